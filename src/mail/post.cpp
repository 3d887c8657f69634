// SMTP by libcurl (RFC 5321, 6409, 3207), and the folder.
#include "mail/mail.h"

#include <curl/curl.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string_view>

#include "base/text.h"

namespace mail {

namespace {

struct Left {  // what curl still has to send
    std::string_view bytes;
    static std::size_t read(char* to, std::size_t size, std::size_t count, void* from) {
        auto& left = *static_cast<Left*>(from);
        const auto taken = std::min(size * count, left.bytes.size());
        std::memcpy(to, left.bytes.data(), taken);
        left.bytes.remove_prefix(taken);
        return taken;
    }
};

class Smtp : public Post {
  public:
    explicit Smtp(const Settings& settings) : curl_(curl_easy_init()) {
        if (!curl_) throw std::runtime_error("libcurl does not start");
        const auto set = [&](CURLoption option, const std::string& value) {
            if (!value.empty()) curl_easy_setopt(curl_.get(), option, value.c_str());
        };
        set(CURLOPT_URL, settings.url);
        set(CURLOPT_USERNAME, settings.user);
        set(CURLOPT_PASSWORD, settings.password);
        set(CURLOPT_CAINFO, settings.ca_file);
        const long encryption = settings.must_be_encrypted ? CURLUSESSL_ALL : CURLUSESSL_NONE;
        curl_easy_setopt(curl_.get(), CURLOPT_USE_SSL, encryption);
        curl_easy_setopt(curl_.get(), CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        curl_easy_setopt(curl_.get(), CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(curl_.get(), CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(curl_.get(), CURLOPT_READFUNCTION, Left::read);
        curl_easy_setopt(curl_.get(), CURLOPT_NOPROGRESS, 0L);
        curl_easy_setopt(curl_.get(), CURLOPT_XFERINFOFUNCTION, is_over);
        curl_easy_setopt(curl_.get(), CURLOPT_XFERINFODATA, static_cast<Post*>(this));
        curl_easy_setopt(curl_.get(), CURLOPT_CONNECTTIMEOUT, connect_seconds);
        curl_easy_setopt(curl_.get(), CURLOPT_TIMEOUT, letter_seconds);
    }

    Answer hand_over(const Envelope& envelope) override {
        Left left{envelope.message};
        const auto from = "<" + envelope.from + ">";
        const auto to = "<" + envelope.to + ">";
        const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> recipients(
            curl_slist_append(nullptr, to.c_str()), curl_slist_free_all
        );
        curl_easy_setopt(curl_.get(), CURLOPT_MAIL_FROM, from.c_str());
        curl_easy_setopt(curl_.get(), CURLOPT_MAIL_RCPT, recipients.get());
        curl_easy_setopt(curl_.get(), CURLOPT_READDATA, &left);
        return answer(curl_easy_perform(curl_.get()));
    }

  private:
    static constexpr long connect_seconds = 15, letter_seconds = 60;
    struct Close {
        void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
    };
    std::unique_ptr<CURL, Close> curl_;

    static int is_over(void* post, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
        return static_cast<Post*>(post)->stopping() ? 1 : 0;
    }

    // 55x is about this letter (no such mailbox, too large); everything else is worth another try.
    Answer answer(CURLcode code) {
        if (code == CURLE_OK) return {.handed = Handed::Accepted};
        long said = 0;
        curl_easy_getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &said);
        auto problem = std::to_string(said) + " " + curl_easy_strerror(code);
        const bool refused = said >= 550 && said <= 559 && code != CURLE_LOGIN_DENIED;
        return {refused ? Handed::Refused : Handed::NotNow, std::move(problem)};
    }
};

class Folder : public Post {
  public:
    explicit Folder(std::string path) : path_(std::move(path)) {
        std::filesystem::create_directories(path_);
    }
    Answer hand_over(const Envelope& envelope) override {
        std::ofstream file(path_ + "/" + envelope.name + ".eml", std::ios::binary);
        file << envelope.message;
        file.close();
        if (file) return {.handed = Handed::Accepted};
        return {Handed::NotNow, path_ + " cannot be written"};
    }

  private:
    std::string path_;
};

}  // namespace

std::unique_ptr<Post> open_post(const Settings& settings) {
    constexpr std::string_view folder = "folder:";
    if (settings.url.empty()) return nullptr;
    if (base::starts_with(settings.url, folder))
        return std::make_unique<Folder>(settings.url.substr(folder.size()));
    return std::make_unique<Smtp>(settings);
}

}  // namespace mail
