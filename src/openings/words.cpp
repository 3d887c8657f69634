// The word list and the walk through the text. Longest words win; a lone 月 or 日 is a weekday only
// where a list of days can stand.
#include "openings/words.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "openings/numbers.h"
#include "openings/word_list.h"

namespace openings {

namespace {

// Labels only with brackets or a colon; else a word of the sentence.
constexpr std::array<std::string_view, 13> hours_labels{
    "開館時間",
    "利用時間",
    "利用可能時間",
    "診療時間",
    "提供時間",
    "営業時間",
    "開所時間",
    "開園時間",
    "開室時間",
    "開設時間",
    "開庁時間",
    "利用可能日時",
    "開設日時"};
constexpr std::array<std::string_view, 9> closed_labels{
    "休館日", "休診日", "定休日", "休園日", "休所日", "休業日", "休室日", "休場日", "閉館日"};

constexpr std::array<std::string_view, 7> weekdays{"日", "月", "火", "水", "木", "金", "土"};

class Lexer {
  public:
    explicit Lexer(std::string_view text) : text_(text) {}
    std::vector<Token> tokens();

  private:
    bool label();
    bool number();
    bool care();
    bool weekday();
    bool word();
    void other();
    bool may_be_lone_weekday(std::string_view after) const;
    void push(Token token, std::size_t length);
    std::string_view rest() const { return text_.substr(at_); }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<Token> tokens_{};
};

std::vector<Token> Lexer::tokens() {
    while (at_ < text_.size()) {
        if (text_[at_] == ' ' || text_[at_] == '\t') {
            ++at_;
        } else if (!label() && !number() && !care() && !weekday() && !word()) {
            other();
        }
    }
    tokens_.push_back({Word::Stop});
    return std::move(tokens_);
}

// 【開館時間】, 休館日：; without brackets or a colon a word of the sentence (休館日以外).
bool Lexer::label() {
    std::string_view name = rest();
    for (const std::string_view bracket : {"【", "[", "<", "〈", "《", "■", "○", "●", "◆"}) {
        if (base::starts_with(name, bracket)) name.remove_prefix(bracket.size());
    }
    const bool bracketed = name.size() < rest().size();
    const auto begins = [&](std::string_view text) { return base::starts_with(name, text); };
    const auto hours = std::find_if(hours_labels.begin(), hours_labels.end(), begins);
    const auto closed = std::find_if(closed_labels.begin(), closed_labels.end(), begins);
    const bool is_hours = hours != hours_labels.end();
    if (!is_hours && closed == closed_labels.end()) return false;
    name.remove_prefix(is_hours ? hours->size() : closed->size());
    const std::size_t length = rest().size() - name.size();
    for (const std::string_view end : {"】", "]", ">", "〉", "》", ":", " :"}) {
        if (!base::starts_with(name, end)) continue;
        push({is_hours ? Word::HoursLabel : Word::ClosedLabel}, length + end.size());
        return true;
    }
    if (bracketed) return false;
    push(is_hours ? Token{Word::Filler} : Token{Word::Irregular, 2}, length);
    return true;
}

bool Lexer::number() {
    const bool after_tilde = !tokens_.empty() && (tokens_.back().word == Word::Tilde ||
                                                  tokens_.back().word == Word::From);
    const auto read = read_hours_number(rest(), after_tilde);
    if (!read) return false;
    push(read->token, read->length);
    return true;
}

// 土曜保育：… is about Saturday; 土曜延長保育：… is not about the hours of the place.
bool Lexer::care() {
    for (const std::string_view day : {"土曜", "平日"}) {
        if (!base::starts_with(rest(), day)) continue;
        const auto after = rest().substr(day.size());
        if (base::starts_with(after, "延長保育")) {
            push({Word::Other}, day.size() + std::string_view("延長保育").size());
            return true;
        }
        if (base::starts_with(after, "保育")) {
            const int bits = day == "土曜" ? 1 << 6 : 0b0111110;
            push({Word::Weekday, bits}, day.size() + std::string_view("保育").size());
            return true;
        }
    }
    return false;
}

bool Lexer::weekday() {
    for (std::size_t i = 0; i < weekdays.size(); ++i) {
        if (!base::starts_with(rest(), weekdays[i])) continue;
        std::size_t length = weekdays[i].size();
        const auto after = rest().substr(length);
        if (base::starts_with(after, "曜日")) {
            length += 6;
        } else if (base::starts_with(after, "曜")) {
            length += 3;
        } else if (!may_be_lone_weekday(after)) {
            return false;
        }
        push({Word::Weekday, 1 << i}, length);
        return true;
    }
    return false;
}

// 木土の午後 is two days; 水の入れ替え is none.
bool Lexer::may_be_lone_weekday(std::string_view after) const {
    const Word before = tokens_.empty() ? Word::Stop : tokens_.back().word;
    if (base::starts_with(after, "の第")) return false;  // 月の第3日曜日
    if (before == Word::Other || before == Word::Filler || before == Word::Irregular) return false;
    const auto follows = [&](std::initializer_list<std::string_view> texts) {
        for (const auto text : texts) {
            if (base::starts_with(after, text)) return true;
        }
        return false;
    };
    if (follows({"月", "火", "水", "木", "金", "土", "日", "祝", "・", "、", ",", "~", "〜", "-"}
        )) {
        return !follows({"日程", "日時", "日没", "月末", "日間", "金額"});
    }
    if (before == Word::Is) return after.empty();
    return after.empty() || (after[0] >= '0' && after[0] <= '9') ||
           follows({"(",  ")",  " ",  "\n", "は", "の", "と", "及", "お", "を",  "も",
                    "だ", "に", "が", "午", "第", "休", ":",  "。", ";",  "年末"});
}

bool Lexer::word() {
    const WordEntry* best = nullptr;
    for (const auto& entry : word_list()) {
        if (base::starts_with(rest(), entry.text) &&
            (best == nullptr || best->text.size() < entry.text.size())) {
            best = &entry;
        }
    }
    if (best == nullptr) return false;
    if (best->word == Word::Holiday && best->value == 1) {  // 日祝
        tokens_.push_back({Word::Weekday, 1});
        push({Word::Holiday}, best->text.size());
    } else {
        push({best->word, best->value}, best->text.size());
    }
    return true;
}

// One character of something else; neighbours are one token.
void Lexer::other() {
    std::size_t length = 1;
    while (at_ + length < text_.size() &&
           (static_cast<unsigned char>(text_[at_ + length]) & 0xC0) == 0x80) {
        ++length;
    }
    if (tokens_.empty() || tokens_.back().word != Word::Other) tokens_.emplace_back();
    at_ += length;
}

void Lexer::push(Token token, std::size_t length) {
    tokens_.push_back(token);
    at_ += length;
}

}  // namespace

std::vector<Token> tokenize(std::string_view text) {
    constexpr std::size_t longest = 4000;  // notes are a few lines; what follows is not about hours
    std::string folded = base::fold_width(base::repair_utf8(text.substr(0, longest)));
    std::erase(folded, '\r');
    for (const std::string_view going_on : {"は", "を", "の", "、"}) {  // a line broken by hand
        folded = base::replace_all(folded, "\n" + std::string(going_on), going_on);
    }
    return Lexer(folded).tokens();
}

}  // namespace openings
