// Cities publish several lists of one kind (公立 and 私立, by district), and new versions of a list
// under new names (preschool_2025, preschool_2026). Closing the rows of another list would be worse
// than not closing a gone row, so in doubt a file is a list of its own.
#include "datasets/choose_source.h"

#include <algorithm>
#include <filesystem>

#include "base/text.h"
#include "datasets/store.h"

namespace datasets {

constexpr std::int64_t rows_looked_at = 2000;

static std::string name_of_list(const std::string& path);
static std::string without_digits(std::string_view name);

std::string choose_source(
    db::ReadTx& tx, const RowReader& opened, const Options& options, const std::string& path
) {
    const auto begin = opened.kind().name + "/";
    if (!options.source.empty()) return begin + options.source;
    const auto own = begin + name_of_list(path);
    const auto sources = list_sources(tx, opened.kind().name);
    if (sources.empty() || std::find(sources.begin(), sources.end(), own) != sources.end())
        return own;
    auto reader = opened.again();
    if (!reader) return own;
    std::vector<std::int64_t> shared(sources.size());
    std::int64_t rows = 0;
    Keys keys(opened.kind());
    for (Row row; rows < rows_looked_at && reader->next(row);) {
        if (row.empty()) continue;
        ++rows;
        const auto key = keys.key_of(row);
        for (std::size_t i = 0; i < sources.size(); ++i)
            shared[i] += is_imported(tx, sources[i], key, keys.twin_of(row));
    }
    const auto best = std::size_t(std::max_element(shared.begin(), shared.end()) - shared.begin());
    const auto open = std::min(count_open(tx, sources[best]), rows_looked_at);
    const bool same_name = without_digits(sources[best]) == without_digits(own);
    const bool is_newer = same_name ? shared[best] * 5 >= std::min(rows, open)
                                    : shared[best] * 2 >= std::max(rows, open);
    return shared[best] > 0 && is_newer ? sources[best] : own;
}

// The file's name; of one that says nothing, its folder's.
static std::string name_of_list(const std::string& path) {
    const auto file = std::filesystem::absolute(path);
    const auto stem = file.stem().string();
    for (const auto* nothing : {"data", "index", "export", "download", "list"})
        if (stem == nothing) return file.parent_path().filename().string();
    return stem;
}

static std::string without_digits(std::string_view name) {
    std::string rest;
    for (const char c : base::fold(name))
        if (std::string_view("0123456789-_.() ").find(c) == std::string_view::npos) rest += c;
    return rest;
}

}  // namespace datasets
