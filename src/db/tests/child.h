// A second process for tests: forked, does its work, leaves without tidying up.
#pragma once

#include <sys/types.h>

#include <functional>

namespace test {

// Before forking no connection may be open: SQLite's locks belong to a process.
class Child {
  public:
    // work writes to the given descriptor; its return value is the exit code.
    explicit Child(const std::function<int(int descriptor)>& work);
    Child(const Child&) = delete;
    ~Child();

    int read_number();  // 0 when the child is gone
    void kill_hard();   // SIGKILL
    int wait();         // exit code, or minus the signal

  private:
    pid_t pid_ = 0;
    int from_child_ = -1;
};

// Runs work as an ordinary user when we are root, to whom every file is writable.
int as_nobody(const std::function<int()>& work);

}  // namespace test
