// Which kind of dataset a file is, and which of its columns is which field.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "datasets/datasets.h"

namespace datasets {

using Record = std::vector<std::string>;
using Positions = std::map<std::string, std::size_t, std::less<>>;

struct Recognised {
    const Kind* kind;
    std::size_t header_row;  // index into the records looked at; npos: the file has no header
    Positions positions;
    Record headers;
};

// Looks at the first records of a file (notes may stand above the header).
std::optional<Recognised> recognise(
    const city::City& city,
    const std::vector<Kind>& kinds,
    const std::vector<Record>& first_records,
    std::string_view file_name,
    std::string_view wanted_kind
);

// A header as it is compared: width, case, brackets, spaces and marks do not count.
std::string plain_header(std::string_view header);

Positions match_fields(const city::City& city, const Kind& kind, const Record& headers);

}  // namespace datasets
