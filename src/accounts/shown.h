// What the pages of this room show, worked out before the templates write it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "accounts/store.h"
#include "html/view.h"

namespace accounts {

struct SignInPage {
    std::string mail{}, goes_to = "/my", token{};
    std::string error{};  // a sentence; ""
    bool open = true;     // this city sends letters
};

struct EnterPage {
    std::string link{}, token{};
    std::string mail{};  // masked
};

struct AccountPage {
    std::string mail{}, token{};
    std::vector<Session> sessions{};
    base::Id<Session> current{};
    base::Moment created{};
};

struct ChildForm {
    std::string path{}, token{};  // where it is sent
    std::string nickname{}, born{}, due{};
    std::string nickname_error{}, month_error{};
    bool is_new = true;
    bool wrong() const { return !nickname_error.empty() || !month_error.empty(); }
};

struct RemovedPage {
    std::string mail{};
    int children = 0, sessions = 0;
};

}  // namespace accounts
