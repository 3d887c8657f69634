// Sealing and printing; the key file is in key_file.cpp.
#include "vault/vault.h"

#include <sodium.h>

#include <stdexcept>
#include <vector>

#include "vault/key_file.h"
#include "web/site.h"

namespace vault {

using Bytes = std::vector<unsigned char>;

constexpr auto variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t hash_bytes = 32;

static std::string encode(const Bytes& bytes);
static Bytes decode(std::string_view text);
static const unsigned char* bytes_of(std::string_view text);
static Bytes digest(std::string_view text, const unsigned char* key, std::size_t key_bytes);

Vault::Vault(const web::Site& site) : Vault(site.data_folder() + "/secret.key") {}

Vault::Vault(const std::string& key_file) {
    auto master = read_or_make_key(key_file);
    crypto_kdf_derive_from_key(sealing_.data(), sealing_.size(), 1, "hagukumi", master.data());
    crypto_kdf_derive_from_key(printing_.data(), printing_.size(), 2, "hagukumi", master.data());
    sodium_memzero(master.data(), master.size());
}

Vault::~Vault() {
    sodium_memzero(sealing_.data(), sealing_.size());
    sodium_memzero(printing_.data(), printing_.size());
}

std::string Vault::seal(std::string_view text, std::string_view use) const {
    Bytes sealed(nonce_bytes + text.size() + tag_bytes);
    randombytes_buf(sealed.data(), nonce_bytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        sealed.data() + nonce_bytes,
        nullptr,
        bytes_of(text),
        text.size(),
        bytes_of(use),
        use.size(),
        nullptr,
        sealed.data(),
        sealing_.data()
    );
    return encode(sealed);
}

std::string Vault::open(std::string_view sealed, std::string_view use) const {
    const auto bytes = decode(sealed);
    if (bytes.size() < nonce_bytes + tag_bytes)
        throw std::runtime_error("sealed text is too short");
    std::string text(bytes.size() - nonce_bytes - tag_bytes, '\0');
    const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
        reinterpret_cast<unsigned char*>(text.data()),
        nullptr,
        nullptr,
        bytes.data() + nonce_bytes,
        bytes.size() - nonce_bytes,
        bytes_of(use),
        use.size(),
        bytes.data(),
        sealing_.data()
    );
    if (opened != 0)
        throw std::runtime_error(
            "sealed text does not open: is secret.key the one that this database was written with?"
        );
    return text;
}

std::string Vault::print(std::string_view text, std::string_view use) const {
    const auto both = std::string(use) + '\n' + std::string(text);
    return encode(digest(both, printing_.data(), printing_.size()));
}

std::string new_token() {
    start_sodium();
    Bytes random(hash_bytes);
    randombytes_buf(random.data(), random.size());
    return encode(random);
}

std::string hash_of(std::string_view token) {
    return encode(digest(token, nullptr, 0));
}

static std::string encode(const Bytes& bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
    text.pop_back();  // the final NUL
    return text;
}

static Bytes decode(std::string_view text) {
    Bytes bytes(text.size() + 1);  // never empty: the library takes no null pointer
    std::size_t length = 0;
    if (sodium_base642bin(
            bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr, variant
        ) != 0)
        throw std::runtime_error("sealed text is not base64url");
    bytes.resize(length);
    return bytes;
}

static const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

static Bytes digest(std::string_view text, const unsigned char* key, std::size_t key_bytes) {
    Bytes out(hash_bytes);
    crypto_generichash(out.data(), out.size(), bytes_of(text), text.size(), key, key_bytes);
    return out;
}

}  // namespace vault
