// イベント一覧 as a dataset: 推奨データセット (32 columns), 標準オープンデータセット, cities' own
// lists.
#include "datasets/datasets.h"

#include "areas/areas.h"
#include "base/text.h"
#include "events/reading.h"
#include "events/store.h"
#include "search/search.h"

namespace events {

static void put_search_entry(db::WriteTx& tx, const Event& event);

// clang-format off
constexpr std::string_view first_layout =
    "都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,イベント名,イベント名_カナ,"
    "イベント名_英語,開始日,終了日,開始時間,終了時間,開始日時特記事項,説明,料金(基本),料金(詳細),"
    "連絡先名称,連絡先電話番号,連絡先内線番号,主催者,場所名称,住所,方書,緯度,経度,アクセス方法,"
    "駐車場情報,定員,参加申込終了日,参加申込終了時間,参加申込方法,URL,備考";
constexpr std::string_view second_layout =
    "全国地方公共団体コード,法人番号,ID,地方公共団体名,イベント名,言語コード,イベント通称,"
    "サブタイトル,イベント名_カナ,イベント名_英語,コンテンツURL,状態,キーワード,タグ,"
    "対象となる産業,開催パターン,開始日,終了日,開始時間,終了時間,開始日時特記事項,所要時間,"
    "掲載開始日,掲載終了日,概要,説明,サブイベント,イベント種類,料金(基本),料金(詳細),連絡先名称,"
    "連絡先電話番号,連絡先内線番号,主催者,共催団体,関連組織,対象者,対象者備考,場所名称,"
    "集合（受付）場所,所在地_全国地方公共団体コード,町字ID,所在地_連結表記,所在地_都道府県,"
    "所在地_市区町村,所在地_町字,所在地_番地以下,建物名等(方書),緯度,経度,アクセス方法,駐車場情報,"
    "駐輪場情報,Web開催,Web開催URL,ツール・環境,定員,定員備考,料金種別,決済種別,外国語対応,"
    "外国語対応備考,開催条件,参加申込終了日,参加申込終了時間,参加申込方法,申込開始日,"
    "申込開始時刻,申込URL,URL,授乳室,おむつ替えコーナー,飲食可否,ベビーカー貸出,ベビーカー利用,"
    "画像,画像_ライセンス,備考";
// clang-format on

static base::Result<std::int64_t, datasets::Rejection> put(
    db::WriteTx& tx, const datasets::Row& row, std::int64_t existing, const datasets::Run& run
) {
    auto event = read_event(row, run);
    if (!event) return base::refuse(event.error());
    event->id = {existing};
    if (event->latitude)
        event->district = run.site.part<areas::Districts>()
                              .district_of({*event->latitude, *event->longitude})
                              .value_or("");
    if (existing == 0)
        event->id = insert_event(tx, *event, run.now);
    else
        update_event(tx, *event);
    put_search_entry(tx, *event);
    return event->id.number;
}

static void close(db::WriteTx& tx, std::int64_t number, const datasets::Run& run) {
    close_event(tx, {number}, run.today());
    search::remove(tx, "event", number);
}

static bool edited(db::ReadTx& tx, std::int64_t number) {
    return is_edited(tx, {number});
}

// What the file wrote differently is written as it was, unless a person has changed the event.
static void each_row(
    db::ReadTx& tx, const city::City& city, const std::function<void(datasets::OutRow)>& give
) {
    each_open(tx, [&](const Event& event, bool was_edited) {
        datasets::OutRow row{cells_of(event, city), datasets::read_rest(event.extras)};
        if (!was_edited)
            for (auto& [field, cell] : datasets::read_rest(event.cells))
                row.fields[field] = std::move(cell);
        give(std::move(row));
    });
}

std::vector<datasets::Kind> datasets() {
    return {datasets::Kind{
        .name = "event",
        .title = "イベント一覧",
        .fields =
            {{"code", {"都道府県コード又は市区町村コード", "全国地方公共団体コード"}},
             {"id", {"ID", "NO", "№", "施設No."}},
             {"prefecture", {"都道府県名"}},
             {"city", {"市区町村名", "地方公共団体名"}},
             {"name", {"イベント名", "行事名", "イベント名称", "名称"}},
             {"kana", {"イベント名_カナ"}},
             {"english", {"イベント名_英語"}},
             {"first_day", {"開始日", "開催日"}},
             {"last_day", {"終了日"}},
             {"begins", {"開始時間", "開始時刻"}},
             {"ends", {"終了時間", "終了時刻"}},
             {"day_note", {"開始日時特記事項"}},
             {"summary", {"概要", "サブタイトル"}},
             {"description", {"説明", "内容"}},
             {"fee", {"料金(基本)", "料金"}},
             {"fee_detail", {"料金(詳細)"}},
             {"fee_kind", {"料金種別"}},
             {"contact", {"連絡先名称", "問い合わせ先（市の担当課）", "問合せ先"}},
             {"phone", {"連絡先電話番号", "TEL", "電話番号"}},
             {"extension", {"連絡先内線番号"}},
             {"organiser", {"主催者"}},
             {"place", {"場所名称", "会場"}},
             {"address", {"住所", "所在地_連結表記", "所在地"}},
             {"building", {"方書", "建物名等(方書)"}},
             {"latitude", {"緯度"}},
             {"longitude", {"経度"}},
             {"access", {"アクセス方法"}},
             {"parking", {"駐車場情報"}},
             {"capacity", {"定員"}},
             {"apply_until", {"参加申込終了日", "申込期間"}},
             {"apply_until_time", {"参加申込終了時間"}},
             {"apply_how", {"参加申込方法"}},
             {"url", {"URL", "コンテンツURL"}},
             {"note", {"備考"}},
             {"category", {"カテゴリー", "イベント種類", "カテゴリ"}},
             {"ages", {"対象年齢", "対象", "対象者"}},
             {"room", {"屋内外"}},
             {"recurrence", {"繰り返し"}},
             {"excluded", {"除外日"}},
             {"facility", {"施設ID"}},
             {"for_children", {"子育て情報"}}},
        .signature = {"first_day", "fee", "apply_how"},
        .file_hints = {"event", "イベント"},
        .put = put,
        .close = close,
        .edited = edited,
        .key_fields = {"id"},
        .fallback_fields = {"name", "first_day", "place"},
        .version = 2,
        .each = each_row,
        .first_layout = first_layout,
        .second_layout = second_layout,
    }};
}

static void put_search_entry(db::WriteTx& tx, const Event& e) {
    search::Entry entry;
    entry.kind = "event";
    entry.source = e.id.number;
    entry.source_id = e.source_id;
    entry.title = e.title;
    entry.summary = e.place;
    entry.body =
        base::join({e.summary, e.description, e.day_note, e.fee_detail, e.ages_note}, "\n");
    entry.body += search::finding_only + base::join({e.place, e.address, e.organiser}, "\n");
    entry.keywords = e.category + " " + e.kana;
    entry.url = e.path();
    entry.ages = e.ages;
    entry.latitude = e.latitude;
    entry.longitude = e.longitude;
    const auto days = list_days(tx, e.id, e.when.start, 2000);
    if (!days.empty()) {
        entry.day_from = days.front();
        entry.day_to = days.back() + (e.last_day - e.when.start);
    }
    if (e.audience == "general") entry.rank = search::Rank::Partner;
    search::put(tx, entry);
}

}  // namespace events
