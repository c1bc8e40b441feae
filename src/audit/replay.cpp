#include "audit/replay.hpp"

#include <algorithm>

#include "audit/lived.hpp"
#include "base/diagnostic.hpp"

namespace osmanthus::audit {
namespace {

using registry::Plain;
constexpr int kLifetime = 100 * 366;

/// A case lived through by the integers, and the question put to it.
class Replay {
 public:
  Replay(const regime::Regime& regime, const regime::Case& life, const Question& question, bool derive)
      : question_(question),
        life_(regime, life),
        decide_(regime, life_),
        lived_(regime, life_, decide_, {derive, question.spending}),
        answering_(regime, question, lived_.domain(), lived_.circle(), lived_.history(), lived_.state(),
                   lived_.events()),
        holds_(answering_.on(life.as_of)) {}
  bool holds() const { return holds_; }
  std::optional<std::string> bearer() const {
    if (!holds_) return std::nullopt;
    const auto q = answering_.bearer();
    return q ? life_.labels()[*q] : std::string();
  }

  std::optional<Borne> borne(const std::vector<Sign>& signs) {
    if (!holds_ || !answering_.bearer()) return std::nullopt;
    const bool burdens =
        question_.sanction->during() || answering_.entry() != nullptr || answering_.note() != nullptr;
    if (!burdens) return std::nullopt;
    Borne out;
    out.who = *bearer();
    const auto blame = answering_.derivation().blame;
    for (const auto& event : life_.events()) {
      const auto index = static_cast<std::size_t>(event.event.index);
      if (index >= blame.size() || !blame[index]) continue;
      const auto& act = event.alternative;
      if (signs[act.kind] != Sign::breach) continue;
      add(life_.labels()[act.by], out.whose);
      add(event.source->act, out.acts);
    }
    tell_length(out);
    return out;
  }

 private:
  static void add(const std::string& one, std::vector<std::string>& to) {
    if (std::ranges::find(to, one) == to.end()) to.push_back(one);
  }

  void tell_length(Borne& out) {
    if (answering_.note() != nullptr) return;
    const auto* entry = answering_.entry();
    const auto days = entry != nullptr ? entry->to - entry->from : days_concluded();
    const bool for_ever = entry != nullptr ? entry->to >= kFarDay : days >= kLifetime;
    out.lasts = for_ever ? Borne::Lasts::endless : Borne::Lasts::days;
    if (!for_ever) out.days = days;
  }

  int days_concluded() {
    const base::Day day = life_.source().as_of;
    if (!concludes(day)) return 0;
    if (concludes(kFarDay)) return kLifetime;
    base::Day from = day;
    while (from > day - kLifetime && concludes(from - 1)) --from;
    base::Day to = day;
    while (to < from + kLifetime && concludes(to)) ++to;
    return to - from;
  }
  bool concludes(base::Day day) {
    lived_.state().at(day, nullptr);
    return lived_.state().concludes(question_.sanction->rule, question_.sanction->conclusion,
                                    *answering_.bearer());
  }

  const Question& question_;
  const explain::Life life_;
  explain::CaseDecides decide_;
  Lived<explain::CaseDecides> lived_;
  Answering<Plain, explain::CaseDecides> answering_;
  bool holds_;
};

}  // namespace

std::optional<std::string> bearer(const regime::Regime& regime, const regime::Case& life,
                                  const Question& question) {
  return Replay(regime, life, question, question.derives()).bearer();
}

bool replays(const regime::Regime& regime, const regime::Case& life, const Question& question) {
  return Replay(regime, life, question, question.derives()).holds();
}

std::optional<Borne> borne(const regime::Regime& regime, const regime::Case& life, const Question& question,
                           const std::vector<Sign>& signs) {
  return Replay(regime, life, question, true).borne(signs);
}

std::set<std::pair<std::string, regime::KindId>> in_effect(const regime::Regime& regime,
                                                           const regime::Case& life) {
  const explain::Life lived(regime, life);
  explain::CaseDecides decide(regime, lived);
  explain::PlainCircle circle;
  registry::KeepNothing nothing;
  explain::live(regime, lived, circle, nothing, decide);
  Plain domain{&regime.calendar};
  registry::Reading<Plain, registry::KeepNothing, explain::CaseDecides> state(regime, circle, domain, nothing,
                                                                              decide);
  state.at(life.as_of, nullptr);
  std::set<std::pair<std::string, regime::KindId>> all;
  for (const auto& e : circle.entries) {
    if (e.effect != regime::kNone && state.running(e)) all.emplace(lived.labels()[e.subject], e.kind);
  }
  for (regime::KindId kind = 0; kind < regime.kinds.size(); ++kind) {
    for (std::uint8_t q = 0; q < circle.subjects.size() && !regime.concluders[kind].empty(); ++q) {
      if (state.concluded(kind, q)) all.emplace(lived.labels()[q], kind);
    }
  }
  return all;
}

std::set<regime::RuleId> applied(const regime::Regime& regime, regime::Case life, base::Day as_of) {
  life.as_of = as_of;
  base::Diagnostics diagnostics;
  explain::check_case(regime, life, diagnostics);
  if (diagnostics.has_errors()) return {};
  const explain::Life lives(regime, life);
  explain::CaseDecides decide(regime, lives);
  Lived<explain::CaseDecides> lived(regime, lives, decide);
  std::set<regime::RuleId> rules;
  for (regime::RuleId rule = 0; rule < regime.rules.size(); ++rule) {
    if (lived.history().fired(rule)) rules.insert(rule);
  }
  return rules;
}

}  // namespace osmanthus::audit
