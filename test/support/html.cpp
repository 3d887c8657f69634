// Selector matching over gumbo's tree; as much CSS as page tests need.
#include "support/html.h"

#include <gumbo.h>

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace test {

struct Html::Inner {
    std::string source;
    GumboOutput* output = nullptr;
    ~Inner() { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

namespace {

struct Condition {
    char kind;  // t(ag) .(class) #(id) [(attribute)
    std::string name, value;
};
struct Step {
    std::vector<Condition> conditions;
    bool child = false;  // of the step before, not only a descendant
};
using Chain = std::vector<Step>;

bool is_name(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_';
}

std::string read_name(std::string_view text, std::size_t& at) {
    const auto begin = at;
    while (at < text.size() && is_name(text[at]))
        ++at;
    return std::string(text.substr(begin, at - begin));
}

Condition read_attribute(std::string_view text, std::size_t& at) {
    const auto close = text.find(']', at);
    if (close == std::string_view::npos) throw std::invalid_argument("selector: [ without ]");
    auto inside = text.substr(at + 1, close - at - 1);
    at = close + 1;
    const auto equals = inside.find('=');
    if (equals == std::string_view::npos) return {'[', std::string(inside), ""};
    auto value = inside.substr(equals + 1);
    if (value.size() > 1 && (value.front() == '"' || value.front() == '\''))
        value = value.substr(1, value.size() - 2);
    return {'=', std::string(inside.substr(0, equals)), std::string(value)};
}

Chain parse_chain(std::string_view text) {
    Chain chain(1);
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == ' ' || c == '>') {
            if (!chain.back().conditions.empty()) chain.emplace_back();
            if (c == '>') chain.back().child = true;
            ++at;
        } else if (c == '.' || c == '#') {
            chain.back().conditions.push_back({c, read_name(text, ++at), ""});
        } else if (c == '[') {
            chain.back().conditions.push_back(read_attribute(text, at));
        } else if (is_name(c)) {
            chain.back().conditions.push_back({'t', read_name(text, at), ""});
        } else {
            throw std::invalid_argument("selector not understood: " + std::string(text));
        }
    }
    if (chain.back().conditions.empty()) chain.pop_back();
    return chain;
}

std::string tag_of(const GumboElement& element) {
    if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
    GumboStringPiece name = element.original_tag;
    gumbo_tag_from_original_text(&name);
    return std::string(name.data, name.length);
}

bool has_class(const char* all, const std::string& wanted) {
    return (" " + std::string(all) + " ").find(" " + wanted + " ") != std::string::npos;
}

bool meets(const GumboElement& element, const Condition& condition) {
    if (condition.kind == 't') return tag_of(element) == condition.name;
    const char* name = condition.kind == '.'   ? "class"
                       : condition.kind == '#' ? "id"
                                               : condition.name.c_str();
    const auto* attribute = gumbo_get_attribute(&element.attributes, name);
    if (!attribute) return false;
    if (condition.kind == '.') return has_class(attribute->value, condition.name);
    if (condition.kind == '#') return attribute->value == condition.name;
    return condition.kind == '[' || attribute->value == condition.value;
}

bool matches(const GumboNode* node, const Chain& chain, std::size_t length) {
    if (node->type != GUMBO_NODE_ELEMENT) return false;
    const auto& step = chain[length - 1];
    const auto& element = node->v.element;
    const auto met = [&](const auto& condition) { return meets(element, condition); };
    if (!std::all_of(step.conditions.begin(), step.conditions.end(), met)) return false;
    if (length == 1) return true;
    for (auto* above = node->parent; above; above = above->parent) {
        if (matches(above, chain, length - 1)) return true;
        if (step.child) return false;
    }
    return false;
}

using Visit = std::function<void(const GumboNode*)>;

void walk(const GumboNode* node, const Visit& visit) {
    visit(node);
    if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE) return;
    const auto& children = node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i)
        walk(static_cast<const GumboNode*>(children.data[i]), visit);
}

std::string text_inside(const GumboNode* node) {
    std::string all;
    walk(node, [&](const GumboNode* inner) {
        if (inner->type == GUMBO_NODE_TEXT || inner->type == GUMBO_NODE_CDATA)
            all += inner->v.text.text;
        else if (inner->type == GUMBO_NODE_WHITESPACE)
            all += ' ';
    });
    std::string folded;
    for (const char c : all) {
        const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!space)
            folded += c;
        else if (!folded.empty() && folded.back() != ' ')
            folded += ' ';
    }
    if (!folded.empty() && folded.back() == ' ') folded.pop_back();
    return folded;
}

std::vector<Chain> parse_list(std::string_view selector) {
    std::vector<Chain> chains;
    while (!selector.empty()) {
        const auto comma = std::min(selector.find(','), selector.size());
        chains.push_back(parse_chain(selector.substr(0, comma)));
        selector.remove_prefix(std::min(comma + 1, selector.size()));
    }
    return chains;
}

std::vector<const GumboNode*> find_all(const GumboNode* root, std::string_view selector) {
    const auto chains = parse_list(selector);
    std::vector<const GumboNode*> found;
    walk(root, [&](const GumboNode* node) {
        const auto fits = [&](const Chain& chain) { return matches(node, chain, chain.size()); };
        if (std::any_of(chains.begin(), chains.end(), fits)) found.push_back(node);
    });
    return found;
}

}  // namespace

Html::Html(std::string source) : inner_(std::make_unique<Inner>()) {
    inner_->source = std::move(source);
    inner_->output = gumbo_parse_with_options(
        &kGumboDefaultOptions, inner_->source.data(), inner_->source.size()
    );
}
Html::~Html() = default;
Html::Html(Html&&) noexcept = default;

std::vector<std::string> Html::texts_of(std::string_view selector) const {
    std::vector<std::string> texts;
    for (const auto* node : find_all(inner_->output->root, selector))
        texts.push_back(text_inside(node));
    return texts;
}

std::string Html::text_of(std::string_view selector) const {
    const auto texts = texts_of(selector);
    return texts.empty() ? std::string() : texts.front();
}

std::vector<std::string> Html::attributes(std::string_view selector, const char* name) const {
    std::vector<std::string> values;
    for (const auto* node : find_all(inner_->output->root, selector))
        if (const auto* found = gumbo_get_attribute(&node->v.element.attributes, name))
            values.emplace_back(found->value);
    return values;
}

int Html::count(std::string_view selector) const {
    return static_cast<int>(find_all(inner_->output->root, selector).size());
}

}  // namespace test
