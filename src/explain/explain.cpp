#include "explain/explain.hpp"

#include <algorithm>
#include <array>

#include "explain/expect.hpp"
#include "explain/life.hpp"
#include "explain/reasons.hpp"
#include "explain/state.hpp"
#include "explain/timeline.hpp"
#include "explain/ways_out.hpp"
#include "explain/why_not.hpp"

namespace osmanthus::explain {
namespace {

/// The scores of the same life with every assumed number at one end of its range.
std::vector<SubjectState> extreme(const Regime& regime, const Life& life, Assumed assumed) {
  CaseDecides decide(regime, life, assumed);
  PlainCircle circle;
  registry::KeepNothing nothing;
  live(regime, life, circle, nothing, decide);
  return State(regime, life, circle, decide).at(life.source().as_of);
}

/// Whether how many points there are, or how long they count, was assumed.
bool rests_on_assumption(const Regime& regime, const PlainCircle& circle, regime::KindId score) {
  return std::ranges::any_of(circle.entries, [&](const auto& e) {
    if (e.kind != score || e.effect == regime::kNone) return false;
    const auto& effect = regime.effects[e.effect];
    return std::ranges::any_of(std::array{effect.amount, effect.lasts, effect.until}, [&](auto number) {
      return number != regime::kNone && regime.numbers[number].assumed();
    });
  });
}

void add_ranges(const Regime& regime, const Life& life, const PlainCircle& circle,
                std::vector<SubjectState>& states) {
  const bool any = std::ranges::any_of(
      regime.scores, [&](const auto& s) { return rests_on_assumption(regime, circle, s.kind); });
  if (!any) return;
  const auto low = extreme(regime, life, Assumed::lowest);
  const auto high = extreme(regime, life, Assumed::highest);
  for (std::size_t q = 0; q < states.size(); ++q) {
    for (auto& score : states[q].scores) {
      score.assumed = rests_on_assumption(regime, circle, regime.kind(score.id));
      for (const auto* end : {&low[q], &high[q]}) {
        const auto found = std::ranges::find(end->scores, score.id, &ScoreValue::id);
        if (found == end->scores.end()) continue;
        score.low = std::min(score.low, found->value);
        score.high = std::max(score.high, found->value);
      }
    }
  }
}

}  // namespace

Explanation explain(const regime::Regime& regime, const regime::Case& the_case, std::size_t most_why_not) {
  const Life life(regime, the_case);
  CaseDecides decide(regime, life);
  PlainCircle circle;
  Reasons reasons(regime);
  live(regime, life, circle, reasons, decide);
  State state(regime, life, circle, decide);
  Explanation explanation;
  explanation.title = the_case.title;
  explanation.as_of = the_case.as_of;
  explanation.reading = regime.reading_name;
  explanation.subjects = state.at(the_case.as_of);
  add_ranges(regime, life, circle, explanation.subjects);
  explanation.timeline = Timeline(regime, life, circle, reasons, state).changes();
  explanation.ways_out = ways_out(regime, life, circle, state, decide);
  explanation.why_not = why_not(regime, life, circle, reasons, decide, most_why_not);
  explanation.expectations = unmet(the_case, explanation);
  return explanation;
}

std::vector<SubjectState> state_of(const regime::Regime& regime, const regime::Case& the_case) {
  const Life life(regime, the_case);
  CaseDecides decide(regime, life);
  PlainCircle circle;
  registry::KeepNothing nothing;
  live(regime, life, circle, nothing, decide);
  return State(regime, life, circle, decide).at(the_case.as_of);
}

}  // namespace osmanthus::explain
