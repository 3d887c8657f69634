// Pictures and documents that a file of articles brings along, named relative to it.
#pragma once

#include <optional>
#include <vector>

#include "articles/articles.h"
#include "datasets/datasets.h"

namespace articles {

struct Attached {
    std::string file_name, title;
    static Attached from(const db::Row& row);
};

// Keeps the pictures of the body (![…](photo.jpg) → /files/….webp) and the attachments of the row.
// Nothing when all went well.
std::optional<datasets::Rejection> attach_files(
    db::WriteTx& tx,
    const datasets::Row& row,
    const datasets::Run& run,
    Article& article,
    std::vector<Attached>& attached
);

}  // namespace articles
