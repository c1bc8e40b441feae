// Everyday acts that an authority records, of the right person or of the wrong one, and those that nobody
// sees.
//
//   recorded of resident i, a month   r(i) = a_year / 12 000 · recorded · w(i),
//                                     w = place × urban or rural × income × frailty × age × sex of the
//                                     profile
//   recorded by mistake, a month      wrongly · a_year / 12 000 · recorded, of all adults of the place alike
//   unseen, expected                  Σ a_year / 12 000 · (1 − recorded) · w(i)
//
// Of one act a resident is recorded once a month at most. Candidates come from majorant rates that depend on
// neither state nor law; whether one is accepted is a draw of its own. The unseen are counted and not drawn
// one by one.
//
// Firms and public bodies do such acts too: w is then that of whoever stands for them, and a_year is of 1,000
// of them.
//
// Each act draws with the luck of its name, so that an act more in the scenario changes none of another's.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "behaviour/response.hpp"
#include "population/composition.hpp"
#include "population/legal_roles.hpp"
#include "scenario/scenario.hpp"

namespace osmanthus::behaviour {

/// The numbers of one replicate for the scenario's roles, acts and answers, each drawn or as given.
struct ActNumbers {
  struct OfAct {
    double a_year = 0;
    double recorded = 0;
    double wrongly = 0;
    std::vector<double> flags;  // shares, beside the act's
  };
  std::vector<double> roles;  // per 1,000 adults
  std::vector<OfAct> acts;
  std::vector<double> answers;  // share a month
};

/// By what an act's draws are told from those of others.
std::uint64_t key_of(const scenario::EverydayAct& act);
std::uint64_t key_of(const scenario::Answer& answer);

ActNumbers draw_act_numbers(const scenario::Scenario& scenario, base::Luck luck);

/// The most that the share of residents who are recorded for the act in a month can be, over all strata and
/// the ranges of its numbers. The model asks that it stays below 1.
double most_recorded_a_month(const scenario::Scenario& scenario, const scenario::EverydayAct& act, bool good);

class Acts {
 public:
  Acts(const scenario::Scenario& scenario, const ActNumbers& numbers, const Response& response,
       const std::vector<bool>& good, const population::Population& population);

  std::size_t size() const { return acts_.size(); }
  const scenario::EverydayAct& operator[](std::size_t act) const { return *acts_[act].source; }

  /// The luck of that act.
  base::Luck luck(base::Luck of_run, std::size_t act) const { return of_run.of(acts_[act].key); }
  std::uint64_t key(std::size_t act) const { return acts_[act].key; }
  scenario::Doer doer(std::size_t act) const { return acts_[act].source->doer; }

  /// The place among the scenario's roles of the one that the act asks for; nothing if it asks for none.
  std::optional<std::size_t> role(std::size_t act) const { return acts_[act].role; }

  /// Between candidates of a stratum; of none where the act is not done.
  const base::Gap& gap(std::size_t act, std::uint32_t stratum) const { return acts_[act].gaps[stratum]; }
  /// What chance gives a candidate in a month, since January 1900, of `days` days.
  struct Draw {
    std::uint32_t day = 0;     // from nought
    std::uint64_t chance = 0;  // 64 bits, by which it is decided whether he does it
  };
  Draw draw(base::Luck luck, std::size_t act, std::uint32_t index, std::uint16_t month,
            std::uint32_t days) const;
  /// Whether the candidate, encouraged so many times, does the act.
  bool happens(std::size_t act, const population::Person& person, std::uint16_t month, double encouragement,
               std::uint64_t chance) const;
  /// The same for the most that he could be encouraged: if not even then, whatever he knows.
  bool may_happen(std::size_t act, const population::Person& person, std::uint16_t month,
                  std::uint64_t chance) const {
    return happens(act, person, month, acts_[act].most_encouragement, chance);
  }

  bool is_done_in(std::size_t act, std::size_t region) const { return acts_[act].done_in[region]; }
  const base::Gap& mistake_gap(std::size_t act) const { return acts_[act].mistakes; }
  std::uint32_t mistake_day(base::Luck luck, std::size_t act, std::uint32_t index, std::uint16_t month,
                            std::uint32_t days) const;

  /// Which of the act's flags are true of it, one bit each, and the place of the value of each of its fields.
  struct Kind {
    std::uint32_t flags = 0;
    std::vector<std::uint32_t> values;
  };
  Kind kind(base::Luck luck, std::size_t act, std::uint32_t index, std::uint16_t month) const;

  /// Acts a month that nobody sees, expected, of the residents of a stratum who are of that age and sex and
  /// make up `share` of them; roles and posts apart.
  double unseen(std::size_t act, std::uint32_t stratum, double share, std::size_t band,
                population::Sex sex) const;

 private:
  struct Act {
    const scenario::EverydayAct* source = nullptr;
    const scenario::Profile* who = nullptr;
    std::uint64_t key = 0;
    std::optional<std::size_t> role;
    double most_age_sex = 0;
    double most_encouragement = 1;
    double unseen_a_month = 0;
    std::array<bool, population::kRegions> done_in{};
    std::vector<base::Gap> gaps;  // by stratum
    base::Gap mistakes;
    std::vector<base::Probability> flags;
    std::vector<base::Choice> fields;
  };

  double weight(const scenario::Profile& who, const population::Stratum& stratum) const;

  const population::Population& population_;
  int first_month_ = 0;                          // of the horizon, since January 1900
  std::vector<population::AdultBands> at_ends_;  // of its months, on their last days
  std::vector<Act> acts_;
};

}  // namespace osmanthus::behaviour
