// One transaction on one connection, for both engines. Ends with commit(), or is rolled back.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "db/connection.h"

namespace db {

class Transaction final : public WriteTx {
  public:
    Transaction(Connection& connection, Mode mode);
    ~Transaction() override;
    // Records the changed topics and commits; returns the topics, none when undone.
    std::vector<std::string> commit();

    void changed(std::string topic) override;
    void undo() override { undone_ = true; }

  protected:
    std::unique_ptr<Rows> run(const Sql& sql, Arguments arguments) override;
    std::int64_t run_write(const Sql& sql, Arguments arguments) override;
    void run_post(const Sql& sql, Arguments arguments) override;

  private:
    Connection& connection_;
    bool open_ = true;
    bool undone_ = false;
    bool failed_ = false;
    std::set<std::string> topics_;
};

// changes.cpp: adds a topic; very many become one, "everything".
void add_topic(std::set<std::string>& topics, std::string topic);
// changes.cpp: writes them into table `change`.
void record(WriteTx& tx, Connection& connection, const std::set<std::string>& topics);

}  // namespace db
