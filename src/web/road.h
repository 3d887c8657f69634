// Road: from a message to its answer, without sockets: city, language, route, CSRF, the handler and
// the page cache and the one catch. Server drives it from workers, tests call it directly.
#pragma once

#include <memory>

#include "base/clock.h"
#include "web/follower.h"
#include "web/message.h"
#include "web/router.h"
#include "web/site.h"
#include "web/stored.h"

namespace web {

// What came of a message: a page that many share, or an answer of its own.
struct Outcome {
    std::shared_ptr<const Stored> stored{};
    Response response{};
    bool stale = false;  // shown from memory although it has expired: the database is away
};

class Road {
  public:
    // follower: nullptr renders every page anew.
    Road(
        const Router& router,
        const Sites& sites,
        const base::Clock& clock,
        Follower* follower = nullptr
    );
    // Only looks into the cache; for threads that must not wait.
    std::shared_ptr<const Stored> find(std::string_view key) const;
    Outcome travel(Message message) const;
    Response answer(Message message) const;  // the same as one Response
    // How large a body the route of this message takes; 0: it takes none.
    std::size_t body_limit(const Message& message) const;
    // An error page when there is no request to speak of (bad target, too long): in the language
    // of the address and the name of the city, as far as they can be known.
    Response refuse(const Message& message, int status) const;

  private:
    const Router& router_;
    const Sites& sites_;
    const base::Clock& clock_;
    Follower* follower_;

    std::optional<Request> enter(const Message& message) const;
    Outcome follow(Request& request, Message& message) const;
    Outcome show(const Route& route, Request& request, const Message& message) const;
    Response handle(const Route& route, Request& request, Message& message) const;
    Outcome broken(
        const Request& request, const Message& message, int status, std::string_view cause
    ) const;
};

}  // namespace web
