// Chunks: takes the framing off a body sent in pieces (RFC 9112 7.1). As strict as the head.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace http {

class ChunkReader {
  public:
    enum class State { More, Done, Bad };
    // Takes what it can from bytes (removing it there) and appends the content to out. Call again
    // with more bytes while it says More.
    State feed(std::string_view& bytes, std::string& out);

  private:
    enum class Expect { Size, Content, ContentEnd, Trailer, Finished, Broken };
    Expect expect_ = Expect::Size;
    std::string line_;  // an unfinished size or trailer line
    std::size_t left_ = 0;
    std::size_t trailer_bytes_ = 0;

    bool take_line(std::string_view& bytes);
    void end_line();
};

}  // namespace http
