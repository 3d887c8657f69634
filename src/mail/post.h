// Post: who takes our letters: the city's mail server (SMTP submission), or a folder for a desk
// where no mail is sent.
#pragma once

#include <atomic>
#include <memory>
#include <string>

namespace mail {

// hagukumi.toml [mail]. The address may be "smtp://host:587" (STARTTLS), "smtps://host:465",
// "folder:/path" (one .eml file each) or "": letters wait in the outbox.
struct Settings {
    std::string url{}, user{}, password{}, from{};
    std::string ca_file{};          // to know a server with a certificate of the city's own
    bool must_be_encrypted = true;  // false: only for a relay on the same machine
};

enum class Handed { Accepted, NotNow, Refused };

struct Answer {
    Handed handed = Handed::NotNow;
    std::string problem{};  // in the server's words, without the letter
};

struct Envelope {
    std::string from{}, to{}, name{};  // name: of the file in a folder
    std::string message{};
};

// For one thread, but for stop(). Keeps its connection between letters.
class Post {
  public:
    virtual ~Post() = default;
    virtual Answer hand_over(const Envelope& envelope) = 0;
    // From another thread: nothing more is handed over, and a slow server is not waited for.
    void stop() { stopping_ = true; }
    bool stopping() const { return stopping_; }

  private:
    std::atomic<bool> stopping_{false};
};

std::unique_ptr<Post> open_post(const Settings& settings);  // nullptr when there is none

}  // namespace mail
