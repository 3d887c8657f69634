// One row of an answer, read by position. Valid until the next row is asked for.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/id.h"

namespace db {

class Row {
  public:
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual double real(int column) const = 0;
    virtual std::string_view text(int column) const = 0;  // also for BLOB / BYTEA

    // Text, numbers, bool, Date (ISO text), Moment (seconds), Id<>, and optional<> of them.
    // A value that is not of the type throws Error{Programming}.
    template <class T>
    T get(int column) const;

  protected:
    ~Row() = default;
};

[[noreturn]] void bad_date(std::string_view text);

template <class T>
struct Column {  // a type of a room may specialise this
    static T get(const Row& row, int column) { return static_cast<T>(row.integer(column)); }
};
template <>
struct Column<bool> {
    static bool get(const Row& row, int column) { return row.integer(column) != 0; }
};
template <>
struct Column<double> {
    static double get(const Row& row, int column) { return row.real(column); }
};
template <>
struct Column<std::string> {
    static std::string get(const Row& row, int column) { return std::string(row.text(column)); }
};
template <>
struct Column<std::string_view> {
    static std::string_view get(const Row& row, int column) { return row.text(column); }
};
template <>
struct Column<base::Date> {
    static base::Date get(const Row& row, int column) {
        const auto date = base::Date::from_iso(row.text(column));
        if (!date) bad_date(row.text(column));
        return *date;
    }
};
template <>
struct Column<base::Moment> {
    static base::Moment get(const Row& row, int column) { return {row.integer(column)}; }
};
template <class R>
struct Column<base::Id<R>> {
    static base::Id<R> get(const Row& row, int column) { return {row.integer(column)}; }
};
template <class T>
struct Column<std::optional<T>> {
    static std::optional<T> get(const Row& row, int column) {
        if (row.is_null(column)) return std::nullopt;
        return Column<T>::get(row, column);
    }
};

template <class T>
T Row::get(int column) const {
    return Column<T>::get(*this, column);
}

}  // namespace db
