// A case of two lives on integers, under every exercise of discretion.
#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "audit/lived.hpp"
#include "audit/two_lives.hpp"
#include "regime/grants.hpp"

namespace osmanthus::audit {
namespace {

constexpr int kNoEvent = registry::kNoEvent;
constexpr int kMostRuns = 256;  // eight choices, each made both ways

/// One way to decide all that is asked, and the next.
class Choices {
 public:
  explicit Choices(const regime::Regime& regime) : regime_(regime) {}

  bool may(regime::EffectId effect, std::uint8_t subject, const explain::PlainEvent* event) {
    const int slot = event == nullptr ? kNoEvent : event->index;
    return choice({slot, event == nullptr ? subject : 0, regime::grant_names(regime_, effect).front()});
  }
  bool may_conclude(regime::RuleId rule, std::size_t conclusion, std::uint8_t subject) {
    return choice({kNoEvent, subject, regime::grant_names(regime_, rule, conclusion).front()});
  }
  std::int32_t pick(regime::NumberId number, const regime::Piece& piece, const explain::PlainEvent* event) {
    if (event == nullptr || piece.amount.low == piece.amount.high)
      return registry::TakeLeast::pick(number, piece, nullptr);
    return choice({event->index, 0, regime_.numbers[number].name}) ? piece.amount.high : piece.amount.low;
  }

  /// Turns to the next way; false if all have been taken.
  bool next() {
    while (!asked_.empty() && !answers_[asked_.back()]) {
      answers_.erase(asked_.back());
      asked_.pop_back();
    }
    if (asked_.empty()) return false;
    answers_[asked_.back()] = false;
    return true;
  }

 private:
  using Key = std::tuple<int, std::uint8_t, std::string>;  // event, subject, name

  bool choice(const Key& key) {
    const auto [answer, fresh] = answers_.try_emplace(key, true);
    if (fresh) asked_.push_back(key);
    return answer->second;
  }

  const regime::Regime& regime_;
  std::map<Key, bool> answers_;
  std::vector<Key> asked_;  // in the order in which they were first asked
};

/// The case lived through once, by these choices.
class Once {
 public:
  Once(const regime::Regime& regime, const explain::Life& life, Choices& choices)
      : regime_(regime),
        day_(life.source().as_of),
        lived_(regime, life, choices),
        one_(lived_.bearing(life.subject(kOne))),
        other_(lived_.bearing(life.subject(kOther))) {}

  bool holds(const Contrast& contrast) {
    return audit::holds(regime_, lived_.domain(), contrast, one_, other_, day_);
  }
  bool spared(const Sanction& sanction) { return one_.spared(sanction, other_, day_); }

 private:
  const regime::Regime& regime_;
  base::Day day_;
  Lived<Choices> lived_;
  Bearing<registry::Plain, Choices> one_, other_;
};

}  // namespace

Exercised exercised(const regime::Regime& regime, const regime::Case& both, const Contrast& contrast) {
  const explain::Life life(regime, both);
  Choices choices(regime);
  bool some = false;
  bool all = true;
  for (int run = 0; run < kMostRuns; ++run) {
    const bool held = Once(regime, life, choices).holds(contrast);
    some = some || held;
    all = all && held;
    if (some && !all) return Exercised::sometimes;
    if (!choices.next()) return all ? Exercised::always : Exercised::never;
  }
  return Exercised::too_many;
}

bool always(const regime::Regime& regime, const regime::Case& both, const Contrast& contrast) {
  const explain::Life life(regime, both);
  Choices choices(regime);
  for (int run = 0; run < kMostRuns; ++run) {
    if (!Once(regime, life, choices).holds(contrast)) return false;
    if (!choices.next()) return true;
  }
  return false;
}

std::vector<const Sanction*> spared(const regime::Regime& regime, const regime::Case& both,
                                    const Contrast& contrast) {
  const explain::Life life(regime, both);
  Choices choices(regime);
  std::vector<const Sanction*> found;
  for (int run = 0; run < kMostRuns && found.empty(); ++run) {
    Once once(regime, life, choices);
    std::ranges::copy_if(contrast.unspared, std::back_inserter(found),
                         [&](const Sanction* sanction) { return once.spared(*sanction); });
    if (!choices.next()) break;
  }
  return found;
}

}  // namespace osmanthus::audit
