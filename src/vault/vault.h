// vault (金庫): keeps what is personal unreadable where it rests, by a key that lies beside the
// database and not in it. Sealed text can be opened, a print can only be compared. Not for
// passwords (those are stretched) and not a permission: who may look is the asking room's matter.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace web {
class Site;
}

namespace vault {

// One city's key: <data>/<city>/secret.key (64 hex digits, mode 0600), made when first asked for.
// XChaCha20-Poly1305 (libsodium). `use` names the column ("account.mail"): what was sealed for one
// use opens under no other.
class Vault {
  public:
    explicit Vault(const web::Site& site);
    explicit Vault(const std::string& key_file);
    Vault(const Vault&) = delete;
    ~Vault();

    std::string seal(std::string_view text, std::string_view use) const;  // base64url
    // Throws when it was sealed by another key, for another use, or altered.
    std::string open(std::string_view sealed, std::string_view use) const;
    // The same text gives the same print, so a row is found without being readable.
    std::string print(std::string_view text, std::string_view use) const;

  private:
    using Key = std::array<unsigned char, 32>;
    Key sealing_{}, printing_{};
};

// What only its holder knows (a link in a letter, a session): 256 random bits, base64url.
std::string new_token();
// What is kept of it: nobody who reads the database can use it.
std::string hash_of(std::string_view token);

}  // namespace vault
