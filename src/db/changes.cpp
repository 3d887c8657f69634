// The table `change`: what others should know about. See migrations/…_change.sql.
#include "db/transaction.h"

namespace db {

static constexpr std::int64_t kept = 20'000;       // records
static constexpr std::int64_t prune_each = 1'000;  // positions
static constexpr std::size_t too_many = 10'000;    // topics of one transaction
static constexpr std::string_view everything = "*";

static const Sql insert_change{R"(
    INSERT INTO change (topic)
    VALUES ($1)
    RETURNING position
)"};

static const Sql remove_changes{R"(
    DELETE FROM change
    WHERE position <= $1
)"};

static const Sql kept_positions{R"(
    SELECT
        COALESCE((SELECT MIN(position) FROM change), 1),
        COALESCE((SELECT MAX(position) FROM change), 0)
)"};

static const Sql list_changes{R"(
    SELECT position, topic
    FROM change
    WHERE position > $1
    ORDER BY position
)"};

struct KeptPositions {
    std::int64_t first;
    std::int64_t last;
    static KeptPositions from(const Row& row) { return {row.integer(0), row.integer(1)}; }
};

struct ChangeRow : Change {
    static ChangeRow from(const Row& row) { return {{row.integer(0), row.get<std::string>(1)}}; }
};

// A transaction with very many topics (an import) is one record "everything": followers start anew,
// which is cheaper for all than reading them.
void add_topic(std::set<std::string>& topics, std::string topic) {
    if (topics.size() == 1 && *topics.begin() == everything) return;
    topics.insert(std::move(topic));
    if (topics.size() > too_many) topics = {std::string(everything)};
}

void record(WriteTx& tx, Connection& connection, const std::set<std::string>& topics) {
    connection.order_commits();
    std::int64_t first = 0, last = 0;
    for (const auto& topic : topics) {
        last = tx.find<std::int64_t>(insert_change, topic).value();
        if (first == 0) first = last;
    }
    if ((first - 1) / prune_each != last / prune_each) tx.execute(remove_changes, last - kept);
}

std::optional<std::vector<Change>> Database::changes_after(std::int64_t position) {
    return read([&](ReadTx& tx) -> std::optional<std::vector<Change>> {
        const auto known = tx.find<KeptPositions>(kept_positions).value();
        if (position == known.last) return std::vector<Change>{};
        if (position > known.last || position + 1 < known.first) return std::nullopt;
        std::vector<Change> changes;
        for (auto& row : tx.list<ChangeRow>(list_changes, position)) {
            if (row.topic == everything) return std::nullopt;
            changes.push_back(std::move(row));
        }
        return changes;
    });
}

std::int64_t Database::last_change() {
    return read([](ReadTx& tx) { return tx.find<KeptPositions>(kept_positions).value().last; });
}

void Database::on_commit(std::function<void(const std::vector<std::string>&)> listener) {
    const std::lock_guard lock(listeners_mutex_);
    listeners_.push_back(std::move(listener));
}

void Database::tell(const std::vector<std::string>& topics) noexcept {
    if (topics.empty()) return;
    const std::lock_guard lock(listeners_mutex_);
    for (const auto& listener : listeners_)
        listener(topics);
}

}  // namespace db
