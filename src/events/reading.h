// From a row of a file (イベント一覧, both generations and cities' own) to an Event.
#pragma once

#include "base/result.h"
#include "datasets/datasets.h"
#include "events/events.h"

namespace events {

base::Result<Event, datasets::Rejection> read_event(
    const datasets::Row& row, const datasets::Run& run
);

}  // namespace events
