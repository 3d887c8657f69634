// Header aliases, collected from what cities publish. Comparison is loose (datasets/recognise.cpp),
// so brackets, spaces, underscores and width need no entry of their own.
#include "facility_lists/fields.h"

#include "base/text.h"

namespace facility_lists {

namespace {

struct Alias {
    std::string_view dataset;  // "": of every list
    std::string_view field;
    std::string_view headers;
};

// clang-format off
constexpr Alias aliases[] = {
    {"hospital", "type", "医療機関の種類|alternativeName"},
    {"hospital", "days", "診療曜日"},
    {"hospital", "medical_code", "医療機関コード|medicalCode"},
    {"hospital", "description", "診療科目|medicalSubjects"},
    {"hospital", "overtime", "時間外における対応|overtimeResponse"},
    {"hospital", "beds", "病床数|numberOfBeds"},
    {"public_toilet", "description", "設置位置|installationPosition|設置階数"},
    {"public_toilet", "toilets", "男性トイレ総数|totalMensRestroom|ドアの種別|男女共用トイレ総数"},
    {"public_toilet", "ostomate", "オストメイト設置トイレ有無|ostomateRestroom|オストメイトの有無"},
    {"aed", "description", "設置位置|installationPosition"},
    {"aed", "for_children", "小児対応設備の有無|equipmentForChildren"},
    {"evacuation_space", "flood", "災害種別_洪水|flood_L1"},
    {"evacuation_space", "landslide", "災害種別_崖崩れ、土石流及び地滑り|sedimentDisaster"},
    {"evacuation_space", "earthquake", "災害種別_地震|earthquake"},
    {"evacuation_space", "capacity", "想定収容人数"},
    {"evacuation_space", "note", "備考"},
    {"baby_station", "id", "赤ちゃんの駅_ID"},
    {"baby_station", "code", "赤ちゃんの駅_全国地方公共団体コード"},
    {"baby_station", "name", "赤ちゃんの駅_名称"},
    {"baby_station", "kana", "赤ちゃんの駅_名称（カナ）"},
    {"baby_station", "english", "赤ちゃんの駅_名称（英字）"},
    {"baby_station", "description", "赤ちゃんの駅_説明"},
    {"baby_station", "latitude", "赤ちゃんの駅_緯度"},
    {"baby_station", "longitude", "赤ちゃんの駅_経度"},
    {"baby_station", "type", "業種|赤ちゃんの駅_施設区分"},
    {"baby_station", "nursing_room", "赤ちゃんの駅_授乳スペースの有無"},
    {"baby_station", "diaper", "赤ちゃんの駅_おむつ替えの場所の有無"},
    {"baby_station", "offers", "提供内容|設備内容"},
    {"baby_station", "hours_text", "提供時間"},
    {"baby_station", "note", "提供内容備考|備考"},
    {"park", "name", "公園名"},
    {"park", "area", "面積|面積（㎡）"},
    {"school", "poi", "POIコード"},
    {"school", "nickname", "名称_通称"},
    {"school", "id", "教育機関_学校コード"},
    {"school", "type", "教育機関_学校種"},
    {"school", "name", "教育機関_学校名|学校名|A27_007|P29_004"},
    {"school", "kana", "教育機関_学校名カナ表記"},
    {"school", "address", "教育機関_学校所在地_連結表記|A27_008|P29_005"},
    {"school", "address_city", "教育機関_学校所在地（市区町村）"},
    {"school", "address_town", "教育機関_学校所在地（町字）"},
    {"school", "address_rest", "教育機関_学校所在地（番地以下）"},
    {"school", "postcode", "教育機関_郵便番号"},
    {"school", "latitude", "教育機関_緯度"},
    {"school", "longitude", "教育機関_経度"},
    {"school", "phone", "教育機関_連絡先電話番号"},
    {"school", "operator", "教育機関_設置者情報"},
    {"after_school", "school", "小学校区"},
    {"after_school", "extended", "延長保育|extendedChildcare"},
    {"after_school", "opens_saturday", "開始時刻土曜日"},
    {"after_school", "closes_saturday", "終了時刻土曜日"},
    {"after_school", "vacation", "longVacation|開始時刻学校休日|土曜日・春夏冬休み期間"},
    {"after_school", "description", "活動内容"},
    {"shop", "id", "ソート番号"},
    {"shop", "name", "店名|店舗名|クーポン名|協賛店名"},
    {"shop", "kana", "クーポン名カナ|店舗名カナ"},
    {"shop", "type", "業種"},
    {"shop", "address", "店舗住所"},
    {"shop", "benefit", "特典|クーポン名表示用|特典内容|サービス内容|サービス"},
    {"shop", "shop_description", "店舗説明"},
    {"public_facility", "poi", "POIコード"},
    {"public_facility", "nickname", "名称_通称"},

    {"", "id", "ID|NO|項番|番号|№|property|学校コード|HID|OBJECTID"},
    {"", "code",
     "都道府県コード又は市区町村コード|都道府県コ―ド又は市区町村コ―ド|"
     "全国地方公共団体コード|市区町村コード|自治体コード|prefCode"},
    {"", "prefecture", "都道府県名|pref"},
    {"", "municipality", "市区町村名|city"},
    {"", "body", "地方公共団体名"},
    {"", "name", "名称|施設名|施設名称|登録施設名|name|SAFIELD000|園名"},
    {"", "kana", "名称_カナ|名称カナ|施設名カナ|登録施設名_カナ|fullNameInKana|フリガナ"},
    {"", "english", "名称_英字|名称_英語|fullNameInRomaji"},
    {"", "type", "種別|施設の種別|施設種別|Type|中項目|SAFIELD002|certifiedType|区分|類型"},
    {"", "address",
     "所在地_連結表記|所在地_連結標記|住所|所在地|住所（番地まで）|address|SAFIELD003|"
     "施設所在地"},
    {"", "address_code", "所在地_全国地方公共団体コード|所在地_自治体コード"},
    {"", "address_prefecture", "所在地_都道府県|住所_都道府県"},
    {"", "address_city", "所在地_市区町村|住所_市区町村（郡）|Add1"},
    {"", "address_town", "所在地_町字"},
    {"", "address_rest", "所在地_番地以下|Add2"},
    {"", "building", "方書|建物名等(方書)|建物名等|建物名|Address2|katagaki|住所_建物名等(方書)"},
    {"", "latitude", "緯度|latitude|lat|Y"},
    {"", "longitude", "経度|longitude|lng|lon|X"},
    {"", "location", "location|緯度経度|座標"},
    {"", "access", "アクセス方法|アクセス|access|最寄駅"},
    {"", "parking", "駐車場情報|駐車場|駐車場詳細|parkingInformation|Parking|駐車場台数"},
    {"", "phone", "電話番号|電話|施設電話番号|telephoneNumber|TEL"},
    {"", "extension", "内線番号"},
    {"", "fax", "FAX番号|FAX|faxNumber"},
    {"", "mail", "連絡先メールアドレス|メールアドレス"},
    {"", "postcode", "郵便番号"},
    {"", "operator", "団体名|運営主体|Owner|establisher|法人の名称|設置者"},
    {"", "capacity", "収容定員|定員|予定定員|Full|capacity|利用定員"},
    {"", "ages", "受入年齢|acceptedAge|targetAge|対象年齢|対象|targetChildren|受入対象年齢"},
    {"", "youngest", "AgeS"},
    {"", "oldest", "AgeE"},
    {"", "days", "利用可能曜日|診療曜日|availableDate|利用可能日|開館曜日"},
    {"", "opens",
     "開始時間|診療開始時間|利用開始時間|startTime|Open|開始時刻平日|利用可能開始時間"},
    {"", "closes",
     "終了時間|診療終了時間|利用終了時間|endTime|Close|終了時刻平日|利用可能終了時間"},
    {"", "hours_note",
     "利用可能日時特記事項|利用可能日時特記|診療日時特記事項|利用可能時間特記事項|"
     "availableDateNote|Memo"},
    {"", "hours_text", "提供時間|営業時間|基本時間|開所時間|開館時間|normalTime|startTimeWeekDays"},
    {"", "closed_days", "定休日|休館日|休業日|休園日"},
    {"", "all_day", "H24"},
    {"", "temporary_care", "一時預かりの有無|Temp|temporaryKeeping|一時保育"},
    {"", "sick_care", "病児保育の有無"},
    {"", "holiday_care", "Holiday|休日保育"},
    {"", "night_care", "Night|夜間保育"},
    {"", "nursing_room", "授乳室|授乳室の有無"},
    {"", "diaper",
     "おむつ替えコーナー|オムツ替え台の有無|anInfantRestroom|乳幼児用設備設置トイレ有無"},
    {"", "eating", "飲食可否"},
    {"", "stroller", "ベビーカー利用"},
    {"", "stroller_rental", "ベビーカー貸出"},
    {"", "accessible_toilet",
     "車椅子使用者用トイレ有無|wheelchairRestroom|バリアフリートイレ数|"
     "multifunctionalRestroom"},
    {"", "barrier_free", "バリアフリー情報"},
    {"", "offers", "提供内容"},
    {"", "equipment", "設置遊具|遊具|Playground"},
    {"", "toilet", "トイレ|トイレ詳細"},
    {"", "water", "水遊び"},
    {"", "description", "説明|施設概要|公園紹介文|店舗説明|特徴"},
    {"", "note", "備考|note|Remarks|identificationNote"},
    {"", "url", "URL|referenceObject|リンク先URL|公園HPアドレス|店舗URL|SAFIELD005|ホームページ"},
    {"", "image", "画像|写真1|店舗画像|image"},
    {"", "image_licence", "画像_ライセンス|画像ライセンス|iamgeLicense"},
    {"", "checked", "最終確認日|確認日"},
    {"", "updated", "更新日|最終更新日"},
};
// clang-format on

}  // namespace

// A list's own meaning of a header stands before the shared one.
std::vector<datasets::Field> fields_of(std::string_view dataset) {
    std::vector<datasets::Field> fields;
    for (const auto& alias : aliases) {
        if (!alias.dataset.empty() && alias.dataset != dataset) continue;
        auto known = fields.begin();
        while (known != fields.end() && known->name != alias.field)
            ++known;
        if (known == fields.end()) known = fields.insert(known, {std::string(alias.field), {}});
        for (const auto header : base::split(alias.headers, '|'))
            known->headers.emplace_back(header);
    }
    return fields;
}

}  // namespace facility_lists
