// mail (郵便): letters to people, written in the transaction that causes them and handed to the
// city's mail server later, so that none is lost and none is sent for what did not happen.
// Not newsletters (articles) and not other channels (push, calendars).
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace db {
class WriteTx;
}
namespace web {
class Site;
}

namespace mail {

struct Letter {
    std::string to{};  // one address, see is_address
    std::string subject{};
    std::vector<std::string> paragraphs{};
    std::string action{}, address{};  // a button: its words, and where it leads
    std::string unsubscribe{};  // RFC 8058: one POST there ends such letters; "": it was asked for
    std::string once{};  // "reminder:17": at most one letter of this name, ever; "": any number
};

// RFC 5321 addresses as people have them: ASCII, one @, a domain with a dot, at most 254 bytes.
// What is no address cannot smuggle header lines either.
bool is_address(std::string_view text);
// "ha…@example.jp": to tell somebody which of their addresses is meant.
std::string masked(std::string_view address);

// Puts it into the outbox of this city; sealed there, and emptied once it is sent.
void later(db::WriteTx& tx, web::Site& site, const Letter& letter, base::Moment now);

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

// One round for one city. Returns how many letters were taken up; call again while it is not 0.
// A letter that the server accepted while this process was killed is handed over once more, under
// the same Message-ID: none is lost, and a second copy is known as one.
int deliver(web::Site& site, Post& post, const Settings& settings, base::Moment now);

}  // namespace mail
