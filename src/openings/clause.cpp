// A small grammar: a sentence is  days  は  what  (and so on). What does not fit changes nothing
// or, when it seems to be about opening, makes those days unknown or the whole unsure.
#include "openings/clause.h"

#include <algorithm>
#include <utility>

#include "openings/clause_reader.h"

namespace openings {

using Half = DayItem::Half;

constexpr int deepest_brackets = 3;

void ClauseReader::read() {
    while (at_ < tokens_.size()) {
        if (is({Word::HoursLabel, Word::ClosedLabel})) {
            about_ = word() == Word::HoursLabel ? About::Hours : About::Closures;
            ++at_;
            continue;
        }
        sentence(sentence_end(), 0);
        if (word() == Word::Stop) ++at_;
    }
}

// A full stop or a label; a full stop in brackets ends nothing.
std::size_t ClauseReader::sentence_end() const {
    int open = 0;
    std::size_t end = at_;
    for (; end < tokens_.size(); ++end) {
        switch (tokens_[end].word) {
            case Word::HoursLabel:
            case Word::ClosedLabel:
                return end;
            case Word::Stop:
                if (open == 0) return end;
                break;
            case Word::Opening:
                ++open;
                break;
            case Word::Closing:
                open = std::max(0, open - 1);
                break;
            default:
                break;
        }
    }
    return end;
}

void ClauseReader::sentence(std::size_t end, int depth) {
    days_.clear();
    said_ = false;
    while (at_ < end) {
        const std::size_t begin = at_;
        if (!part(end, depth)) {
            not_understood(begin, end);
            break;
        }
        if (at_ == begin) ++at_;
    }
    at_ = end;
    days_.clear();
}

// One "days は what", or what is in brackets; false when it is not understood.
bool ClauseReader::part(std::size_t end, int depth) {
    skip({Word::And, Word::Filler, Word::Stop, Word::Is, Word::Closing});
    if (at_ >= end) return true;
    if (word() == Word::Opening) return bracket(end, depth);
    explained_days();
    const auto read = read_days(tokens_, at_);
    days_.insert(days_.end(), read.begin(), read.end());
    if (condition() || condition_in_bracket(end)) return true;
    if (!what(end)) return false;
    days_.clear();
    said_ = true;
    return true;
}

bool ClauseReader::bracket(std::size_t end, int depth) {
    const std::size_t close = bracket_end(end);
    if (close + 1 < end && tokens_[close + 1].word == Word::Time && days_in_brackets()) {
        const bool understood = what(end);  // (月～金)9:30～18:00
        if (understood) days_.clear();
        return understood;
    }
    const bool comment = any(at_, close, {Word::Other}) && !any(
                                                               at_,
                                                               close,
                                                               {Word::Weekday,
                                                                Word::Time,
                                                                Word::If,
                                                                Word::Irregular,
                                                                Word::Holiday,
                                                                Word::Date,
                                                                Word::Month}
                                                           );
    ++at_;
    if (comment && !said_) return false;  // (幼) 8:30～15:00 (保) 7:30～19:00: for whom?
    const bool said = said_;
    if (!comment && depth < deepest_brackets) sentence(close, depth + 1);
    said_ = said;
    at_ = std::min(close + 1, end);
    return true;
}

// 月曜・火曜(祝日の場合は開館)・12/29～1/3休み
bool ClauseReader::condition_in_bracket(std::size_t end) {
    if (word() != Word::Opening || days_.empty()) return false;
    const std::size_t before = at_;
    const std::size_t close = bracket_end(end);
    of_whom_ = std::move(days_);
    ++at_;
    days_ = read_days(tokens_, at_);
    const bool understood = condition() && at_ >= close;
    days_ = std::move(of_whom_);
    of_whom_.clear();
    at_ = understood ? std::min(close + 1, end) : before;
    return understood;
}

// In a list of closing days: 館内整理日(第4金曜日及び1月4日)
void ClauseReader::explained_days() {
    std::size_t next = at_;
    while (next < tokens_.size() &&
           (tokens_[next].word == Word::Other ||
            (tokens_[next].word == Word::Irregular && tokens_[next].value == 1))) {
        ++next;
    }
    if (about_ != About::Closures || next == at_ || next >= tokens_.size() ||
        tokens_[next].word != Word::Opening) {
        return;
    }
    const std::size_t before = at_;
    at_ = next;
    if (!days_in_brackets()) at_ = before;
}

// (月曜が)祝日の場合は(開館し)翌日(休館)
bool ClauseReader::condition() {
    const std::size_t before = at_;
    const bool said_of = word() == Word::Filler && tokens_[at_].value == 1;  // が
    bool holiday = !days_.empty() && days_.back().holiday;
    while (is({Word::Filler, Word::And, Word::Irregular, Word::Holiday, Word::Closed})) {
        holiday |= word() == Word::Holiday;
        ++at_;
    }
    if (holiday && word() == Word::If) {
        if (const auto kind = consequence()) {
            const auto subject = subject_of_condition(said_of);
            draft_.give_way(subject.empty() ? of_whom_ : subject, *kind);
            return true;
        }
    }
    at_ = before;
    return false;
}

// は開館し、翌平日を休館とする; stops where a list of days goes on.
std::optional<IfHoliday> ClauseReader::consequence() {
    std::optional<IfHoliday> kind;
    for (;; ++at_) {
        if (word() == Word::NextDay) kind = IfHoliday::NextDay;
        if (word() == Word::NextWeekday) kind = IfHoliday::NextWeekday;
        if (word() == Word::Open && !kind) kind = IfHoliday::Open;
        if (word() == Word::And && kind) {
            const Word next = word(1);
            if (next != Word::Closed && next != Word::Open && next != Word::NextDay &&
                next != Word::NextWeekday && next != Word::Filler) {
                return kind;
            }
        }
        if (!is(
                {Word::If,
                 Word::Is,
                 Word::And,
                 Word::Filler,
                 Word::Open,
                 Word::Closed,
                 Word::NextDay,
                 Word::NextWeekday,
                 Word::There,
                 Word::Until}
            )) {
            return kind;
        }
    }
}

// Takes those days out of the list that the condition is about.
DayItems ClauseReader::subject_of_condition(bool said_of) {
    if (days_.empty()) return {};
    if (said_of && any_day(&DayItem::holiday)) {
        // 月曜・祝日・月曜が祝日の場合は: only the last of them.
        DayItems subject{days_.back()};
        days_.pop_back();
        return subject;
    }
    if (said_of) return std::exchange(days_, {});
    if (days_.back().holiday) days_.pop_back();
    if (!days_.empty() && about_ == About::Closures) {
        draft_.apply(std::exchange(days_, {}), Effect::Closed);
    }
    return {};
}

void ClauseReader::not_understood(std::size_t begin, std::size_t end) {
    const bool closing = any(begin, end, {Word::Closed, Word::Except, Word::Only});
    const bool irregular = irregular_between(begin, end);
    if (!days_.empty()) {
        not_understood_of_days(begin, end, closing, irregular);
    } else if (!something_else(begin, end, closing || irregular)) {
        const bool conditional = any(begin, end, {Word::If, Word::Open});
        if (irregular || closing || conditional || time_inside(begin, end)) draft_.unsure();
    }
}

void ClauseReader::not_understood_of_days(
    std::size_t begin, std::size_t end, bool closing, bool irregular
) {
    // 年末年始及び臨時休業日を除く: the days are closed in any case.
    if (closing && word() == Word::And && !any(at_, end, {Word::Is, Word::Only})) {
        if (irregular) draft_.unsure();
        return draft_.apply(days_, Effect::Closed);
    }
    const bool half = std::any_of(days_.begin(), days_.end(), [](const auto& day) {
        return day.half != Half::Whole;
    });
    if (closing || half || irregular || any_day(&DayItem::vague)) {
        for (auto& day : days_)
            day.half = Half::Whole;
        return draft_.apply(days_, Effect::Unknown);
    }
    if (any(begin, end, {Word::Open, Word::If}) || time_inside(begin, end)) draft_.unsure();
}

// A sentence about something else (受付は11:00まで, 夜間の施設利用時は利用可能) begins with its
// name and takes nothing away.
bool ClauseReader::something_else(std::size_t begin, std::size_t end, bool takes_away) {
    std::size_t first = begin;
    while (first < end && any(first, first + 1, {Word::And, Word::Filler, Word::Opening}))
        ++first;
    if (first == end) return false;
    const Word name = tokens_[first].word;
    if (name == Word::Morning || name == Word::Afternoon) draft_.unsure();
    const bool bracket = tokens_[begin].word == Word::Opening;
    if (name != Word::Other || (bracket && time_inside(begin, end))) return false;
    return any(begin, end, {Word::Time}) || !takes_away;
}

// 開館日のみ is explained where the closing days are listed; 臨時休館 can happen anywhere.
bool ClauseReader::irregular_between(std::size_t begin, std::size_t end) const {
    const bool listed = any(0, tokens_.size(), {Word::ClosedLabel});
    for (std::size_t i = begin; i < end; ++i) {
        if (tokens_[i].word == Word::Irregular && tokens_[i].value != 3 &&
            !(listed && tokens_[i].value == 2)) {
            return !(listed && i > begin && tokens_[i - 1].word == Word::Irregular);
        }
    }
    return false;
}

bool ClauseReader::time_inside(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i) {
        if (tokens_[i].word == Word::Time && draft_.open_inside(days_, {tokens_[i].value})) {
            return true;
        }
    }
    return false;
}

bool ClauseReader::any_day(bool DayItem::*fact) const {
    return std::any_of(days_.begin(), days_.end(), [&](const auto& day) { return day.*fact; });
}

bool ClauseReader::is(std::initializer_list<Word> words) const {
    return std::find(words.begin(), words.end(), word()) != words.end();
}

bool ClauseReader::ends_here(std::size_t end) const {
    return at_ >= end || is({Word::Stop, Word::Closing, Word::HoursLabel, Word::ClosedLabel});
}

bool ClauseReader::ends_or_goes_on(std::size_t end) const {
    return ends_here(end) || is({Word::And, Word::Opening});
}

void ClauseReader::skip(std::initializer_list<Word> words) {
    while (at_ < tokens_.size() && is(words))
        ++at_;
}

std::size_t ClauseReader::bracket_end(std::size_t end) const {
    int open = 0;
    for (std::size_t i = at_; i < end; ++i) {
        if (tokens_[i].word == Word::Opening) ++open;
        if (tokens_[i].word == Word::Closing && --open == 0) return i;
    }
    return end;
}

bool ClauseReader::any(std::size_t begin, std::size_t end, std::initializer_list<Word> words)
    const {
    return std::any_of(
        tokens_.begin() + std::ptrdiff_t(begin),
        tokens_.begin() + std::ptrdiff_t(end),
        [&](const Token& token) {
            return std::find(words.begin(), words.end(), token.word) != words.end();
        }
    );
}

void read_clauses(std::string_view text, About about, HoursDraft& draft) {
    const auto tokens = tokenize(text);
    ClauseReader(tokens, about, draft).read();
}

bool read_days_column(std::string_view text, HoursDraft& draft) {
    const auto tokens = tokenize(text);
    std::size_t at = 0;
    const auto days = read_days(tokens, at);
    while (tokens[at].word == Word::Filler)
        ++at;
    const bool except = tokens[at].word == Word::Except;
    if (except) ++at;
    while (tokens[at].word == Word::Open || tokens[at].word == Word::EveryDay)
        ++at;
    if (days.empty() || at + 1 != tokens.size()) return false;
    if (except) {
        draft.closed_only_on(days);
        return true;
    }
    draft.open_only_on(days);
    if (days.size() == 1 && days[0].when.weekdays == 0b1111111 && text.size() <= 6) {
        draft.never_closed();  // 毎日, 全日
    }
    return true;
}

}  // namespace openings
