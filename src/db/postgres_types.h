// The numbers of PostgreSQL's built-in types (pg_type.dat); they never change. Inside this room.
#pragma once

#include <libpq-fe.h>

namespace db::postgres_type {

inline constexpr Oid boolean = 16, bytes = 17, name = 19, int8 = 20, int2 = 21, int4 = 23,
                     text = 25, oid = 26, float4 = 700, float8 = 701, unknown = 705, bpchar = 1042,
                     varchar = 1043, numeric = 1700;

inline bool is_text(Oid type) {
    return type == text || type == varchar || type == bpchar || type == name || type == unknown;
}
inline bool is_whole(Oid type) {
    return type == int8 || type == int4 || type == int2 || type == oid;
}
inline bool is_number(Oid type) {
    return is_whole(type) || type == float8 || type == float4 || type == numeric;
}

}  // namespace db::postgres_type
