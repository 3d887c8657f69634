// Assets: style sheets, scripts, icons and fonts as tools/assets.mjs built them, in memory, with
// their compressed forms. Their names change with their content, so browsers keep them for ever.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "web/stored.h"

namespace net {

class Assets {
  public:
    // Reads manifest.json ("base.css": "/assets/base.3f9a.css") and the files; tells html::View
    // their addresses. "" = no assets. Throws std::runtime_error when a listed file is missing.
    explicit Assets(const std::string& folder);
    const std::shared_ptr<const web::Stored>* find(std::string_view path) const;

  private:
    std::unordered_map<std::string_view, std::shared_ptr<const web::Stored>> by_path_;
    std::vector<std::unique_ptr<std::string>> paths_;
};

std::string_view content_type_of(std::string_view file_name);

}  // namespace net
