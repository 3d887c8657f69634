// Child: see child.h.
#include "child.h"

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <stdexcept>

namespace test {

Child::Child(const std::function<int(int)>& work) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
    pid_ = ::fork();
    if (pid_ == 0) {
        ::close(ends[0]);
        int code = 99;
        try {
            code = work(ends[1]);
        } catch (...) {
        }
        ::_exit(code);
    }
    ::close(ends[1]);
    from_child_ = ends[0];
}

Child::~Child() {
    if (pid_ > 0) {
        kill_hard();
        wait();
    }
    ::close(from_child_);
}

int Child::read_number() {
    int number = 0;
    return ::read(from_child_, &number, sizeof number) == sizeof number ? number : 0;
}

void Child::kill_hard() {
    ::kill(pid_, SIGKILL);
}

int Child::wait() {
    int status = 0;
    ::waitpid(pid_, &status, 0);
    pid_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

int as_nobody(const std::function<int()>& work) {
    static constexpr unsigned nobody = 65534;
    Child child([&](int) {
        if (::getuid() == 0 && (::setgid(nobody) != 0 || ::setuid(nobody) != 0)) return 98;
        return work();
    });
    return child.wait();
}

}  // namespace test
