// The words stand in the texts, so that a city can name its own.
#include "base/text.h"
#include "finding/finding.h"
#include "html/view.h"

namespace finding {

// "Temporary childcare=一時預かり, 児童手当": the words shown, and those searched for.
std::vector<Example> examples(const html::View& view) {
    std::vector<Example> all;
    const auto listed = view.t("finding.examples");
    for (const auto one : base::split(listed, ',')) {
        const auto equals = one.find('=');
        const auto text = base::trim(one.substr(0, equals));
        const auto query = equals == one.npos ? text : base::trim(one.substr(equals + 1));
        all.push_back({std::string(text), std::string(query)});
    }
    return all;
}

}  // namespace finding
