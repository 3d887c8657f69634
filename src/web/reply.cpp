// From what a handler said to the bytes of HTTP: status line, headers, conditions, compression.
#include "web/reply.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <utility>

#include "base/text.h"
#include "http/conditional.h"
#include "web/security_headers.h"

namespace web {

static Reply reply_from(Response response, const Wish& wish);
static bool open_file(Response& response, const Wish& wish, Reply& reply);
static void compress_once(Response& response, const Wish& wish);
static bool answer_from_tag(Response& response, const Wish& wish);
static std::string write_head(const Response& response, std::int64_t length);

Wish Wish::of(const Message& message) {
    return {
        .head_only = message.method == Method::Head,
        .accept_encoding = std::string(message.header("accept-encoding")),
        .if_none_match = std::string(message.header("if-none-match")),
        .if_modified_since = std::string(message.header("if-modified-since")),
        .range = std::string(message.header("range")),
        .if_range = std::string(message.header("if-range"))};
}

File::File(File&& other) noexcept
    : descriptor(std::exchange(other.descriptor, -1)), at(other.at), left(other.left) {}

File& File::operator=(File&& other) noexcept {
    std::swap(descriptor, other.descriptor);
    at = other.at;
    left = other.left;
    return *this;
}

File::~File() {
    if (descriptor >= 0) ::close(descriptor);
}

Reply make_reply(Outcome outcome, const Wish& wish) {
    if (!outcome.stored) return reply_from(std::move(outcome.response), wish);
    Reply reply;
    reply.stored = std::move(outcome.stored);
    reply.stale = outcome.stale;
    const auto [variant, unchanged] =
        choose(*reply.stored, wish.accept_encoding, wish.if_none_match);
    reply.finish(variant, unchanged, wish.head_only);
    return reply;
}

Chosen choose(
    const Stored& stored, std::string_view accept_encoding, std::string_view if_none_match
) {
    const auto& variant = stored.choose(accept_encoding);
    return {&variant, !if_none_match.empty() && http::matches_any(if_none_match, variant.etag)};
}

void Reply::finish(const Stored::Variant* variant, bool unchanged, bool head_only) {
    if (variant) {
        status = unchanged ? 304 : 200;
        head_view = unchanged ? variant->not_modified : variant->head;
        body_view = variant->body;
    } else {
        head_view = head;
        body_view = own_body;
    }
    if (unchanged || head_only) {
        body_view = {};
        file.left = 0;
    }
}

static Reply reply_from(Response response, const Wish& wish) {
    Reply reply;
    std::int64_t length = -1;
    if (response.header("Cache-Control").empty()) response.set("Cache-Control", "no-cache");
    if (!response.file.empty() && response.status == 200) {
        if (!open_file(response, wish, reply)) response = text("", "text/plain; charset=utf-8");
        if (reply.file.descriptor < 0 && response.status == 200) response.status = 404;
        length = reply.file.descriptor < 0 ? 0 : reply.file.left;
    } else {
        compress_once(response, wish);
        if (answer_from_tag(response, wish)) response.body.clear();
        length = static_cast<std::int64_t>(response.body.size());
    }
    reply.status = response.status;
    reply.head = write_head(response, response.status == 304 ? -1 : length);
    reply.own_body = std::move(response.body);
    reply.finish(nullptr, response.status == 304, wish.head_only);
    return reply;
}

// Sets the part of the file to send, the tag and the date. False: there is no such file.
static bool open_file(Response& response, const Wish& wish, Reply& reply) {
    const int descriptor = ::open(response.file.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat facts {};
    if (descriptor < 0 || ::fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode)) {
        if (descriptor >= 0) ::close(descriptor);
        return false;
    }
    reply.file.descriptor = descriptor;
    reply.file.left = facts.st_size;
    const auto modified = static_cast<std::int64_t>(facts.st_mtim.tv_sec);
    const auto etag = fmt::format("\"{:x}-{:x}\"", modified, facts.st_size);
    response.set("ETag", etag).set("Last-Modified", http::date_text(modified));
    response.set("Accept-Ranges", "bytes");
    if (http::is_unchanged(wish.if_none_match, wish.if_modified_since, etag, modified)) {
        response.status = 304;
        return true;
    }
    if (wish.range.empty() || !http::may_use_range(wish.if_range, etag, modified)) return true;
    const auto range = http::read_range(wish.range, facts.st_size);
    if (range.kind == http::Range::Kind::Unsatisfiable) {
        response.status = 416;
        response.set("Content-Range", fmt::format("bytes */{}", facts.st_size));
        reply.file.left = 0;
    } else if (range.kind == http::Range::Kind::Part) {
        response.status = 206;
        const auto last = range.first + range.length - 1;
        response.set(
            "Content-Range", fmt::format("bytes {}-{}/{}", range.first, last, facts.st_size)
        );
        reply.file.at = range.first;
        reply.file.left = range.length;
    }
    return true;
}

// Answers for one reader: fast rather than small.
static void compress_once(Response& response, const Wish& wish) {
    if (!http::is_compressible(response.header("Content-Type"))) return;
    response.set(
        "Vary",
        response.header("Vary").empty() ? "Accept-Encoding"
                                        : std::string(response.header("Vary")) + ", Accept-Encoding"
    );
    constexpr std::size_t worth_it = 1024;
    if (response.secret || response.body.size() < worth_it) return;
    if (http::choose_coding(wish.accept_encoding, true, false) != http::Coding::Gzip) return;
    response.body = http::gzip(response.body, 1);
    response.set("Content-Encoding", "gzip");
}

static bool answer_from_tag(Response& response, const Wish& wish) {
    if (response.status != 200 || response.body.empty() ||
        response.header("Cache-Control").find("no-store") != std::string_view::npos)
        return false;
    if (response.header("ETag").empty())
        response.set("ETag", "\"" + base::hex(std::hash<std::string>{}(response.body)) + "\"");
    if (wish.if_none_match.empty() ||
        !http::matches_any(wish.if_none_match, response.header("ETag")))
        return false;
    response.status = 304;
    return true;
}

static std::string write_head(const Response& response, std::int64_t length) {
    auto head = fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason(response.status));
    for (const auto& [name, value] : response.headers)
        head.append(name).append(": ").append(value).append("\r\n");
    head += security_headers();
    if (response.header("Content-Security-Policy").empty())
        head.append("Content-Security-Policy: ").append(content_policy()).append("\r\n");
    if (length >= 0) head += fmt::format("Content-Length: {}\r\n", length);
    return head;
}

std::string_view reason(int status) {
    constexpr std::array<std::pair<int, std::string_view>, 22> reasons{{
        {200, "OK"},
        {206, "Partial Content"},
        {301, "Moved Permanently"},
        {303, "See Other"},
        {304, "Not Modified"},
        {400, "Bad Request"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {410, "Gone"},
        {413, "Content Too Large"},
        {414, "URI Too Long"},
        {416, "Range Not Satisfiable"},
        {417, "Expectation Failed"},
        {421, "Misdirected Request"},
        {422, "Unprocessable Content"},
        {431, "Request Header Fields Too Large"},
        {501, "Not Implemented"},
        {503, "Service Unavailable"},
        {505, "HTTP Version Not Supported"},
    }};
    for (const auto& [known, text] : reasons)
        if (known == status) return text;
    return status < 400 ? "OK" : "Error";
}

}  // namespace web
