// A new key is wholly on disk before its name exists, so that no reader meets half a key.
#include "vault/key_file.h"

#include <fcntl.h>
#include <sodium.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace vault {

static void make_key(const std::string& path);
static void write_durably(const std::string& path, const std::string& text);
[[noreturn]] static void refuse(const std::string& path, const char* why);

MasterKey read_or_make_key(const std::string& path) {
    start_sodium();
    if (!std::filesystem::exists(path)) make_key(path);
    std::string text;
    std::ifstream(path) >> text;
    MasterKey key{};
    std::size_t length = 0;
    if (sodium_hex2bin(
            key.data(), key.size(), text.data(), text.size(), nullptr, &length, nullptr
        ) != 0 ||
        length != key.size() || text.size() != 2 * key.size())
        refuse(path, "does not hold 64 hex digits");
    sodium_memzero(text.data(), text.size());
    return key;
}

void start_sodium() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
}

// link() and not rename(): who comes second keeps the first one's key.
static void make_key(const std::string& path) {
    MasterKey key{};
    crypto_kdf_keygen(key.data());
    std::string text(2 * key.size() + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), key.data(), key.size());
    text.back() = '\n';
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    const auto part = path + "." + std::to_string(::getpid()) + ".part";
    write_durably(part, text);
    const bool linked = ::link(part.c_str(), path.c_str()) == 0 || errno == EEXIST;
    ::unlink(part.c_str());
    if (!linked) refuse(path, "cannot be written");
}

static void write_durably(const std::string& path, const std::string& text) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    const bool written = file >= 0 &&
                         ::write(file, text.data(), text.size()) == ssize_t(text.size()) &&
                         ::fsync(file) == 0;
    if (file >= 0) ::close(file);
    if (!written) refuse(path, "cannot be written");
}

static void refuse(const std::string& path, const char* why) {
    throw std::runtime_error("the key file " + path + " " + why);
}

}  // namespace vault
