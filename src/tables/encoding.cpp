// Conversion is iconv's; CP932 there includes the extensions (①, ㈱, 髙) that city halls use.
#include "tables/encoding.h"

#include <iconv.h>

#include <cerrno>
#include <stdexcept>

#include "base/text.h"

namespace tables {

static bool is_utf8_but_for_its_end(std::string_view sample);
static const char* iconv_name(Charset charset);

std::string_view name_of(Charset charset) {
    switch (charset) {
        case Charset::Utf8:
            return "UTF-8";
        case Charset::Cp932:
            return "CP932";
        case Charset::Utf16Le:
            return "UTF-16LE";
        case Charset::Utf16Be:
            return "UTF-16BE";
    }
    return "";
}

Charset detect(std::string_view sample) {
    if (sample.starts_with("\xff\xfe")) return Charset::Utf16Le;
    if (sample.starts_with("\xfe\xff")) return Charset::Utf16Be;
    if (sample.starts_with("\xef\xbb\xbf")) return Charset::Utf8;
    return is_utf8_but_for_its_end(sample) ? Charset::Utf8 : Charset::Cp932;
}

std::size_t bom_length(std::string_view sample) {
    if (sample.starts_with("\xef\xbb\xbf")) return 3;
    return sample.starts_with("\xff\xfe") || sample.starts_with("\xfe\xff") ? 2 : 0;
}

Decoder::Decoder(Charset charset) : iconv_(iconv_open("UTF-8", iconv_name(charset))) {
    if (iconv_ == iconv_t(-1)) throw std::runtime_error("iconv does not know the character set");
}

Decoder::~Decoder() {
    iconv_close(iconv_);
}

bool Decoder::decode(std::string_view bytes, bool last, std::string& out) {
    rest_ += bytes;
    char* in = rest_.data();
    std::size_t left = rest_.size();
    char buffer[16384];
    while (left > 0) {
        char* to = buffer;
        std::size_t room = sizeof buffer;
        const auto result = iconv(iconv_, &in, &left, &to, &room);
        out.append(buffer, sizeof buffer - room);
        if (result != std::size_t(-1) || errno == E2BIG) continue;
        if (errno == EINVAL && !last) break;  // the end of the piece is inside a character
        return false;
    }
    rest_.erase(0, rest_.size() - left);
    return true;
}

std::string to_cp932(std::string_view utf8, int& lost) {
    const iconv_t converter = iconv_open("CP932", "UTF-8");
    std::string out;
    std::string copy(utf8);
    char* in = copy.data();
    std::size_t left = copy.size();
    char buffer[4096];
    while (left > 0) {
        char* to = buffer;
        std::size_t room = sizeof buffer;
        const auto result = iconv(converter, &in, &left, &to, &room);
        out.append(buffer, sizeof buffer - room);
        if (result != std::size_t(-1) || errno == E2BIG) continue;
        do {  // over one UTF-8 character
            ++in;
            --left;
        } while (left > 0 && (static_cast<unsigned char>(*in) & 0xC0) == 0x80);
        out += "\x81\xac";  // 〓
        ++lost;
    }
    iconv_close(converter);
    return out;
}

static bool is_utf8_but_for_its_end(std::string_view sample) {
    for (std::size_t cut = 0; cut < 4 && cut <= sample.size(); ++cut)
        if (base::is_valid_utf8(sample.substr(0, sample.size() - cut))) return true;
    return false;
}

static const char* iconv_name(Charset charset) {
    switch (charset) {
        case Charset::Utf8:
            return "UTF-8";
        case Charset::Cp932:
            return "CP932";
        case Charset::Utf16Le:
            return "UTF-16LE";
        case Charset::Utf16Be:
            return "UTF-16BE";
    }
    return "UTF-8";
}

}  // namespace tables
