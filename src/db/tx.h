// Statements and transactions. A room's store.cpp says its SQL as namespace-scope constants:
//   static const db::Sql find_article{"SELECT id, title FROM article WHERE id = $1"};
//   tx.find<Article>(find_article, id)      Article has: static Article from(const db::Row&);
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <typeindex>
#include <unordered_map>
#include <variant>
#include <vector>

#include "db/error.h"
#include "db/row.h"

namespace db {

enum class Engine { Sqlite, Postgres };

// A statement of the portable subset, with $1…$n. Numbers itself; every connection prepares it
// once. A house test prepares all of them on both engines. Namespace scope only: it lives as long
// as the program. `only` marks the half of a pair that had to be written twice.
class Sql {
  public:
    explicit Sql(const char* text, std::optional<Engine> only = std::nullopt);
    Sql(const Sql&) = delete;
    const char* text() const { return text_; }
    std::size_t number() const { return number_; }
    std::optional<Engine> only() const { return only_; }
    static const std::vector<const Sql*>& all();

  private:
    const char* text_;
    std::size_t number_;
    std::optional<Engine> only_;
};

using Value = std::variant<std::nullptr_t, std::int64_t, double, std::string_view>;

// What can be bound: integers, bool, enum (as integer), double, text, Date, Moment, Id<>,
// optional<>. Text is not copied: it must live until the call that binds it returns.
class Bound {
    using DateText = std::array<char, 10>;  // "2026-11-24"

  public:
    template <class T>
    Bound(const T& value);  // NOLINT(google-explicit-constructor)
    Value value() const;

  private:
    static DateText date_text(base::Date date);
    std::variant<std::nullptr_t, std::int64_t, double, std::string_view, DateText> value_;
};

using Arguments = std::span<const Bound>;

// The rows of one answer. SQLite makes them one by one; PostgreSQL holds the whole answer in
// memory, so what may be long is read in pages (LIMIT). Keep nothing of a Row after the next one.
class Rows {
  public:
    virtual ~Rows() = default;
    virtual const Row* next() = 0;  // nullptr at the end
};

class ReadTx {
  public:
    ReadTx(const ReadTx&) = delete;
    virtual ~ReadTx() = default;

    template <class T, class... A>
    std::vector<T> list(const Sql& sql, const A&... arguments) {
        std::vector<T> all;
        each(
            sql, [&](const Row& row) { all.push_back(make<T>(row)); }, arguments...
        );
        return all;
    }
    template <class T, class... A>
    std::optional<T> find(const Sql& sql, const A&... arguments) {
        const std::array<Bound, sizeof...(A)> bound{Bound(arguments)...};
        std::optional<T> found;
        const auto rows = run(sql, bound);
        if (const Row* row = rows->next()) found.emplace(make<T>(*row));
        return found;
    }
    template <class Each, class... A>
    void each(const Sql& sql, Each&& each_row, const A&... arguments) {
        const std::array<Bound, sizeof...(A)> bound{Bound(arguments)...};
        const auto rows = run(sql, bound);
        while (const Row* row = rows->next())
            each_row(*row);
    }

  protected:
    ReadTx() = default;
    virtual std::unique_ptr<Rows> run(const Sql& sql, Arguments arguments) = 0;

  private:
    template <class T>
    static T make(const Row& row) {
        if constexpr (requires { T::from(row); })
            return T::from(row);
        else
            return row.get<T>(0);
    }
};

class WriteTx : public ReadTx {
  public:
    // How many rows it touched.
    template <class... A>
    std::int64_t execute(const Sql& sql, const A&... arguments) {
        const std::array<Bound, sizeof...(A)> bound{Bound(arguments)...};
        return run_write(sql, bound);
    }
    // The same for many rows whose count nobody asks for: PostgreSQL does them without an answer
    // for each. Done before anything is read or committed; what goes wrong is thrown then.
    template <class... A>
    void post(const Sql& sql, const A&... arguments) {
        const std::array<Bound, sizeof...(A)> bound{Bound(arguments)...};
        run_post(sql, bound);
    }
    // Others see something new: "article:42" for the row, "articles" for lists of such rows.
    // Recorded in the same transaction (table `change`), told to this process after the commit.
    virtual void changed(std::string topic) = 0;
    // Keeps nothing of this transaction (a dry run, a refusal found late); write() still returns
    // what work returns. An exception that leaves work does the same and goes on to the caller.
    virtual void undo() = 0;
    // What a room keeps until this transaction ends: made when first asked for.
    template <class Part>
    Part& part() {
        auto& kept = parts_[typeid(Part)];
        if (!kept) kept = std::make_shared<Part>();
        return *static_cast<Part*>(kept.get());
    }

  protected:
    virtual std::int64_t run_write(const Sql& sql, Arguments arguments) = 0;
    virtual void run_post(const Sql& sql, Arguments arguments) = 0;

  private:
    std::unordered_map<std::type_index, std::shared_ptr<void>> parts_;
};

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsId : std::false_type {};
template <class R>
struct IsId<base::Id<R>> : std::true_type {};

template <class T>
Bound::Bound(const T& value) {
    if constexpr (IsOptional<T>::value) {
        if (value)
            value_ = Bound(*value).value_;
        else
            value_ = nullptr;
    } else if constexpr (std::is_same_v<T, std::nullptr_t>) {
        value_ = nullptr;
    } else if constexpr (IsId<T>::value) {
        value_ = value.number;
    } else if constexpr (std::is_same_v<T, base::Date>) {
        value_ = date_text(value);
    } else if constexpr (std::is_same_v<T, base::Moment>) {
        value_ = value.seconds;
    } else if constexpr (std::is_floating_point_v<T>) {
        value_ = static_cast<double>(value);
    } else if constexpr (std::is_integral_v<T> || std::is_enum_v<T>) {
        value_ = static_cast<std::int64_t>(value);
    } else {
        value_ = std::string_view(value);
    }
}

}  // namespace db
