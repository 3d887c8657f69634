// mypage (マイページ): composition only: what suits one family, each thing with the reason why it
// is shown. Owns no table; the children are accounts', the articles articles'.
#pragma once

namespace web {
class Router;
}

namespace mypage {

void pages(web::Router& portal);

}  // namespace mypage
