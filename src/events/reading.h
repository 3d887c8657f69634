// From a row of a file (イベント一覧, both generations and cities' own) to an Event, and back.
#pragma once

#include "base/result.h"
#include "datasets/datasets.h"
#include "events/events.h"

namespace events {

base::Result<Event, datasets::Rejection> read_event(
    const datasets::Row& row, const datasets::Run& run
);

// What an event of ours looks like in a file: by field name. Read back, it gives the same event.
datasets::Fields cells_of(const Event& event, const city::City& city);

}  // namespace events
