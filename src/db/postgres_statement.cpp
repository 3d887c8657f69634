// PostgresStatement and PostgresRows: values to the server and back, exactly.
#include <charconv>

#include "base/text.h"
#include "db/postgres_link.h"

namespace db {

// The numbers of PostgreSQL's built-in types (pg_type.dat); they never change.
namespace postgres_type {

static constexpr Oid boolean = 16, bytes = 17, name = 19, int8 = 20, int2 = 21, int4 = 23,
                     text = 25, oid = 26, float4 = 700, float8 = 701, unknown = 705, bpchar = 1042,
                     varchar = 1043, numeric = 1700;

static bool is_text(Oid type) {
    return type == text || type == varchar || type == bpchar || type == name || type == unknown;
}
static bool is_whole(Oid type) {
    return type == int8 || type == int4 || type == int2 || type == oid;
}
static bool is_number(Oid type) {
    return is_whole(type) || type == float8 || type == float4 || type == numeric;
}

}  // namespace postgres_type

PostgresStatement::PostgresStatement(PostgresLink& link, const Sql& sql)
    : link_(link), sql_(sql), name_("s" + std::to_string(sql.number())) {
    link_.settle();
    link_.expect(
        Answer(PQprepare(link_.handle(), name_.c_str(), sql.text(), 0, nullptr)), sql.text()
    );
    const auto description =
        link_.expect(Answer(PQdescribePrepared(link_.handle(), name_.c_str())), sql.text());
    types_.resize(static_cast<std::size_t>(PQnparams(description.get())));
    for (std::size_t i = 0; i < types_.size(); ++i)
        types_[i] = PQparamtype(description.get(), static_cast<int>(i));
}

// What PQexecPrepared wants: pointers to text, or to bytes with a length.
class Parcel {
  public:
    Parcel(Arguments arguments, const std::vector<Oid>& types) {
        for (std::size_t i = 0; i < arguments.size(); ++i)
            add(arguments[i].value(), types[i]);
    }
    const char* const* values() const { return values_.data(); }
    const int* lengths() const { return lengths_.data(); }
    const int* formats() const { return formats_.data(); }

  private:
    void add(const Value& value, Oid type) {
        if (std::holds_alternative<std::nullptr_t>(value)) return put(nullptr, 0, 0);
        const bool raw = type == postgres_type::bytes || postgres_type::is_text(type);
        if (const auto* text = std::get_if<std::string_view>(&value); text && raw)
            return put(text->data() ? text->data() : "", text->size(), 1);
        const auto& written = written_.emplace_back(write(value));
        put(written.c_str(), written.size(), raw ? 1 : 0);
    }
    void put(const char* value, std::size_t length, int format) {
        values_.push_back(value);
        lengths_.push_back(static_cast<int>(length));
        formats_.push_back(format);
    }
    static std::string write(const Value& value) {
        if (const auto* text = std::get_if<std::string_view>(&value)) return std::string(*text);
        if (const auto* integer = std::get_if<std::int64_t>(&value))
            return std::to_string(*integer);
        char buffer[40];
        const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::get<double>(value)).ptr;
        return {buffer, end};
    }

    std::deque<std::string> written_;
    std::vector<const char*> values_;
    std::vector<int> lengths_, formats_;
};

void PostgresStatement::check_count(Arguments arguments) const {
    if (arguments.size() != types_.size())
        throw Error(
            Problem::Programming,
            std::to_string(arguments.size()) + " values for " + std::to_string(types_.size()) +
                " parameters: " + sql_.text()
        );
}

void PostgresStatement::send(Arguments arguments) {
    check_count(arguments);
    const Parcel parcel(arguments, types_);
    link_.begin_sending();
    const int sent = PQsendQueryPrepared(
        link_.handle(),
        name_.c_str(),
        static_cast<int>(arguments.size()),
        parcel.values(),
        parcel.lengths(),
        parcel.formats(),
        0
    );
    if (sent == 1) return link_.sent(sql_.text());
    link_.mark_broken();
    throw Lost(Problem::Missing, std::string("PostgreSQL: nothing can be sent: ") + sql_.text());
}

// With what was sent before, in one go.
Answer PostgresStatement::run(Arguments arguments) {
    if (link_.unsettled() > 0) {
        send(arguments);
        return link_.settle();
    }
    check_count(arguments);
    const Parcel parcel(arguments, types_);
    return link_.expect(
        Answer(PQexecPrepared(
            link_.handle(),
            name_.c_str(),
            static_cast<int>(arguments.size()),
            parcel.values(),
            parcel.lengths(),
            parcel.formats(),
            0
        )),
        sql_.text()
    );
}

const Row* PostgresRows::next() {
    decoded_.clear();
    return ++row_ < PQntuples(answer_.get()) ? this : nullptr;
}

bool PostgresRows::is_null(int column) const {
    if (column < 0 || column >= PQnfields(answer_.get())) mistaken(column, "there");
    return PQgetisnull(answer_.get(), row_, column) != 0;
}

std::string_view PostgresRows::value(int column) const {
    const auto length = static_cast<std::size_t>(PQgetlength(answer_.get(), row_, column));
    return {PQgetvalue(answer_.get(), row_, column), length};
}

Oid PostgresRows::type(int column) const {
    if (is_null(column)) mistaken(column, "there");
    return PQftype(answer_.get(), column);
}

std::int64_t PostgresRows::integer(int column) const {
    const auto found = type(column);
    if (found == postgres_type::boolean) return value(column) == "t" ? 1 : 0;
    const bool fits = postgres_type::is_whole(found) || found == postgres_type::numeric;
    const auto number = fits ? base::to_integer(value(column)) : std::nullopt;
    if (!number) mistaken(column, "a whole number");
    return *number;
}

double PostgresRows::real(int column) const {
    if (!postgres_type::is_number(type(column))) mistaken(column, "a number");
    const auto text = value(column);
    double number = 0;
    const auto end = text.data() + text.size();
    if (std::from_chars(text.data(), end, number).ptr != end) mistaken(column, "a number");
    return number;
}

static std::string from_hex(std::string_view hex) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    std::string bytes;
    bytes.reserve(hex.size() / 2);
    for (std::size_t i = 2; i + 1 < hex.size(); i += 2)  // after "\x"
        bytes += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
    return bytes;
}

std::string_view PostgresRows::text(int column) const {
    const auto found = type(column);
    if (found == postgres_type::bytes) return decoded_.emplace_back(from_hex(value(column)));
    if (!postgres_type::is_text(found)) mistaken(column, "text");
    return value(column);
}

void PostgresRows::mistaken(int column, const char* wanted) const {
    throw Error(
        Problem::Programming,
        "column " + std::to_string(column) + " is not " + wanted + ": " + sql_.text()
    );
}

}  // namespace db
