// What a row says beyond what its kind keeps, so that an export gives back every cell.
#include <boost/json.hpp>

#include "base/log.h"
#include "base/text.h"
#include "datasets/datasets.h"

namespace datasets {

namespace json = boost::json;

static void add(std::string& object, std::string_view key, std::string_view value) {
    object += object.empty() ? "{" : ",";
    object += base::json_quote(key);
    object += ':';
    object += base::json_quote(value);
}

Rest rest_of(const Row& row, const Fields& kept) {
    std::vector<std::string_view> field_at(row.cells.size());
    for (const auto& [field, at] : row.positions)
        if (at < field_at.size() && kept.contains(field)) field_at[at] = field;
    Rest rest;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const auto& [header, cell] = row.cells[i];
        if (!field_at[i].empty()) {
            if (cell != kept.find(field_at[i])->second) add(rest.cells, field_at[i], cell);
        } else if (!cell.empty()) {
            add(rest.others, header.empty() ? "#" + std::to_string(i + 1) : header, cell);
        }
    }
    for (auto* object : {&rest.others, &rest.cells})
        if (!object->empty()) *object += '}';
    return rest;
}

std::vector<std::pair<std::string, std::string>> read_rest(std::string_view text) {
    std::vector<std::pair<std::string, std::string>> all;
    if (text.empty()) return all;
    boost::system::error_code error;
    const auto object = json::parse(text, error);
    if (error || !object.is_object()) return all;
    for (const auto& member : object.as_object())
        if (member.value().is_string()) all.emplace_back(member.key(), member.value().as_string());
    return all;
}

}  // namespace datasets
