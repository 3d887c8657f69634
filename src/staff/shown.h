// What the office's own pages show.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "html/view.h"
#include "staff/sign_in.h"
#include "staff/store.h"

namespace staff {

struct SignInPage {
    std::string mail{}, goes_to = "/office", token{}, error{};
};

struct WelcomePage {
    Welcome welcome{};
    std::string path{}, token{}, error{};
};

struct OfficePage {
    Officer officer{};
    std::vector<Office::Item> items{};
    std::string token{};
};

struct MembersPage {
    struct Line {
        Member member;
        std::string mail;  // opened
        bool waits = false;
        bool is_me = false;
    };
    std::vector<Line> members{};
    std::vector<std::string> departments{};
    std::string token{}, error{};
    std::string name{}, mail{}, department{}, role{};  // as typed
    std::string link{};                                // of the invitation just made
};

}  // namespace staff
