// Conversion is iconv's; CP932 there includes the extensions (①, ㈱, 髙) that city halls use.
#include "tables/encoding.h"

#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>

#include "base/text.h"

namespace tables {

static bool is_mostly_utf8(std::string_view sample);
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
    return is_mostly_utf8(sample) ? Charset::Utf8 : Charset::Cp932;
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

std::string to_cp932(
    std::string_view utf8, const std::function<void(std::string_view character)>& lost
) {
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (std::all_of(utf8.begin(), utf8.end(), is_ascii)) return std::string(utf8);
    iconv_t converter = iconv_open("CP932", "UTF-8");
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
        const char* character = in;
        do {  // over one UTF-8 character
            ++in;
            --left;
        } while (left > 0 && (static_cast<unsigned char>(*in) & 0xC0) == 0x80);
        out += "\x81\xac";  // 〓
        lost({character, std::size_t(in - character)});
    }
    iconv_close(converter);
    return out;
}

// UTF-8 with a broken byte is UTF-8 that is refused with its line, not CP932 that becomes nonsense.
static bool is_mostly_utf8(std::string_view sample) {
    std::size_t good = 0, bad = 0;
    for (std::size_t at = 0; at < sample.size();) {
        const auto lead = static_cast<unsigned char>(sample[at]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (at + length > sample.size()) break;  // the sample ends inside of a character
        const bool valid = base::is_valid_utf8(sample.substr(at, length));
        if (length > 1) ++(valid ? good : bad);
        at += valid ? length : 1;
    }
    return bad == 0 || good > bad * 20;
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
