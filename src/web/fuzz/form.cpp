// Fuzz: any bytes as an address and as the body of a form. Refused, or decoded into text that is
// whole: valid UTF-8, no way up the folders, nothing that a header could be split with.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.h"
#include "web/form.h"
#include "web/target.h"

static void check(bool holds) {
    if (!holds) std::abort();
}

static void check_text(std::string_view text) {
    check(base::is_valid_utf8(text) && text.find('\0') == std::string_view::npos);
}

static void check_fields(const web::Fields& fields) {
    if (fields.has("")) return;  // not written into links
    for (const auto& [name, value] : fields.pairs()) {
        check_text(name);
        check_text(value);
    }
    const auto again = web::parse_fields(
        std::string_view(fields.with("", "")).substr(fields.with("", "").empty() ? 0 : 1)
    );
    check(again && again->pairs() == fields.pairs());
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (const auto target = web::parse_target(bytes)) {
        check_text(target->path);
        check(target->path.starts_with('/'));
        check(("/" + target->path + "/").find("/../") == std::string::npos);
        check(target->path.find_first_of("\r\n\\") == std::string::npos);
        check_fields(target->query);
        check(web::split_language(target->path).rest.starts_with('/'));
    }
    const auto line = bytes.find('\n');
    if (line == std::string_view::npos) return 0;
    web::Request request;
    if (!web::read_form(bytes.substr(0, line), std::string(bytes.substr(line + 1)), request))
        return 0;
    for (const auto& upload : request.uploads)
        check_text(upload.field);
    if (bytes.starts_with("application/x-www-form-urlencoded")) check_fields(request.form);
    return 0;
}
