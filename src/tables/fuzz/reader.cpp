// Any bytes as a file: CSV, TSV and XLSX in every encoding. Refused or read to its end.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <string>

#include "base/text.h"
#include "tables/reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const std::string path = "/tmp/hagukumi-fuzz-" + std::to_string(::getpid());
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes), std::streamsize(size));
    auto reader = tables::Reader::open(path);
    ::unlink(path.c_str());
    if (!reader) return 0;
    for (tables::Record record; (*reader)->next(record);) {
        for (const auto& cell : record.cells) {
            if (!base::is_valid_utf8(cell)) std::abort();
        }
    }
    return 0;
}
