// HTML, escaped by construction: what is Safe has been escaped for its place, everything else gets
// escaped when it is written. Templates (tools/pagec.py) choose the function by the place of the
// hole.
#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace html {

// Text that is HTML already. Made by Writer, by render_markdown and by nobody else.
class Safe {
  public:
    Safe() = default;
    const std::string& text() const { return text_; }
    std::string take() && { return std::move(text_); }
    bool empty() const { return text_.empty(); }

  private:
    friend class Writer;
    explicit Safe(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

// A JSON document for <script type="application/json">; built by json_quote or Boost.JSON.
struct Json {
    std::string text;
};

class Writer {
  public:
    Writer() { out_.reserve(4096); }
    void raw(std::string_view literal) { out_ += literal; }  // literals of templates only

    void text(std::string_view value);
    void text(const Safe& value) { out_ += value.text(); }
    void text(std::integral auto number) { out_ += std::to_string(number); }
    void attribute(std::string_view value);
    void attribute(std::integral auto number) { out_ += std::to_string(number); }
    void attribute(const Safe&) = delete;
    // A whole address: relative, http(s), mailto or tel; anything else becomes "#".
    void url(std::string_view value);
    void url(const Safe&) = delete;
    // A piece of an address after a fixed beginning: percent-encoded.
    void url_part(std::string_view value);
    void url_part(std::integral auto number) { out_ += std::to_string(number); }
    void url_part(const Safe&) = delete;
    void json(const Json& value);  // <, >, & inside become \u003c …

    Safe take() { return Safe(std::move(out_)); }

  private:
    std::string out_;
};

bool is_allowed_url(std::string_view url);

}  // namespace html
