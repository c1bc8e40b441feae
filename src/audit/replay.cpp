#include "audit/replay.hpp"

#include <algorithm>

#include "explain/life.hpp"

namespace osmanthus::audit {
namespace {

using registry::Plain;
constexpr int kLifetime = 100 * 366;

/// A case lived through by the integers, and the question put to it.
class Replay {
 public:
  Replay(const regime::Regime& regime, const regime::Case& life, const Question& question, bool derive)
      : question_(question),
        lived_(regime, life),
        decide_(regime, lived_),
        domain_{&regime.calendar},
        history_(regime, domain_, lived_.events().size(), derive),
        state_(regime, circle_, domain_, history_, decide_) {
    explain::live(regime, lived_, circle_, history_, decide_);
    std::vector<const registry::Event<Plain>*> events;
    for (const auto& event : lived_.events()) events.push_back(&event.event);
    answering_.emplace(regime, question, domain_, circle_, history_, state_, events);
    holds_ = answering_->on(life.as_of);
  }
  bool holds() const { return holds_; }
  std::optional<std::string> bearer() const {
    if (!holds_) return std::nullopt;
    const auto q = answering_->bearer();
    return q ? lived_.labels()[*q] : std::string();
  }

  std::optional<Borne> borne(const std::vector<Sign>& signs) {
    if (!holds_ || !answering_->bearer()) return std::nullopt;
    Borne out;
    out.who = *bearer();
    const auto blame = answering_->derivation().blame;
    for (const auto& event : lived_.events()) {
      const auto index = static_cast<std::size_t>(event.event.index);
      if (index >= blame.size() || !blame[index]) continue;
      const auto& act = event.alternative;
      if (signs[act.kind] != Sign::breach) continue;
      add(lived_.labels()[act.by], out.whose);
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
    if (answering_->note() != nullptr) return;
    const auto* entry = answering_->entry();
    const auto days = entry != nullptr ? entry->to - entry->from : days_concluded();
    const bool for_ever = entry != nullptr ? entry->to >= kFarDay : days >= kLifetime;
    out.lasts = for_ever ? Borne::Lasts::endless : Borne::Lasts::days;
    if (!for_ever) out.days = days;
  }

  int days_concluded() {
    const base::Day day = lived_.source().as_of;
    if (!concludes(day)) return 0;
    if (concludes(kFarDay)) return kLifetime;
    base::Day from = day;
    while (from > day - kLifetime && concludes(from - 1)) --from;
    base::Day to = day;
    while (to < from + kLifetime && concludes(to)) ++to;
    return to - from;
  }
  bool concludes(base::Day day) {
    state_.at(day, nullptr);
    return state_.concludes(question_.sanction->rule, question_.sanction->conclusion, *answering_->bearer());
  }

  const Question& question_;
  const explain::Life lived_;
  explain::CaseDecides decide_;
  Plain domain_;
  explain::PlainCircle circle_;
  History<Plain> history_;
  registry::Reading<Plain, History<Plain>, explain::CaseDecides> state_;
  std::optional<Answering<Plain, explain::CaseDecides>> answering_;
  bool holds_ = false;
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

}  // namespace osmanthus::audit
