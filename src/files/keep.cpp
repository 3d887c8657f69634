// Writing a file: bytes to disk first, complete and synced, then the row that names it.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <stdexcept>

#include "base/text.h"
#include "files/files.h"
#include "files/picture.h"
#include "files/store.h"

namespace files {

constexpr std::size_t largest = 20 << 20;
constexpr int widest = 1200;

struct Kind {
    std::string_view ending, media_type;
};
constexpr std::array document_kinds{
    Kind{".pdf", "application/pdf"},
    Kind{".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    Kind{".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    Kind{".csv", "text/csv; charset=utf-8"},
    Kind{".txt", "text/plain; charset=utf-8"}};

static std::string name_of(std::string_view bytes, std::string_view ending);
static void write_durably(
    const std::string& folder, const std::string& name, std::string_view bytes
);

base::Result<File, Refusal> keep_picture(
    web::Site& site,
    db::WriteTx& tx,
    std::string_view bytes,
    std::string_view title,
    base::Moment now
) {
    if (bytes.size() > largest) return base::refuse(Refusal::TooLarge);
    const auto picture = make_smaller(bytes, widest);
    if (!picture) return base::refuse(Refusal::NoPicture);
    File file{
        name_of(picture->webp, ".webp"),
        std::string(title),
        "image/webp",
        std::int64_t(picture->webp.size()),
        picture->width,
        picture->height};
    write_durably(site.data_folder() + "/files", file.name, picture->webp);
    put_file(tx, file, now);
    return file;
}

base::Result<File, Refusal> keep_document(
    web::Site& site,
    db::WriteTx& tx,
    std::string_view bytes,
    std::string_view title,
    base::Moment now
) {
    if (bytes.size() > largest) return base::refuse(Refusal::TooLarge);
    const auto folded = base::fold(title);
    for (const auto& [ending, media_type] : document_kinds) {
        if (!folded.ends_with(ending)) continue;
        File file{
            name_of(bytes, ending),
            std::string(title),
            std::string(media_type),
            std::int64_t(bytes.size())};
        write_durably(site.data_folder() + "/files", file.name, bytes);
        put_file(tx, file, now);
        return file;
    }
    return base::refuse(Refusal::NotAllowed);
}

// Two hashes with different beginnings: 128 bits are enough to tell a city's files apart.
static std::string name_of(std::string_view bytes, std::string_view ending) {
    return fmt::format(
        "{}{}{}",
        base::hex(base::hash(bytes)),
        base::hex(base::hash("b" + std::string(bytes))),
        ending
    );
}

static void write_durably(
    const std::string& folder, const std::string& name, std::string_view bytes
) {
    std::filesystem::create_directories(folder);
    const auto path = folder + "/" + name;
    if (std::filesystem::exists(path)) return;  // the same bytes
    const auto draft = path + fmt::format(".{}", ::getpid());
    const int handle = ::open(draft.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0644);
    if (handle < 0) throw std::runtime_error("cannot write " + draft);
    const auto written = ::write(handle, bytes.data(), bytes.size());
    const bool safe = written == ssize_t(bytes.size()) && ::fsync(handle) == 0;
    ::close(handle);
    if (!safe) {
        ::unlink(draft.c_str());
        throw std::runtime_error("the disk did not take " + path);
    }
    std::filesystem::rename(draft, path);
}

}  // namespace files
