// 日本語の本文: what a city publishes is Japanese, whatever language the page around it has. Not a
// translation: it says so, and where to ask.
#pragma once

#include "html/view.h"

namespace html {

// For English and やさしい日本語; nothing on a Japanese page. What follows carries lang="ja".
Safe japanese_note(const View& view);

}  // namespace html
