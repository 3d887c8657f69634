// Database: opening, and the road of one transaction: lend, begin, work, record, commit, tell.
#include <algorithm>
#include <random>
#include <thread>
#include <utility>

#include "db/pool.h"
#include "db/transaction.h"
#include "db/url.h"

namespace db {

static std::unique_ptr<Driver> driver_for(const std::string& url, Options options) {
    const auto address = parse_url(url);
    if (address.engine == Engine::Sqlite) return sqlite_driver(address.target, options);
    return postgres_driver(address, options);
}

std::unique_ptr<Database> Database::open(std::string url, Options options) {
    return std::unique_ptr<Database>(new Database(std::move(url), options));
}

Database::Database(std::string url, Options options)
    : url_(std::move(url)),
      driver_(driver_for(url_, options)),
      pool_(std::make_unique<Pool>(*driver_, options)) {}

Database::~Database() = default;

// A second transaction on the same thread would wait for the first one's connection or lock.
class OnlyOne {
  public:
    explicit OnlyOne(const Database& database) {
        if (std::find(open_here.begin(), open_here.end(), &database) != open_here.end())
            throw Error(
                Problem::Programming,
                "this thread already has a transaction of this database: hand the tx down"
            );
        open_here.push_back(&database);
    }
    OnlyOne(const OnlyOne&) = delete;
    ~OnlyOne() { open_here.pop_back(); }

  private:
    static thread_local std::vector<const Database*> open_here;
};
thread_local std::vector<const Database*> OnlyOne::open_here;

static void pause_before(int attempt) {
    static thread_local std::minstd_rand random{std::random_device{}()};
    const int most = 1 << std::min(attempt, 7);
    const auto pause = std::chrono::milliseconds(std::uniform_int_distribution(0, most)(random));
    std::this_thread::sleep_for(pause);
}

// Tries again what surely left nothing behind. A lost connection means that the others of the pool
// are dead too; one new connection is tried.
template <class Attempt>
static auto persist(Pool& pool, const Attempt& attempt) {
    static constexpr int most_races = 30;
    bool lost = false;
    for (int races = 0;;) {
        try {
            return attempt();
        } catch (const Again& again) {
            if (++races > most_races) throw Error(Problem::Busy, again.what());
        } catch (const Lost&) {
            if (std::exchange(lost, true)) throw;
            pool.close_idle(std::chrono::seconds(0));
        }
        if (races > 0) pause_before(races);
    }
}

static std::vector<std::string> attempt(
    Pool& pool, Mode mode, const std::function<void(Transaction&)>& work
) {
    const auto connection = pool.lend();
    Transaction tx(*connection, mode);
    work(tx);
    return tx.commit();
}

void Database::run_read(const std::function<void(ReadTx&)>& work) {
    const OnlyOne only(*this);
    persist(*pool_, [&] { return attempt(*pool_, Mode::Read, work); });
}

void Database::run_write(const std::function<void(WriteTx&)>& work) {
    std::vector<std::string> topics;
    {
        const OnlyOne only(*this);
        topics = persist(*pool_, [&] { return attempt(*pool_, Mode::Write, work); });
    }
    tell(topics);
}

Engine Database::engine() const {
    return driver_->engine();
}

void Database::backup_to(const std::string& path) {
    driver_->backup_to(path);
}

std::vector<std::string> Database::check() {
    return driver_->check();
}

void Database::close_idle(std::chrono::seconds unused) {
    pool_->close_idle(unused);
}

void restore(const std::string& url, const std::string& backup, std::span<const Migration> known) {
    driver_for(url, {})->restore(backup, known);
}

std::vector<std::string> prepare_all(Database& database) {
    std::vector<std::string> complaints;
    const auto connection = database.pool_->lend();
    for (const Sql* sql : Sql::all()) {
        if (sql->only().value_or(database.engine()) != database.engine()) continue;
        try {
            connection->prepare(*sql);
        } catch (const Error& error) {
            complaints.push_back(error.what());
        }
    }
    return complaints;
}

}  // namespace db
