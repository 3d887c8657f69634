// Transaction: see transaction.h.
#include "db/transaction.h"

#include <utility>

namespace db {

Transaction::Transaction(Connection& connection, Mode mode) : connection_(connection) {
    connection_.begin(mode);
}

Transaction::~Transaction() {
    if (open_) connection_.rollback();
}

std::vector<std::string> Transaction::commit() {
    if (undone_) return {};
    if (failed_) throw Error(Problem::Programming, "a failed statement was passed over in silence");
    if (!topics_.empty()) record(*this, connection_, topics_);
    connection_.commit();
    open_ = false;
    return {topics_.begin(), topics_.end()};
}

void Transaction::changed(std::string topic) {
    add_topic(topics_, std::move(topic));
}

std::unique_ptr<Rows> Transaction::run(const Sql& sql, Arguments arguments) {
    const bool failed_before = std::exchange(failed_, true);
    auto rows = connection_.query(sql, arguments);
    failed_ = failed_before;
    return rows;
}

std::int64_t Transaction::run_write(const Sql& sql, Arguments arguments) {
    const bool failed_before = std::exchange(failed_, true);
    const auto touched = connection_.execute(sql, arguments);
    failed_ = failed_before;
    return touched;
}

void Transaction::run_post(const Sql& sql, Arguments arguments) {
    const bool failed_before = std::exchange(failed_, true);
    connection_.post(sql, arguments);
    failed_ = failed_before;
}

}  // namespace db
