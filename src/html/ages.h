// Ages in words: 6か月〜2歳, 妊娠中, 3歳から.
#pragma once

#include <string>

#include "html/view.h"

namespace html {

std::string ages_text(const View& view, base::AgeRange ages);

}  // namespace html
