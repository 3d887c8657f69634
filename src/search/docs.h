// Docs: what is known of every indexed document without its words: for filters, scores and counts.
// One immutable array per version of the index, shared by all threads of the process.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "search/search.h"
#include "words/score.h"
#include "words/term.h"

namespace search {

inline constexpr std::int32_t always = INT32_MAX;  // no last day
inline constexpr std::int32_t ever = INT32_MIN;    // no first day

// Stored as these bytes: the index file is derived data and never leaves its machine.
struct Doc {
    std::int64_t entry = 0;  // search_entry.id
    float latitude = 0;      // NaN: no position
    float longitude = 0;
    std::int32_t day_from = ever;  // ever: has no days
    std::int32_t day_to = always;
    std::int32_t published_on = ever;
    std::int32_t visible_until = always;
    std::uint32_t title_hash = 0;  // the same title is the same number
    std::int16_t age_from = INT16_MIN;
    std::int16_t age_to = INT16_MAX;
    std::array<std::uint16_t, words::families * 2> lengths{};  // title, body; family after family
    std::uint8_t kind = 0;                                     // index of Docs::kinds; 255: gone
    std::uint8_t rank = 0;
    std::uint16_t unused = 0;

    bool gone() const { return kind == 255; }
    bool has_days() const { return day_from != ever; }
};

Doc describe(const Entry& entry, std::int64_t id, std::uint8_t kind);

// A part of the index: the postings of so many documents.
struct SegmentRow {
    std::uint32_t seg;
    std::int64_t documents;
};

struct Docs {
    std::int64_t version = -1;
    std::int64_t next_n = 0;   // documents from here on are not loaded yet
    std::int64_t changes = 0;  // rows of `gone` that are applied
    std::vector<Doc> all;      // by number
    std::array<std::vector<words::FieldLengths>, words::families> lengths;  // by number
    std::vector<SegmentRow> segments;
    std::vector<std::string> kinds;
    std::int64_t alive = 0;
    std::array<std::int64_t, words::families * 2> total_lengths{};

    void add(std::uint32_t n, const Doc& doc);
    void remove(std::uint32_t n);
    float average_length(std::size_t column) const;
};

}  // namespace search
