// Which reader a file needs is told by its first bytes, never by its name.
#include "tables/reader.h"

#include <algorithm>
#include <fstream>

#include "base/text.h"
#include "tables/csv.h"
#include "tables/xlsx.h"

namespace tables {

static std::optional<Refusal> refuse_bytes(std::string_view sample);
static void add_first_foreign_bytes(std::ifstream& stream, std::string& sample);

base::Result<std::unique_ptr<Reader>, Problem> Reader::open(
    const std::string& path, std::size_t sheet
) {
    std::ifstream stream(path, std::ios::binary);
    std::string sample(1 << 16, '\0');
    stream.read(sample.data(), std::streamsize(sample.size()));
    if (stream.bad() || (!stream && stream.gcount() == 0 && !stream.eof()))
        return base::refuse(Problem{Refusal::CannotOpen, path});
    sample.resize(std::size_t(stream.gcount()));
    add_first_foreign_bytes(stream, sample);
    stream.clear();
    if (sample.starts_with("PK\x03\x04")) return open_xlsx(path, sheet);
    if (const auto refusal = refuse_bytes(sample)) return base::refuse(Problem{*refusal, path});
    return std::make_unique<CsvReader>(std::move(stream), sample);
}

// The encoding of a file that begins with much ASCII is told by its first other bytes.
static void add_first_foreign_bytes(std::ifstream& stream, std::string& sample) {
    const auto foreign = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
    if (std::any_of(sample.begin(), sample.end(), foreign)) return;
    std::string more(1 << 16, '\0');
    while (stream) {
        stream.read(more.data(), std::streamsize(more.size()));
        const auto end = more.begin() + stream.gcount();
        const auto first = std::find_if(more.begin(), end, foreign);
        if (first == end) continue;
        sample.append(first, end);
        return;
    }
}

static std::optional<Refusal> refuse_bytes(std::string_view sample) {
    const auto text = base::trim(sample.substr(std::min(bom_length(sample), sample.size())));
    if (text.empty()) return Refusal::Empty;
    const auto head = base::fold(base::repair_utf8(text.substr(0, 64)));
    if (head.starts_with("<!doctype html") || head.starts_with("<html")) return Refusal::Html;
    const bool wide = detect(sample) == Charset::Utf16Le || detect(sample) == Charset::Utf16Be;
    if (!wide && sample.find('\0') != std::string_view::npos) return Refusal::Binary;
    for (const auto* magic :
         {"%PDF", "\xd0\xcf\x11\xe0", "\x89PNG", "\xff\xd8\xff", "GIF8", "\x1f\x8b"})
        if (sample.starts_with(magic)) return Refusal::Binary;
    return {};
}

}  // namespace tables
