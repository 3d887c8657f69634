// A row answers by field name; what the file called the column is only for messages.
#include "base/text.h"
#include "datasets/datasets.h"

namespace datasets {

std::string_view Row::text(std::string_view field) const {
    const auto found = positions.find(field);
    if (found == positions.end() || found->second >= cells.size()) return {};
    return base::trim(cells[found->second].second);
}

std::string_view Row::header(std::string_view field) const {
    const auto found = positions.find(field);
    if (found == positions.end() || found->second >= cells.size()) return field;
    return cells[found->second].first;
}

bool Row::empty() const {
    for (const auto& [header, cell] : cells)
        if (!base::trim(cell).empty()) return false;
    return true;
}

}  // namespace datasets
