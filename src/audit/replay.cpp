#include "audit/replay.hpp"

#include "explain/life.hpp"

namespace osmanthus::audit {

std::optional<std::string> bearer(const regime::Regime& regime, const regime::Case& life,
                                  const Question& question) {
  using registry::Plain;
  const explain::Life lived(regime, life);
  explain::CaseDecides decide(regime, lived);
  Plain domain{&regime.calendar};
  History<Plain> history(regime, domain, lived.events().size(), question.derives());
  explain::PlainCircle circle;
  explain::live(regime, lived, circle, history, decide);
  std::vector<const registry::Event<Plain>*> events;
  for (const auto& event : lived.events()) events.push_back(&event.event);
  registry::Reading<Plain, History<Plain>, explain::CaseDecides> state(regime, circle, domain, history,
                                                                       decide);
  Answering<Plain, explain::CaseDecides> answering(regime, question, domain, circle, history, state, events);
  if (!answering.on(life.as_of)) return std::nullopt;
  const auto q = answering.bearer();
  return q ? lived.labels()[*q] : std::string();
}

bool replays(const regime::Regime& regime, const regime::Case& life, const Question& question) {
  return bearer(regime, life, question).has_value();
}

}  // namespace osmanthus::audit
