// A parsed page that tests look into with small CSS selectors (gumbo). Not a browser: no script, no
// style; test/e2e is for those.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace test {

// Selectors: tag, .class, #id, [attr], [attr=value], descendant (space), child (>), list (,).
class Html {
  public:
    explicit Html(std::string source);
    ~Html();
    Html(Html&&) noexcept;

    // Text of each match, white space folded to single spaces.
    std::vector<std::string> texts_of(std::string_view selector) const;
    std::string text_of(std::string_view selector) const;  // of the first match, or ""
    std::vector<std::string> attributes(std::string_view selector, const char* name) const;
    int count(std::string_view selector) const;
    bool has(std::string_view selector) const { return count(selector) > 0; }
    std::vector<std::string> links() const { return attributes("a[href]", "href"); }

  private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

}  // namespace test
