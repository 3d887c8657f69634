// files: pictures and documents of a city. Pictures are made smaller, turned upright, saved as WebP
// and lose everything a camera wrote into them (EXIF, GPS). The name of a file is the hash of its
// bytes, so an address never changes its content. Not the project's own assets (net/assets.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"
#include "db/db.h"
#include "web/site.h"

namespace web {
class Router;
}

namespace files {

struct File {
    std::string name;   // "3f…9a.webp"
    std::string title;  // as people called it
    std::string media_type;
    std::int64_t bytes = 0;
    int width = 0, height = 0;  // of pictures
    std::string path() const { return "/files/" + name; }
    static File from(const db::Row& row);
};

enum class Refusal {
    NoPicture,   // not JPEG, PNG, GIF, WebP, or damaged
    TooLarge,    // over 20 MiB or 60 megapixels
    NotAllowed,  // a document that is not PDF, Word, Excel, CSV or text
    Unreadable,  // there is no such file
};

// Keeps a picture, at most 1200 pixels wide.
base::Result<File, Refusal> keep_picture(
    web::Site& site,
    db::WriteTx& tx,
    std::string_view bytes,
    std::string_view title,
    base::Moment now
);
// Keeps a document as it is; it is always sent as a download of its own type.
base::Result<File, Refusal> keep_document(
    web::Site& site,
    db::WriteTx& tx,
    std::string_view bytes,
    std::string_view title,
    base::Moment now
);
std::optional<File> find_file(db::ReadTx& tx, std::string_view name);

void pages(web::Router& portal);  // /files/{name}

}  // namespace files
