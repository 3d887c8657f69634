// What an address is, and how a letter rests in the outbox.
#include <boost/json.hpp>

#include "base/text.h"
#include "mail/mail.h"
#include "mail/store.h"
#include "vault/vault.h"
#include "web/site.h"

namespace mail {

namespace json = boost::json;

constexpr std::size_t longest_address = 254;
constexpr std::size_t longest_local_part = 64;
constexpr auto sealed_for = "letter.content";

static bool is_local_part(std::string_view text);
static bool is_domain(std::string_view text);
static bool has_dots_in_place(std::string_view text);

bool is_address(std::string_view text) {
    const auto at = text.rfind('@');
    return text.size() <= longest_address && at != std::string_view::npos &&
           is_local_part(text.substr(0, at)) && is_domain(text.substr(at + 1));
}

static bool is_local_part(std::string_view text) {
    constexpr std::string_view marks = "!#$%&'*+-/=?^_`{|}~.";
    if (text.empty() || text.size() > longest_local_part) return false;
    for (const char c : text)
        if (!std::isalnum(static_cast<unsigned char>(c)) && !base::contains(marks, {&c, 1}))
            return false;
    // Some Japanese carriers gave out addresses with dots in a row or at the end (until 2009).
    return text.front() != '.';
}

static bool is_domain(std::string_view text) {
    for (const char c : text)
        if (!std::isalnum(static_cast<unsigned char>(c)) && c != '.' && c != '-') return false;
    return base::contains(text, ".") && has_dots_in_place(text);
}

static bool has_dots_in_place(std::string_view text) {
    for (const auto part : base::split(text, '.'))
        if (part.empty() || part.front() == '-' || part.back() == '-') return false;
    return true;
}

std::string masked(std::string_view address) {
    const auto at = std::min(address.rfind('@'), address.size());
    return std::string(address.substr(0, std::min<std::size_t>(at, 2))) + "…" +
           std::string(address.substr(at));
}

void later(db::WriteTx& tx, web::Site& site, const Letter& letter, base::Moment now) {
    insert_letter(tx, seal(site, letter), letter.once, now);
}

std::string seal(web::Site& site, const Letter& letter) {
    const json::object content{
        {"to", letter.to},
        {"subject", letter.subject},
        {"paragraphs", json::value_from(letter.paragraphs)},
        {"action", letter.action},
        {"address", letter.address},
        {"unsubscribe", letter.unsubscribe}};
    return site.part<vault::Vault>().seal(json::serialize(content), sealed_for);
}

Letter open(web::Site& site, std::string_view sealed) {
    const auto content = json::parse(site.part<vault::Vault>().open(sealed, sealed_for));
    const auto text = [&](const char* key) { return json::value_to<std::string>(content.at(key)); };
    return {
        .to = text("to"),
        .subject = text("subject"),
        .paragraphs = json::value_to<std::vector<std::string>>(content.at("paragraphs")),
        .action = text("action"),
        .address = text("address"),
        .unsubscribe = text("unsubscribe")};
}

}  // namespace mail
