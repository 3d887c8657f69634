// Bytes of a file → UTF-8, piece by piece.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace tables {

enum class Charset { Utf8, Cp932, Utf16Le, Utf16Be };

std::string_view name_of(Charset charset);
// By BOM; else UTF-8 when nearly all of the sample is (its end may be cut), else CP932.
Charset detect(std::string_view sample);
std::size_t bom_length(std::string_view sample);

// Converts a stream in pieces: what does not end at a character waits for the next piece.
class Decoder {
  public:
    explicit Decoder(Charset charset);
    ~Decoder();
    Decoder(const Decoder&) = delete;
    // Appends to out; false at a byte that is no character.
    bool decode(std::string_view bytes, bool last, std::string& out);

  private:
    void* iconv_;
    std::string rest_;
};

// UTF-8 → CP932; a character that is not there becomes 〓 and is told.
std::string to_cp932(
    std::string_view utf8, const std::function<void(std::string_view character)>& lost
);

}  // namespace tables
