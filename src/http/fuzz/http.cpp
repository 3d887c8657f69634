// Fuzz: any bytes as a stream of requests. Whatever comes, a refusal is stable, views stay inside
// the bytes, and it does not matter in which pieces the bytes arrive.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "http/chunked.h"
#include "http/compress.h"
#include "http/conditional.h"
#include "http/head.h"

static void check(bool holds) {
    if (!holds) std::abort();
}

static void look_at_fields(const http::Head& head) {
    http::choose_coding(head.field("accept-encoding"), true, true);
    http::matches_any(head.field("if-none-match"), "\"0123456789abcdef\"");
    const auto range = http::read_range(head.field("range"), 1000);
    check(range.first >= 0 && range.first + range.length <= 1000);
    if (const auto date = http::date_from(head.field("if-modified-since")))
        check(http::date_text(*date) == head.field("if-modified-since"));
}

// The same chunks in one piece and byte by byte.
static bool skip_chunks(std::string_view& bytes) {
    http::ChunkReader whole, single;
    std::string content, joined;
    auto rest = bytes;
    const auto state = whole.feed(rest, content);
    auto state_again = http::ChunkReader::State::More;
    std::size_t used = 0;
    while (used < bytes.size() && state_again == http::ChunkReader::State::More) {
        auto one = bytes.substr(used++, 1);
        state_again = single.feed(one, joined);
    }
    check(state == state_again);
    if (state != http::ChunkReader::State::Done) return false;
    check(content == joined && bytes.size() - rest.size() == used);
    bytes = rest;
    return true;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view bytes(reinterpret_cast<const char*>(data), size);
    http::Head head;
    while (!bytes.empty()) {
        const auto result = http::read_head(bytes, {}, head);
        if (result.status != 200) break;
        check(result.consumed <= bytes.size());
        check(http::read_head(bytes.substr(0, result.consumed - 1), {}, head).status != 200);
        http::read_head(bytes, {}, head);
        check(!head.target.empty() && head.host.size() <= 255);
        look_at_fields(head);
        bytes.remove_prefix(result.consumed);
        if (head.chunked) {
            if (!skip_chunks(bytes)) break;
        } else {
            bytes.remove_prefix(std::min(head.content_length, bytes.size()));
        }
    }
    return 0;
}
