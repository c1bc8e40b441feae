// Calendar durations on dates that the solver chooses.
#pragma once

#include <functional>
#include <map>
#include <tuple>
#include <vector>

#include "audit/smt/term.hpp"
#include "base/date.hpp"

namespace osmanthus::audit::smt {

/// d ⊕ P for a date term d within [first, last]; working days are followed from the first event to a
/// year past the last alone, since nobody is born by them and their tables are long. A date that is a choice
/// of others is moved choice by choice; any other becomes a variable y = d + piece(d), where piece is a
/// balanced tree over the stretches of days on which the offset is constant, with the implied lemma least ≤ y
/// − d ≤ most, which spares the solver most of the pieces.
class Calendar {
 public:
  struct Span {
    base::Day first, last;              // of all dates
    base::Day first_event, last_event;  // of events
  };
  Calendar(z3::context& context, const base::WorkingCalendar& working, const Span& span)
      : context_(context), working_(working), span_(span) {}

  Term add(const Term& day, int amount, base::Unit unit);
  Term next_months_first_working_day(const Term& day);

  /// What the variables made so far must satisfy.
  const std::vector<z3::expr>& constraints() const { return constraints_; }

 private:
  struct Stretch {
    base::Day from;
    int offset;
  };
  using Move = std::function<base::Day(base::Day)>;
  using Key = std::tuple<int, int>;  // amount, unit; or a key of its own

  Term moved(const Term& day, const Key& key, const Move& move);
  Term variable(const z3::expr& day, const Key& key, const Move& move);
  const std::vector<Stretch>& stretches(const Key& key, const Move& move);
  z3::expr tree(const z3::expr& day, const std::vector<Stretch>& stretches, std::size_t from, std::size_t to);

  z3::context& context_;
  const base::WorkingCalendar& working_;
  Span span_;
  std::map<Key, std::vector<Stretch>> stretches_;
  std::map<std::pair<Key, unsigned>, std::pair<z3::expr, Term>>
      made_;  // the key's expression keeps its id alive
  std::vector<z3::expr> constraints_;
};

}  // namespace osmanthus::audit::smt
