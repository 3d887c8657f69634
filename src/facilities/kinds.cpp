// The table of kinds of places (施設の種類) and of what a place has (設備・サービス). A new kind is
// a row here, a block in texts/ and a value in the CHECK of the table. Not the datasets: how a
// file's 種別 becomes a kind is in facility_lists/.
#include <algorithm>

#include "facilities/facilities.h"

namespace facilities {

// In the order in which lists of kinds show them; kinds of one group stand together.
const std::vector<KindFacts>& all_kinds() {
    static const std::vector<KindFacts> kinds{
        {"nursery", "childcare", "hand-holding-child", "azukeru"},
        {"certified_center", "childcare", "hand-holding-child", "azukeru manabu"},
        {"kindergarten", "childcare", "hand-holding-child", "azukeru manabu"},
        {"small_scale_care", "childcare", "hand-holding-child", "azukeru"},
        {"home_based_care", "childcare", "hand-holding-child", "azukeru"},
        {"workplace_care", "childcare", "hand-holding-child", "azukeru"},
        {"unlicensed", "childcare", "hand-holding-child", "azukeru"},
        {"temporary_care", "childcare", "hand-holding-child", "azukeru"},
        {"sick_care", "childcare", "heart-pulse", "azukeru byouki"},
        {"after_school", "childcare", "hand-holding-child", "azukeru"},
        {"family_support", "childcare", "people", "azukeru tsunagaru"},
        {"support_center", "play", "playground", "asobu soudan tsunagaru"},
        {"childrens_hall", "play", "playground", "asobu tsunagaru"},
        {"park", "play", "playground", "asobu"},
        {"library", "play", "book", "asobu manabu"},
        {"sports", "play", "playground", "asobu"},
        {"culture", "play", "book", "asobu manabu"},
        {"community_center", "play", "people", "asobu tsunagaru manabu"},
        {"hospital", "health", "heart-pulse", "byouki ninshin"},
        {"clinic", "health", "heart-pulse", "byouki"},
        {"dentist", "health", "heart-pulse", "byouki"},
        {"night_clinic", "health", "heart-pulse", "byouki"},
        {"health_center", "health", "heart-pulse", "byouki ninshin soudan"},
        {"family_center", "help", "chat", "soudan ninshin hitorioya"},
        {"development_support", "help", "star", "shougai soudan"},
        {"city_office", "help", "document", "tetsuzuki soudan"},
        {"public_facility", "help", "home", ""},
        {"elementary_school", "schools", "book", "manabu"},
        {"junior_high_school", "schools", "book", "manabu"},
        {"school", "schools", "book", "manabu"},
        {"baby_station", "daily", "nursing", ""},
        {"toilet", "daily", "toilet", ""},
        {"shop", "shops", "yen", "okane"},
        {"evacuation", "safety", "shield", "bousai"},
        {"aed", "safety", "heart-pulse", "bousai"},
    };
    return kinds;
}

const KindFacts* find_kind(std::string_view name) {
    const auto& kinds = all_kinds();
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const KindFacts& kind) {
        return kind.name == name;
    });
    return found == kinds.end() ? nullptr : &*found;
}

const std::vector<std::string_view>& all_groups() {
    static const std::vector<std::string_view> groups = [] {
        std::vector<std::string_view> all;
        for (const auto& kind : all_kinds())
            if (all.empty() || all.back() != kind.group) all.push_back(kind.group);
        return all;
    }();
    return groups;
}

const std::vector<std::string_view>& all_features() {
    static const std::vector<std::string_view> features{
        "temporary_care",
        "sick_care",
        "holiday_care",
        "night_care",
        "nursing_room",
        "diaper",
        "parking",
        "stroller",
        "accessible_toilet",
        "playground",
        "water_play",
        "eating",
        "shade"};
    return features;
}

static std::string path_of(std::int64_t number) {
    return "/facilities/" + std::to_string(number);
}

std::string Facility::path() const {
    return path_of(id.number);
}
std::string Place::path() const {
    return path_of(id.number);
}

std::string topic_of(base::Id<Facility> id) {
    return "facility:" + std::to_string(id.number);
}

}  // namespace facilities
