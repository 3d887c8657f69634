// The tree of path segments behind Router. Literals win over {…}, also deeper in the tree.
#include "web/router.h"

#include <map>
#include <stdexcept>

namespace web {

struct Router::Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
    std::unique_ptr<Node> any;
    std::vector<const Route*> routes;

    const Node* find(const std::vector<std::string_view>& segments, std::size_t at) const;
    Node& child(std::string_view segment);
};

static std::vector<std::string_view> segments_of(std::string_view path);
static bool is_hole(std::string_view segment);
static const Route* choose(const std::vector<const Route*>& routes, Method method);

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;

void Router::page(std::string pattern, Handler handler) {
    add(Method::Get, std::move(pattern), std::move(handler), Audience::Everyone, 0);
}

void Router::get(std::string pattern, Handler handler) {
    add(Method::Get, std::move(pattern), std::move(handler), Audience::Person, 0);
}

void Router::post(std::string pattern, Handler handler, std::size_t body_limit) {
    add(Method::Post, std::move(pattern), std::move(handler), Audience::Person, body_limit);
}

void Router::add(
    Method method, std::string pattern, Handler handler, Audience audience, std::size_t limit
) {
    auto* node = root_.get();
    for (const auto segment : segments_of(pattern))
        node = &node->child(segment);
    if (choose(node->routes, method)) throw std::logic_error("two routes for " + pattern);
    routes_.push_back(std::make_unique<Route>(Route{
        method, std::move(pattern), std::move(handler), audience, limit}));
    node->routes.push_back(routes_.back().get());
}

Router::Match Router::match(Request& request) const {
    const auto segments = segments_of(request.path);
    const auto* node = root_->find(segments, 0);
    if (!node) return {};
    const auto* route = choose(node->routes, request.method);
    if (!route) return {.route = nullptr, .path_known = true};
    const auto pattern = segments_of(route->pattern);
    request.route.clear();
    for (std::size_t i = 0; i < pattern.size(); ++i)
        if (is_hole(pattern[i]))
            request.route.emplace_back(pattern[i].substr(1, pattern[i].size() - 2), segments[i]);
    return {.route = route, .path_known = true};
}

const Router::Node* Router::Node::find(
    const std::vector<std::string_view>& segments, std::size_t at
) const {
    if (at == segments.size()) return routes.empty() ? nullptr : this;
    if (const auto literal = literals.find(segments[at]); literal != literals.end())
        if (const auto* found = literal->second->find(segments, at + 1)) return found;
    return any && !segments[at].empty() ? any->find(segments, at + 1) : nullptr;
}

Router::Node& Router::Node::child(std::string_view segment) {
    auto& place = is_hole(segment) ? any : literals[std::string(segment)];
    if (!place) place = std::make_unique<Node>();
    return *place;
}

// "/" has none, "/articles/42" two; "/articles/" has an empty last one.
static std::vector<std::string_view> segments_of(std::string_view path) {
    if (path.size() < 2) return {};
    return base::split(path.substr(1), '/');
}

static bool is_hole(std::string_view segment) {
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

static const Route* choose(const std::vector<const Route*>& routes, Method method) {
    for (const auto* route : routes)
        if (route->method == (method == Method::Head ? Method::Get : method)) return route;
    return nullptr;
}

}  // namespace web
