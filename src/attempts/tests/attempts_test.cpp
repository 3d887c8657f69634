// Nobody tries without end, and nobody is shut out for another's trying.
#include "attempts/attempts.h"

#include <doctest/doctest.h>

#include "support/database.h"

ON_BOTH_DATABASES("three in an hour are allowed, the fourth is not, an hour later it is") {
    constexpr attempts::Limit limit{"test.door", 3, 3600};
    const auto note = [&](const char* who, std::int64_t seconds) {
        return database.write([&](db::WriteTx& tx) {
            return attempts::note(tx, limit, who, {seconds});
        });
    };
    for (const int second : {1, 2, 3})
        CHECK(note("haha", second));
    CHECK_FALSE(note("haha", 4));
    CHECK(note("chichi", 4));
    CHECK(note("haha", 3602));
}
