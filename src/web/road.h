// Road: from a message to its answer, without sockets: city, language, route, CSRF, the handler and
// the one catch. Server drives it from workers, tests call it directly.
#pragma once

#include "base/clock.h"
#include "web/message.h"
#include "web/router.h"
#include "web/site.h"

namespace web {

class Road {
  public:
    Road(const Router& router, const Sites& sites, const base::Clock& clock);
    Response answer(Message message) const;
    // An error page when there is no request to speak of (bad target, too long): in the language
    // of the address and the name of the city, as far as they can be known.
    Response refuse(const Message& message, int status) const;

  private:
    const Router& router_;
    const Sites& sites_;
    const base::Clock& clock_;

    std::optional<Request> enter(const Message& message) const;
    Response follow(Request& request, Message& message) const;
    Response handle(const Route& route, Request& request, Message& message) const;
};

}  // namespace web
