// Articles as a dataset: for moving in from an old site and for the demo city.
#include "datasets/datasets.h"

#include "articles/articles.h"
#include "articles/attach.h"
#include "articles/publish.h"
#include "articles/reading.h"
#include "articles/store.h"
#include "base/text.h"

namespace articles {

static void keep_old_address(db::WriteTx& tx, const Article& article, std::string_view url);

static base::Result<std::int64_t, datasets::Rejection> put(
    db::WriteTx& tx, const datasets::Row& row, std::int64_t existing, const datasets::Run& run
) {
    auto article = read_article(row, run);
    if (!article) return base::refuse(article.error());
    article->id = {existing};
    std::vector<Attached> attached;
    if (auto problem = attach_files(tx, row, run, *article, attached))
        return base::refuse(*problem);
    publish(tx, *article, run.now, "import");
    put_attached(tx, article->id, attached);
    keep_old_address(tx, *article, row.text("url"));
    return article->id.number;
}

static void close(db::WriteTx& tx, std::int64_t number, const datasets::Run& run) {
    const auto article = find_article(tx, {number});
    if (!article) return;
    withdraw(tx, *article, run.today());
}

static bool edited(db::ReadTx& tx, std::int64_t number) {
    return is_edited(tx, {number});
}

std::vector<datasets::Kind> datasets() {
    return {datasets::Kind{
        .name = "article",
        .title = "記事・よくある質問・コラム",
        .fields =
            {{"kind", {"kind", "種類"}},
             {"id", {"id", "ID", "記事ID", "NO"}},
             {"title", {"title", "タイトル", "件名", "質問"}},
             {"summary", {"summary", "概要", "要約"}},
             {"body", {"body", "本文", "内容", "回答"}},
             {"categories", {"categories", "category", "カテゴリー", "カテゴリ", "分類", "分野"}},
             {"ages", {"ages", "対象年齢", "年齢"}},
             {"purposes", {"purposes", "目的"}},
             {"department", {"department", "担当課", "所管課", "担当"}},
             {"published", {"published", "公開日"}},
             {"updated", {"updated", "更新日", "最終更新日"}},
             {"checked", {"checked", "確認日"}},
             {"review", {"review", "見直し日"}},
             {"valid_until", {"valid_until", "公開終了日", "掲載終了日"}},
             {"keywords", {"keywords", "キーワード", "検索語", "別名"}},
             {"related_facilities", {"related_facilities", "関連施設"}},
             {"related", {"related", "関連記事"}},
             {"author", {"author", "著者", "執筆者"}},
             {"attachments", {"attachments", "添付", "添付ファイル"}},
             {"url", {"url", "URL", "旧URL"}}},
        .signature = {"body", "title"},
        .file_hints = {"article", "faq", "column", "記事"},
        .put = put,
        .close = close,
        .edited = edited,
        .key_fields = {"kind", "id"},
        .fallback_fields = {"kind", "title"},
    }};
}

// "https://old.example/kosodate/0123.html" → our own /kosodate/0123.html answers 301.
static void keep_old_address(db::WriteTx& tx, const Article& article, std::string_view url) {
    const auto scheme = url.find("://");
    const auto begin = scheme == std::string_view::npos ? 0 : url.find('/', scheme + 3);
    if (begin == std::string_view::npos) return;
    const auto path = url.substr(begin);
    if (path.size() > 1 && path.front() == '/' && path != article.path())
        put_old_address(tx, path, article.path());
}

}  // namespace articles
