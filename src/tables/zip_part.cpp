// Limits count what really comes out, not what the archive says of itself.
#include "tables/zip_part.h"

#include <string_view>

namespace tables {

constexpr zip_uint64_t largest_part = 1ULL << 30;        // a sheet of a million rows has less
constexpr zip_uint64_t worst_ratio = 300;                // of unpacked to packed: more is a bomb…
constexpr zip_uint64_t ratio_counts_from = 32ULL << 20;  // …when it is large
constexpr std::size_t largest_element = 16U << 20;
constexpr std::size_t largest_small_part = 16U << 20;
constexpr std::size_t piece = 1U << 16;

ZipPart::ZipPart(zip_t* archive, const std::string& name) : name_(name) {
    zip_stat_t facts;
    zip_stat_init(&facts);
    if (zip_stat(archive, name.c_str(), 0, &facts) == 0) packed_ = facts.comp_size;
    file_.reset(zip_fopen(archive, name.c_str(), 0));
    if (!file_) fail(Refusal::Damaged);
}

bool ZipPart::read(std::string& out) {
    if (problem_) return false;
    const auto had = out.size();
    out.resize(had + piece);
    const auto got = zip_fread(file_.get(), out.data() + had, piece);
    out.resize(had + (got > 0 ? std::size_t(got) : 0));
    if (got < 0) return fail(Refusal::Damaged);
    unpacked_ += zip_uint64_t(got);
    const bool bomb = unpacked_ > ratio_counts_from && unpacked_ > packed_ * worst_ratio;
    if (bomb || unpacked_ > largest_part) return fail(Refusal::TooLarge);
    return got > 0;
}

bool ZipPart::fail(Refusal refusal) {
    if (!problem_) problem_ = Problem{refusal, name_};
    return false;
}

bool XmlElements::next(pugi::xml_document& element) {
    if (problem_ || !find_begin()) return false;
    const auto end = find_end();
    if (end == std::string::npos) return fail(Refusal::Damaged);
    const auto parsed = element.load_buffer(bytes_.data() + at_, end - at_);
    at_ = end;
    return parsed ? true : fail(Refusal::Damaged);
}

// Of "<row" and not of "<rowBreaks".
bool XmlElements::find_begin() {
    for (;;) {
        const auto found = bytes_.find(begin_, at_);
        if (found != std::string::npos && found + begin_.size() < bytes_.size()) {
            at_ = found;
            const char after = bytes_[found + begin_.size()];
            if (std::string_view(" >/\t\r\n").find(after) != std::string_view::npos) return true;
            ++at_;
            continue;
        }
        at_ = found != std::string::npos            ? found
              : bytes_.size() > begin_.size() + at_ ? bytes_.size() - begin_.size()
                                                    : at_;
        if (!more()) return false;
    }
}

std::size_t XmlElements::find_end() {
    for (std::size_t looked = at_;;) {
        const auto tag = bytes_.find('>', at_);
        if (tag != std::string::npos && bytes_[tag - 1] == '/') return tag + 1;
        const auto found =
            tag == std::string::npos ? tag : bytes_.find(end_, std::max(looked, tag));
        if (found != std::string::npos) return found + end_.size();
        const auto had = bytes_.size() - at_;
        if (had > largest_element) {
            fail(Refusal::TooLarge);
            return std::string::npos;
        }
        if (!more()) return std::string::npos;
        looked = at_ + (had > end_.size() ? had - end_.size() : 0);
    }
}

bool XmlElements::more() {
    bytes_.erase(0, at_);
    at_ = 0;
    if (part_.read(bytes_)) return true;
    if (part_.problem() && !problem_) problem_ = part_.problem();
    return false;
}

bool XmlElements::fail(Refusal refusal) {
    if (!problem_) problem_ = Problem{refusal, begin_.substr(1)};
    return false;
}

std::optional<Problem> parse_part(
    zip_t* archive, const std::string& name, pugi::xml_document& document
) {
    ZipPart part(archive, name);
    std::string bytes;
    while (part.read(bytes))
        if (bytes.size() > largest_small_part) return Problem{Refusal::TooLarge, name};
    if (part.problem()) return part.problem();
    if (document.load_buffer(bytes.data(), bytes.size())) return {};
    return Problem{Refusal::Damaged, name};
}

}  // namespace tables
