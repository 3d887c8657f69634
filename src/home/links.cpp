// The ages and purposes by which people begin. Purposes are those of articles and kinds of places.
#include "home/shown.h"

namespace home {

const std::vector<AgeLink>& age_links() {
    static const std::vector<AgeLink> links{
        {"pregnancy", "妊娠中"},
        {"age0", "0-11"},
        {"age1", "12-23"},
        {"age2", "24-35"},
        {"age3", "36-71"},
        {"school", "小学生"}};
    return links;
}

const std::vector<PurposeLink>& purpose_links() {
    static const std::vector<PurposeLink> links{
        {"azukeru", "hand-holding-child"},
        {"soudan", "chat"},
        {"asobu", "playground"},
        {"okane", "yen"},
        {"byouki", "heart-pulse"},
        {"tetsuzuki", "document"},
        {"ninshin", "baby"},
        {"tsunagaru", "people"},
        {"manabu", "book"},
        {"shougai", "star"},
        {"hitorioya", "home"},
        {"bousai", "shield"}};
    return links;
}

}  // namespace home
