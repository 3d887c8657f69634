// PostgresLink: connecting, and what SQLSTATEs mean to us.
#include "db/postgres_link.h"

#include <array>
#include <cstring>
#include <utility>

#include "base/text.h"

namespace db {

std::string application_name(const std::string& schema) {
    return ("hagukumi " + schema).substr(0, 63);
}

// Ours come first, so that the conninfo may say otherwise. A dead network is noticed in a minute.
PostgresLink::PostgresLink(const std::string& conninfo, Options options) {
    const auto wait = std::to_string(options.wait_seconds);
    const std::array names{
        "connect_timeout",
        "client_encoding",
        "fallback_application_name",
        "keepalives_idle",
        "keepalives_interval",
        "keepalives_count",
        "tcp_user_timeout",
        "dbname",
        static_cast<const char*>(nullptr)};
    const std::array values{
        wait.c_str(),
        "UTF8",
        "hagukumi",
        "30",
        "10",
        "3",
        "30000",
        conninfo.c_str(),
        static_cast<const char*>(nullptr)};
    handle_ = PQconnectdbParams(names.data(), values.data(), 1);
    PQsetNoticeProcessor(
        handle_, [](void*, const char*) {}, nullptr
    );  // not to standard error
    if (handle_ && PQstatus(handle_) == CONNECTION_OK) return;
    const std::string message = handle_ ? PQerrorMessage(handle_) : "out of memory";
    PQfinish(handle_);
    throw Error(
        Problem::Missing, "no connection to PostgreSQL: " + std::string(base::trim(message))
    );
}

void PostgresLink::begin_sending() {
    if (PQpipelineStatus(handle_) == PQ_PIPELINE_OFF) PQenterPipelineMode(handle_);
}

// All answers are taken from the connection before the first that was bad is thrown.
Answer PostgresLink::settle() {
    if (PQpipelineStatus(handle_) == PQ_PIPELINE_OFF) return nullptr;
    const auto sent = std::exchange(sent_, {});
    const bool synced = PQpipelineSync(handle_) == 1;
    Answer last, bad;
    const char* failed = nullptr;
    for (const auto* doing : sent) {
        last = next_answer();
        const auto status = PQresultStatus(last.get());
        if (failed || status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) continue;
        bad = std::move(last);
        failed = doing;
    }
    if (synced) next_answer();
    const bool over = PQexitPipelineMode(handle_) == 1;
    if (failed) fail(bad.get(), failed);
    if (!over || !synced) fail(nullptr, "settling");
    return last;
}

// Each is followed by an empty one, but that of the end.
Answer PostgresLink::next_answer() {
    Answer answer(PQgetResult(handle_));
    if (answer && PQresultStatus(answer.get()) != PGRES_PIPELINE_SYNC)
        Answer nothing(PQgetResult(handle_));
    return answer;
}

Answer PostgresLink::run(const std::string& statements) {
    settle();
    return expect(Answer(PQexec(handle_, statements.c_str())), statements);
}

Answer PostgresLink::expect(Answer answer, std::string_view doing) {
    const auto status = PQresultStatus(answer.get());
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(answer.get(), doing);
    return answer;
}

struct StateMeaning {
    std::string_view prefix;
    Problem problem;
};
static constexpr StateMeaning meanings[] = {
    {"23505", Problem::Unique},
    {"23P01", Problem::Unique},
    {"23503", Problem::ForeignKey},
    {"23502", Problem::NotNull},
    {"23514", Problem::Check},
    {"55P03", Problem::Busy},
    {"57014", Problem::Busy},
    {"533", Problem::Busy},
    {"53100", Problem::Full},
    {"25006", Problem::ReadOnly},
    {"42501", Problem::ReadOnly},
    {"3D000", Problem::Missing},
    {"3F000", Problem::Missing},
    {"28", Problem::Missing},
    {"58", Problem::Damaged},
    {"XX001", Problem::Damaged},
    {"XX002", Problem::Damaged},
};

static Problem problem_of(std::string_view state) {
    for (const auto& meaning : meanings)
        if (base::starts_with(state, meaning.prefix)) return meaning.problem;
    return Problem::Programming;
}

static std::string field(const PGresult* answer, int code) {
    const char* text = PQresultErrorField(answer, code);
    return text ? text : "";
}

// The plan of a kept statement no longer fits (a migration ran elsewhere), or a pooler forgot it.
static bool is_stale(std::string_view state, std::string_view message) {
    return state == "26000" ||
           (state == "0A000" && base::contains(message, "cached plan must not change"));
}

// Names the constraint, never the values (they may be a person's).
void PostgresLink::fail(const PGresult* answer, std::string_view doing) {
    const auto state = field(answer, PG_DIAG_SQLSTATE);
    auto message = field(answer, PG_DIAG_MESSAGE_PRIMARY);
    if (message.empty()) message = std::string(base::trim(PQerrorMessage(handle_)));
    const auto constraint = field(answer, PG_DIAG_CONSTRAINT_NAME);
    if (!constraint.empty()) message += " (" + constraint + ")";
    message = "PostgreSQL: " + message + " [" + std::string(doing) + "]";
    const bool shut_down = base::starts_with(state, "57P") || base::starts_with(state, "08");
    if (state.empty() || shut_down || is_stale(state, message) || broken()) {
        broken_ = true;
        throw Lost(Problem::Missing, message);
    }
    if (state == "40001" || state == "40P01") throw Again(Problem::Busy, message);
    throw Error(problem_of(state), message);
}

}  // namespace db
