// Cities by host name.
#include "web/site.h"

#include <algorithm>

namespace web {

static std::string lower(std::string_view text);
static std::string_view without_port(std::string_view host);

Site::Site(
    city::City city, std::unique_ptr<db::Database> database, std::string data_folder, Reach reach
)
    : city_(std::move(city)),
      database_(std::move(database)),
      data_folder_(std::move(data_folder)),
      reach_(std::move(reach)) {}

void* Site::keep(std::type_index type, const std::function<std::shared_ptr<void>()>& make) {
    const std::lock_guard lock(mutex_);
    auto& part = parts_[type];
    if (!part) part = make();
    return part.get();
}

void Sites::add(std::unique_ptr<Site> site, const std::vector<std::string>& hosts) {
    for (const auto& host : hosts)
        if (host == "*")
            for_all_ = site.get();
        else
            by_host_[lower(host)] = site.get();
    sites_.push_back(std::move(site));
}

Site* Sites::find(std::string_view host) const {
    const auto found = by_host_.find(lower(without_port(host)));
    return found == by_host_.end() ? for_all_ : found->second;
}

static std::string_view without_port(std::string_view host) {
    const auto colon = host.rfind(':');
    return host.ends_with(']') || colon == std::string_view::npos ? host : host.substr(0, colon);
}

static std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    });
    return out;
}

}  // namespace web
