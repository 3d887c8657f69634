// The chain: SHA-256 over the hash before and every field with its length.
#include "audit/audit.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <stdexcept>

#include "audit/store.h"

namespace audit {

constexpr auto beginning = "beginning";  // what the first entry follows
constexpr int at_once = 1000;

static std::string sha256(const std::string& text);

void record(db::WriteTx& tx, const Entry& entry, base::Moment now) {
    Kept kept{.at = now, .entry = entry, .previous = last_hash(tx).value_or(beginning)};
    kept.hash = hash_of(kept);
    insert_entry(tx, kept);
}

Verdict verify(db::ReadTx& tx) {
    Verdict verdict{.head = beginning};
    std::int64_t last = 0;
    for (;;) {
        const auto entries = list_after(tx, last, at_once);
        if (entries.empty()) return verdict;
        for (const auto& kept : entries) {
            if (kept.previous != verdict.head || kept.hash != hash_of(kept)) {
                verdict.broken = kept.id;
                return verdict;
            }
            verdict.head = kept.hash;
            last = kept.id;
            ++verdict.entries;
        }
    }
}

std::string hash_of(const Kept& kept) {
    const auto at = std::to_string(kept.at.seconds);
    const auto& e = kept.entry;
    std::string text;
    for (const auto& field : {kept.previous, at, e.actor, e.action, e.subject, e.detail})
        text += fmt::format("{}:{}\n", field.size(), field);
    return sha256(text);
}

static std::string sha256(const std::string& text) {
    std::array<unsigned char, 32> digest{};
    unsigned length = 0;
    if (EVP_Digest(text.data(), text.size(), digest.data(), &length, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("SHA-256 is not available");
    std::string hex;
    for (const auto byte : digest)
        hex += fmt::format("{:02x}", byte);
    return hex;
}

}  // namespace audit
