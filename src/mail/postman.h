// Postman: takes what is due out of every city's outbox and hands it over; runs beside the server.
#pragma once

#include "base/date.h"
#include "mail/post.h"

namespace web {
class Site;
}

namespace mail {

// One round for one city. Returns how many letters were taken up; call again while it is not 0.
// A letter that the server accepted while this process was killed is handed over once more, under
// the same Message-ID: none is lost, and a second copy is known as one.
int deliver(web::Site& site, Post& post, const Settings& settings, base::Moment now);

}  // namespace mail
