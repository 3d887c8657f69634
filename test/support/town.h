// Town: a city in a test that reads files, as an import of its staff does:
//
//   ON_BOTH_DATABASES("a newer list closes what is gone") {
//       test::Town town(fresh);
//       const auto report = town.import(facility_lists::datasets(), "park.csv", "公園名,住所\n…");
#pragma once

#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "datasets/datasets.h"
#include "support/browser.h"
#include "support/database.h"

namespace test {

class Town {
  public:
    explicit Town(const Fresh& fresh, city::City city = small_city())
        : site_(std::move(city), fresh.again(), fresh.folder().path("derived")) {}

    datasets::Report import(
        const std::vector<datasets::Kind>& kinds,
        const std::string& file_name,
        std::string_view content,
        const datasets::Options& options = {}
    ) {
        const auto path = folder_.path(file_name);
        std::ofstream(path, std::ios::binary) << content;
        return import_path(kinds, path, options);
    }
    datasets::Report import_path(
        const std::vector<datasets::Kind>& kinds,
        const std::string& path,
        const datasets::Options& options = {}
    ) {
        return datasets::import_file(site_, kinds, path, options, now);
    }
    template <class Work>
    auto read(Work&& work) {
        return site_.database().read(std::forward<Work>(work));
    }
    template <class Work>
    auto write(Work&& work) {
        return site_.database().write(std::forward<Work>(work));
    }
    web::Site& site() { return site_; }
    const Folder& folder() const { return folder_; }
    base::Date today() const { return now.date(); }
    base::Moment now = base::Moment::at(*base::Date::from(2026, 11, 24), {10 * 60});

  private:
    Folder folder_;
    web::Site site_;
};

}  // namespace test
