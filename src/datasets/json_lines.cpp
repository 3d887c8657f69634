// The first record given out is the list of all keys seen in the first lines, like a header row.
#include "datasets/json_lines.h"

#include <fmt/format.h>
#include <boost/json.hpp>

#include <algorithm>
#include <fstream>

#include "base/text.h"

namespace datasets {

namespace json = boost::json;

constexpr std::size_t longest_line = 4 << 20;

namespace {

class JsonLines : public SourceFile {
  public:
    explicit JsonLines(std::ifstream stream) : stream_(std::move(stream)) {}
    bool next(Record& cells, int& line) override;
    std::string format() const override { return "JSON Lines, UTF-8"; }
    const FileRefusal* broken() const override { return refusal_ ? &*refusal_ : nullptr; }
    bool read_header();

  private:
    bool read_object(json::object& object);
    void fill(const json::object& object, Record& cells);
    std::ifstream stream_;
    int line_ = 0;
    Record keys_;
    bool header_given_ = false;
    std::optional<FileRefusal> refusal_;
};

}  // namespace

static std::string cell_of(const json::value& value);

base::Result<std::unique_ptr<SourceFile>, FileRefusal> open_json_lines(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return base::refuse(FileRefusal{"cannot_open", path});
    auto file = std::make_unique<JsonLines>(std::move(stream));
    if (!file->read_header()) return base::refuse(*file->broken());
    return file;
}

// Keys may differ from line to line, so the header is what the whole file uses.
bool JsonLines::read_header() {
    json::object object;
    while (read_object(object))
        for (const auto& member : object)
            if (std::find(keys_.begin(), keys_.end(), std::string(member.key())) == keys_.end())
                keys_.emplace_back(member.key());
    if (!refusal_ && keys_.empty()) refusal_ = FileRefusal{"empty", ""};
    stream_.clear();
    stream_.seekg(0);
    line_ = 0;
    return !refusal_;
}

bool JsonLines::next(Record& cells, int& line) {
    if (!header_given_) {
        header_given_ = true;
        cells = keys_;
        line = 0;
        return true;
    }
    json::object object;
    if (!read_object(object)) return false;
    line = line_;
    fill(object, cells);
    return true;
}

bool JsonLines::read_object(json::object& object) {
    for (std::string text; !refusal_ && std::getline(stream_, text);) {
        ++line_;
        if (base::trim(text).empty()) continue;
        boost::system::error_code error;
        auto value = text.size() > longest_line ? json::value() : json::parse(text, error);
        if (error || !value.is_object() || !base::is_valid_utf8(text)) {
            refusal_ = FileRefusal{"bad_json", fmt::format("{}", line_)};
            return false;
        }
        object = std::move(value.as_object());
        return true;
    }
    return false;
}

void JsonLines::fill(const json::object& object, Record& cells) {
    cells.clear();
    for (const auto& key : keys_) {
        const auto* value = object.if_contains(key);
        cells.push_back(value ? cell_of(*value) : "");
    }
}

static std::string cell_of(const json::value& value) {
    if (value.is_null()) return "";
    if (value.is_string()) return std::string(value.as_string());
    if (!value.is_array()) return json::serialize(value);
    std::vector<std::string> parts;
    for (const auto& part : value.as_array())
        parts.push_back(cell_of(part));
    return base::join(parts, ";");
}

}  // namespace datasets
