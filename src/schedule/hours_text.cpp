// A first reading: everything stays unknown and the words are kept.
#include "schedule/hours_text.h"

namespace schedule {

Hours parse_hours(const HoursText& text) {
    Hours hours;
    hours.note = text.note;
    return hours;
}

}  // namespace schedule
