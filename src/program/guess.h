// What open data says about the city that published it: its name, its code, where it lies.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tables/loose.h"

namespace program {

// Everything that may be told from a folder of tables; the most frequent answer wins.
class Guess {
  public:
    void read(const std::string& file);
    std::string name() const { return most(names_); }  // 焼津市
    // Only when most addresses say it: one shop beyond the border does not move a city.
    std::string prefecture() const;
    // Of tables that say none, from the names of files and folders: "city-999997/shops.csv".
    std::string code() const;
    bool located() const { return !points_.empty(); }
    tables::LatLng centre() const;  // the median: a few wrong positions do not move it
    // Where all but the outermost twentieths of the points are.
    struct Box {
        double west, south, east, north;
    };
    Box box() const;

  private:
    using Votes = std::map<std::string, int>;
    static std::string most(const Votes& votes);
    // Which columns of the file that is read say something, as far as its header was met.
    struct Columns {
        std::map<std::size_t, Votes*> votes{};
        std::size_t latitude = std::string::npos, longitude = std::string::npos;
    };
    void learn_columns(const std::vector<std::string>& cells, Columns& columns);
    void vote(const std::vector<std::string>& cells, const Columns& columns);
    void vote_for_address(std::string_view address);
    void vote_for_code_in(const std::string& path);
    void note_point(const std::string& latitude, const std::string& longitude);
    Votes names_, prefectures_, codes_, codes_in_paths_;
    std::vector<tables::LatLng> points_;
};

}  // namespace program
