// BodyReader: takes the body of a request off the wire, by its length or in chunks, into memory or,
// past 256 KiB, into a file without a name.
#pragma once

#include <string_view>

#include "http/chunked.h"
#include "http/head.h"
#include "web/message.h"

namespace net {

class BodyReader {
  public:
    void expect(const http::Head& head, std::size_t limit);
    // Removes from bytes what belongs to the body. 0: more is needed; 200: complete; else refuse.
    int feed(std::string_view& bytes);
    std::size_t received() const { return body_.size; }
    web::Body take() { return std::move(body_); }

  private:
    web::Body body_;
    http::ChunkReader chunks_;
    bool chunked_ = false;
    std::size_t left_ = 0, limit_ = 0;

    int add(std::string_view bytes);
    int spool();
};

}  // namespace net
