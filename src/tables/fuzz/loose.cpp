// Any cell as everything that a cell may mean: none throws.
#include <cstdint>

#include "tables/loose.h"
#include "tables/writer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const auto near = *base::Date::from(2026, 11, 24);
    tables::read_date(text, near);
    tables::read_date_range(text, near);
    tables::read_time(text);
    tables::read_time_range(text);
    tables::read_whole(text);
    tables::read_yen(text);
    tables::read_yes(text);
    tables::is_damaged_code(text);
    tables::read_position(text.substr(0, size / 2), text.substr(size / 2));
    tables::read_ages(text);
    tables::tidy_phone(text);
    if (tables::unguard(tables::guard(text)) != text) __builtin_trap();
    return 0;
}
