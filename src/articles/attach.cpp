// Only files below the folder of the imported file are read: "../../etc/passwd" is no picture.
#include "articles/attach.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/text.h"
#include "files/files.h"

namespace articles {

using datasets::Rejection;
using datasets::Run;

static std::optional<std::string> read_beside(const Run& run, std::string_view name);
static std::optional<Rejection> attach_pictures(db::WriteTx& tx, const Run& run, Article& article);

std::optional<Rejection> attach_files(
    db::WriteTx& tx,
    const datasets::Row& row,
    const Run& run,
    Article& article,
    std::vector<Attached>& attached
) {
    if (auto problem = attach_pictures(tx, run, article)) return problem;
    for (const auto part : base::split(row.text("attachments"), ';')) {
        const auto name = base::trim(part);
        if (name.empty()) continue;
        const auto bytes = read_beside(run, name);
        const auto title = std::filesystem::path(name).filename().string();
        const auto kept = bytes ? files::keep_document(run.site, tx, *bytes, title, run.now)
                                : base::refuse(files::Refusal::Unreadable);
        if (!kept)
            return Rejection{
                "bad_attachment", std::string(row.header("attachments")), std::string(name)};
        attached.push_back({kept->name, title});
    }
    return {};
}

static std::optional<Rejection> attach_pictures(db::WriteTx& tx, const Run& run, Article& article) {
    auto& body = article.body;
    for (auto at = body.find("!["); at != std::string::npos; at = body.find("![", at + 2)) {
        const auto open = body.find("](", at);
        const auto close = open == std::string::npos ? open : body.find(')', open);
        if (close == std::string::npos) break;
        const auto name = body.substr(open + 2, close - open - 2);
        if (name.starts_with('/') || base::contains(name, ":")) continue;
        const auto bytes = read_beside(run, name);
        const auto kept = bytes ? files::keep_picture(run.site, tx, *bytes, name, run.now)
                                : base::refuse(files::Refusal::Unreadable);
        if (!kept) return Rejection{"bad_picture", "body", name};
        body.replace(open + 2, close - open - 2, kept->path());
    }
    return {};
}

static std::optional<std::string> read_beside(const Run& run, std::string_view name) {
    namespace fs = std::filesystem;
    std::error_code error;
    const auto folder = fs::weakly_canonical(run.folder, error);
    const auto path = fs::weakly_canonical(folder / fs::path(name), error);
    const auto inside = path.lexically_relative(folder).string();
    if (error || inside.empty() || inside.starts_with("..") || !fs::is_regular_file(path, error))
        return {};
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return stream ? std::optional(bytes.str()) : std::nullopt;
}

}  // namespace articles
