// What happens in a household of the slow engine: each thing that may happen is decided, handed to the law
// and counted.
#pragma once

#include <map>
#include <random>
#include <set>
#include <string>
#include <utility>

#include "by_chance.hpp"
#include "family.hpp"
#include "simulation/run.hpp"

namespace osmanthus::oracle {

/// What happened in one replicate, by name: flows added up over the horizon, stocks at its end.
using Totals = std::map<std::string, double>;
/// A flow of the horizon's last month alone.
inline constexpr const char* kDaysOfLastMonth = "person_days_under_measure, last month";

/// By a step: the event, and the standing that it concerns.
struct Answered {
  std::int16_t event = registry::kNoEvent;
  regime::KindId about = regime::kNone;
};

class Happenings {
 public:
  /// All of these outlive it.
  Happenings(const simulation::Prepared& prepared, const scenario::Values& values, std::mt19937_64& random)
      : scenario_(*prepared.scenario),
        regime_(*prepared.regime),
        words_(prepared.words),
        values_(values),
        random_(random),
        decide_(regime_, values_, random_) {}

  /// In month `month` of the horizon.
  void happen(Family& family, const Doing& doing, int month);
  /// After the last month.
  void read_off(const Family& family);
  const Totals& totals() const { return totals_; }

 private:
  double value(Parameter p) const { return get(values_, p); }
  bool chance(double p) { return std::uniform_real_distribution<>(0, 1)(random_) < p; }

  void begin(Family& family, Doing doing);
  void await(Family& family, const Doing& doing, std::size_t before);
  void perform(Family& family, const Doing& doing);
  void answer(Family& family, const Doing& doing);
  void travel(Family& family, const Doing& doing);
  void read_lists(const Family& family);
  void read_stays(const Family& family, std::uint8_t q);
  void read_concluded_records(const Family& family);
  void read_last_month(const Family& family);
  bool to_be_listed(const Family& family, std::uint8_t member, base::Day day) const;
  void carry_out(Family& family, const Doing& doing, regime::KindId kind, Answered answered = {});
  void choose_kind(const scenario::EverydayAct& act, registry::Event<Plain>& event);

  const scenario::Scenario& scenario_;
  const regime::Regime& regime_;
  const simulation::Lexicon& words_;
  const scenario::Values& values_;
  std::mt19937_64& random_;
  ByChance decide_;
  std::set<std::pair<std::uint32_t, int>> refused_;
  Totals totals_;
  int month_ = 0;
  bool fined_ = false;
};

}  // namespace osmanthus::oracle
