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
    std::string code() const { return most(codes_); }
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
    void vote_for_address(std::string_view address);
    Votes names_, prefectures_, codes_;
    std::vector<tables::LatLng> points_;
};

}  // namespace program
