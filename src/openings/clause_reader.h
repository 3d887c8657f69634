// The reader behind read_clauses: one walk over the tokens of one text.
#pragma once

#include <initializer_list>
#include <optional>
#include <vector>

#include "openings/clause.h"
#include "openings/words.h"

namespace openings {

class ClauseReader {
  public:
    ClauseReader(const std::vector<Token>& tokens, About about, HoursDraft& draft)
        : tokens_(tokens), about_(about), draft_(draft) {}
    void read();

  private:
    std::size_t sentence_end() const;
    void sentence(std::size_t end, int depth);
    bool part(std::size_t end, int depth);
    bool bracket(std::size_t end, int depth);
    bool condition_in_bracket(std::size_t end);
    void explained_days();
    bool condition();
    std::optional<IfHoliday> consequence();
    DayItems subject_of_condition(bool said_of);
    bool what(std::size_t end);
    bool half_of_day(std::size_t end);
    bool times(std::size_t end);
    Intervals read_intervals();
    bool of_one_service(std::size_t end);
    bool times_of_all_days(const Intervals& intervals);
    bool bounds(std::size_t end);
    bool state(std::size_t end);
    bool because(std::size_t end);
    bool nth_only();
    std::optional<Interval> interval();
    bool days_in_brackets();
    void not_understood(std::size_t begin, std::size_t end);
    void not_understood_of_days(std::size_t begin, std::size_t end, bool closing, bool irregular);
    bool something_else(std::size_t begin, std::size_t end, bool takes_away);
    bool irregular_between(std::size_t begin, std::size_t end) const;
    bool time_inside(std::size_t begin, std::size_t end) const;
    bool any_day(bool DayItem::*fact) const;
    bool is(std::initializer_list<Word> words) const;
    bool ends_here(std::size_t end) const;
    bool ends_or_goes_on(std::size_t end) const;
    void skip(std::initializer_list<Word> words);
    std::size_t bracket_end(std::size_t end) const;
    Word word(std::size_t ahead = 0) const {
        return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead].word : Word::Stop;
    }
    bool any(std::size_t begin, std::size_t end, std::initializer_list<Word> words) const;

    const std::vector<Token>& tokens_;
    About about_;
    HoursDraft& draft_;
    std::size_t at_ = 0;
    DayItems days_{};     // read, still without a predicate
    DayItems of_whom_{};  // those before a bracket that holds a condition
    bool said_ = false;   // the sentence has said something that was understood
};

}  // namespace openings
