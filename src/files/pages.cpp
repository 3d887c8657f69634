// /files/{name}: a picture or a document, for ever the same.
#include "files/files.h"
#include "web/router.h"
#include "web/site.h"

namespace files {

static web::Response show_file(const web::Request& request) {
    const auto file =
        request.read([&](db::ReadTx& tx) { return find_file(tx, request.param("name")); });
    if (!file) return web::not_found(request);
    web::Response answer;
    answer.file = request.site->data_folder() + "/files/" + file->name;
    answer.set("Content-Type", file->media_type);
    answer.set("Cache-Control", "public, max-age=31536000, immutable");
    if (!file->media_type.starts_with("image/"))
        answer.set(
            "Content-Disposition",
            "attachment; filename*=UTF-8''" + base::percent_encode(file->title)
        );
    return answer;
}

void pages(web::Router& portal) {
    portal.get("/files/{name}", show_file);
}

}  // namespace files
