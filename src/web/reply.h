// Reply: the bytes of one answer, ready for a socket, but for the last header lines that the
// connection adds (Date, X-Request-Id, Connection).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "web/message.h"
#include "web/road.h"
#include "web/stored.h"

namespace web {

// What a reader says about the form in which an answer is wanted.
struct Wish {
    bool head_only = false;
    std::string accept_encoding, if_none_match, if_modified_since, range, if_range;
    static Wish of(const Message& message);
};

struct File {  // an open file, closed with it
    int descriptor = -1;
    std::int64_t at = 0;
    std::int64_t left = 0;
    File() = default;
    File(File&& other) noexcept;
    File& operator=(File&& other) noexcept;
    ~File();
};

struct Reply {
    int status = 200;
    std::string head;                      // when there is no stored page
    std::shared_ptr<const Stored> stored;  // then head and body are views into it
    std::string own_body;
    File file;
    std::string_view head_view, body_view;  // set by finish()
    bool stale = false;
    bool close = false;
    void finish(const Stored::Variant* variant, bool unchanged, bool head_only);
};

Reply make_reply(Outcome outcome, const Wish& wish);
// The form of a stored page that a reader wants, and whether the reader has it already.
struct Chosen {
    const Stored::Variant* variant;
    bool unchanged;
};
Chosen choose(
    const Stored& stored, std::string_view accept_encoding, std::string_view if_none_match
);

std::string_view reason(int status);  // "Not Found"

}  // namespace web
