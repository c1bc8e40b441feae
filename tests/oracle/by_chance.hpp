// Decides by chance what the law leaves open, and keeps how entries ended.
#pragma once

#include <map>
#include <random>
#include <tuple>
#include <vector>

#include "registry/plain.hpp"
#include "scenario/parameter.hpp"
#include "simulation/life.hpp"

namespace osmanthus::oracle {

using registry::Plain;
using scenario::Parameter;
using simulation::Circle;
using Event = registry::Event<Plain>;

/// Decides by chance; what a state permits is settled once for each person.
class ByChance {
 public:
  ByChance(const regime::Regime& regime, const scenario::Values& values, std::mt19937_64& random)
      : regime_(regime), values_(values), random_(random) {}

  std::map<std::tuple<std::uint32_t, regime::RuleId, std::size_t>, bool> settled;
  std::uint32_t first_person = 0;

  bool may(regime::EffectId effect, std::uint8_t, const Event*) {
    const auto& e = regime_.effects[effect];
    auto share = Parameter::may_other;
    if (e.form == regime::EffectForm::end) share = Parameter::may_end;
    if (e.form == regime::EffectForm::extend) share = Parameter::may_extend;
    const bool measure =
        e.form == regime::EffectForm::open && regime_.kinds[e.kind].form == regime::KindForm::measure;
    if (measure) share = Parameter::may_measure;
    return chance(get(values_, share));
  }
  bool may_conclude(regime::RuleId rule, std::size_t i, std::uint8_t subject) {
    const auto [found, is_new] = settled.try_emplace({first_person + subject, rule, i}, false);
    if (is_new) found->second = chance(get(values_, Parameter::may_measure));
    return found->second;
  }
  std::int32_t pick(regime::NumberId, const regime::Piece& piece, const Event*) {
    const bool ranged = piece.amount.low < piece.amount.high;
    std::uniform_int_distribution<int> even(ranged ? piece.amount.low : piece.least,
                                            ranged ? piece.amount.high : piece.most);
    return even(random_);
  }

 private:
  bool chance(double p) { return std::uniform_real_distribution<>(0, 1)(random_) < p; }

  const regime::Regime& regime_;
  const scenario::Values& values_;
  std::mt19937_64& random_;
};

/// How an entry was ended, beside the entries; `running` if by its own date.
struct Ends : registry::KeepNothing {
  const regime::Regime* regime = nullptr;
  std::vector<regime::EndBy>* by = nullptr;
  std::vector<bool>* ended = nullptr;
  base::Day today = 0;

  void opened(const Circle&, std::size_t) {
    by->push_back(regime::EndBy::repair);
    ended->push_back(false);
  }
  void redated(const Circle&, std::size_t entry, base::Day, base::Day to, regime::EffectId effect) {
    const auto& e = regime->effects[effect];
    if (e.form != regime::EffectForm::end || to <= today) return;
    (*by)[entry] = e.by;
    (*ended)[entry] = true;
  }
};

}  // namespace osmanthus::oracle
