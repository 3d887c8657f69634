// The pager below a list: a few numbers around the current page, 前へ and 次へ.
#pragma once

#include <functional>
#include <string>

#include "html/view.h"

namespace html {

// address(page) gives the link of page 1…pages. Nothing when there is only one page.
Safe pager(const View& view, const std::function<std::string(int)>& address, int page, int pages);

}  // namespace html
