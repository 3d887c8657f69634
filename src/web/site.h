// Site: one city in this process: its settings, its database, its folder for derived data.
// A request belongs to exactly one Site, found by host name; nothing leads from one Site to
// another.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <typeindex>
#include <unordered_map>
#include <vector>

#include "city/city.h"
#include "db/db.h"

namespace web {

// How people outside reach this city, and it them. The address is the operator's word and not a
// request's: what goes into letters must not be what some client put into its Host line.
struct Reach {
    std::string address = "http://localhost";  // "https://kosodate.example", no path
    bool sends_mail = false;
};

class Site {
  public:
    Site(
        city::City city,
        std::unique_ptr<db::Database> database,
        std::string data_folder,
        Reach reach = {}
    );

    const city::City& city() const { return city_; }
    db::Database& database() const { return *database_; }
    const std::string& data_folder() const { return data_folder_; }
    const Reach& reach() const { return reach_; }

    // What a room keeps per city (the opened search index): made when first asked for.
    template <class Part>
    Part& part() {
        return *static_cast<Part*>(keep(typeid(Part), [this] {
            return std::make_shared<Part>(*this);
        }));
    }

  private:
    void* keep(std::type_index type, const std::function<std::shared_ptr<void>()>& make);
    city::City city_;
    std::unique_ptr<db::Database> database_;
    std::string data_folder_;
    Reach reach_;
    std::recursive_mutex mutex_;  // a part may ask for another part while it is made
    std::unordered_map<std::type_index, std::shared_ptr<void>> parts_;
};

// All cities of this process by host name; "*" answers for every other host.
class Sites {
  public:
    void add(std::unique_ptr<Site> site, const std::vector<std::string>& hosts);
    Site* find(std::string_view host) const;  // any case, with or without port; nullptr: 421
    const std::vector<std::unique_ptr<Site>>& all() const { return sites_; }

  private:
    std::vector<std::unique_ptr<Site>> sites_;
    std::unordered_map<std::string, Site*> by_host_;
    Site* for_all_ = nullptr;
};

}  // namespace web
