// SqliteStatement and SqliteRows: binding values and reading them back.
#include <charconv>
#include <cstring>
#include <string_view>

#include "db/sqlite_file.h"

namespace db {

static constexpr std::string_view returning_id = "RETURNING id";

static bool is_plain_insert(std::string_view text) {
    return text.ends_with(returning_id) && text.find("VALUES") != std::string_view::npos &&
           text.find("ON CONFLICT") == std::string_view::npos;
}

SqliteStatement::SqliteStatement(SqliteFile& file, const char* text)
    : file_(file), gives_id_(is_plain_insert(text)) {
    const auto persistent = SQLITE_PREPARE_PERSISTENT;
    const auto size = std::strlen(text) - (gives_id_ ? returning_id.size() : 0);
    file_.expect(
        sqlite3_prepare_v3(
            file_.handle(), text, static_cast<int>(size), persistent, &handle_, nullptr
        ),
        text
    );
    const int count = sqlite3_bind_parameter_count(handle_);
    slots_.resize(static_cast<std::size_t>(count));
    for (int slot = 1; slot <= count; ++slot) {
        const char* name = sqlite3_bind_parameter_name(handle_, slot);
        int number = 0;
        if (name && *name == '$') std::from_chars(name + 1, name + std::strlen(name), number);
        if (number < 1 || number > count)
            throw Error(Problem::Programming, std::string("parameters are $1…$n: ") + text);
        slots_[static_cast<std::size_t>(number - 1)] = slot;
    }
}

static int bind_value(sqlite3_stmt* statement, int slot, const Value& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value))
        return sqlite3_bind_int64(statement, slot, *integer);
    if (const auto* real = std::get_if<double>(&value))
        return sqlite3_bind_double(statement, slot, *real);
    if (const auto* text = std::get_if<std::string_view>(&value)) {
        const char* begin = text->data() ? text->data() : "";  // a null pointer would be NULL
        return sqlite3_bind_text64(
            statement, slot, begin, text->size(), SQLITE_STATIC, SQLITE_UTF8
        );
    }
    return sqlite3_bind_null(statement, slot);
}

void SqliteStatement::bind(Arguments arguments) {
    if (arguments.size() != slots_.size())
        throw Error(
            Problem::Programming,
            std::to_string(arguments.size()) + " values for " + std::to_string(slots_.size()) +
                " parameters: " + text()
        );
    for (std::size_t i = 0; i < slots_.size(); ++i)
        file_.expect(bind_value(handle_, slots_[i], arguments[i].value()), text());
}

bool SqliteStatement::step() {
    const int code = sqlite3_step(handle_);
    if (code == SQLITE_ROW) return true;
    reset();
    if (code != SQLITE_DONE) file_.fail(code, text());
    return false;
}

const Row* SqliteRows::next() {
    if (id_) return nullptr;
    if (statement_.step()) return this;
    if (!statement_.gives_id()) return nullptr;
    id_ = statement_.last_id();
    return this;
}

int SqliteRows::type(int column) const {
    if (id_ && column == 0) return SQLITE_INTEGER;
    if (column < 0 || column >= sqlite3_column_count(statement_.handle()))
        mistaken(column, "there");
    return sqlite3_column_type(statement_.handle(), column);
}

std::int64_t SqliteRows::integer(int column) const {
    if (type(column) != SQLITE_INTEGER) mistaken(column, "a whole number");
    if (id_) return *id_;
    return sqlite3_column_int64(statement_.handle(), column);
}

double SqliteRows::real(int column) const {
    const int found = type(column);
    if (found != SQLITE_FLOAT && found != SQLITE_INTEGER) mistaken(column, "a number");
    if (id_) return static_cast<double>(*id_);
    return sqlite3_column_double(statement_.handle(), column);
}

std::string_view SqliteRows::text(int column) const {
    const int found = type(column);
    if (found != SQLITE_TEXT && found != SQLITE_BLOB) mistaken(column, "text");
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_.handle(), column));
    const int size = sqlite3_column_bytes(statement_.handle(), column);
    return {bytes ? bytes : "", static_cast<std::size_t>(size)};
}

void SqliteRows::mistaken(int column, const char* wanted) const {
    throw Error(
        Problem::Programming,
        "column " + std::to_string(column) + " is not " + wanted + ": " + statement_.text()
    );
}

}  // namespace db
