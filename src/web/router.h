// Router: which address is answered by which function. Patterns: "/articles/{id}".
// HEAD is answered by the GET handler; a known path with another method is 405.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "web/request.h"
#include "web/response.h"

namespace web {

using Handler = std::function<Response(const Request&)>;

enum class Audience {
    Everyone,  // page(): anonymous, cached, no cookies
    Person,    // get(), post(): may be personal, never cached
};

struct Route {
    Method method;
    std::string pattern;
    Handler handler;
    Audience audience;
    std::size_t body_limit;
};

class Router {
  public:
    Router();
    ~Router();
    Router(Router&&) noexcept;
    // What every reader sees the same: cached until a topic it shows changes (Request::shows).
    void page(std::string pattern, Handler handler);
    void get(std::string pattern, Handler handler);
    // Checked for CSRF (same origin, token) before the handler runs. Routes that take files say how
    // much; the others take what the operator's settings allow (limits.body_bytes).
    static constexpr std::size_t usual_body = 1 << 20;
    void post(std::string pattern, Handler handler, std::size_t body_limit = usual_body);
    // What answers an address that no route knows (the addresses of the site before this one).
    void otherwise(Handler handler) { otherwise_ = std::move(handler); }
    const Handler& otherwise() const { return otherwise_; }

    struct Match {
        const Route* route = nullptr;
        bool path_known = false;
    };
    // Fills request.route. Segments are matched decoded; literals win over {…}.
    Match match(Request& request) const;
    const std::vector<std::unique_ptr<Route>>& routes() const { return routes_; }

  private:
    struct Node;
    std::unique_ptr<Node> root_;
    std::vector<std::unique_ptr<Route>> routes_;
    Handler otherwise_;
    void add(
        Method method, std::string pattern, Handler handler, Audience audience, std::size_t limit
    );
};

}  // namespace web
