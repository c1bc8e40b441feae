#include "plain_engine.hpp"

#include <algorithm>

#include "simulation/prospect.hpp"
#include "simulation/rates.hpp"

namespace osmanthus::oracle {
namespace {

using population::Sex;
using scenario::Mechanism;

class Plainly {
 public:
  Plainly(const simulation::Prepared& prepared, std::uint64_t seed)
      : scenario_(*prepared.scenario),
        regime_(*prepared.regime),
        words_(prepared.words),
        population_(*prepared.population),
        random_(seed),
        values_(behaviour::draw_values(scenario_, {scenario_.seed, 0})),
        happenings_(prepared, values_, random_),
        rates_(scenario_, {scenario_.seed, 0}, values_, population_, prepared.census, words_) {}

  Totals live() {
    for (const auto& act : scenario_.acts) {
      done_in_.emplace_back();
      for (const auto region : population::regions_of(act.place.id)) done_in_.back()[region] = true;
      who_.push_back(&scenario_.profiles.at(act.who.id));
    }
    find_weights();
    make_families();
    for (month_ = 0; month_ < scenario::months(scenario_.horizon); ++month_) {
      first_ = scenario::first_day(scenario_.horizon, month_);
      days_ = scenario::first_day(scenario_.horizon, month_ + 1) - first_;
      take_up_ = 1 - (1 - take_up_) * (1 - value(Parameter::court_take_up));
      for (Family& family : families_) live_a_month(family);
    }
    for (const Family& family : families_) happenings_.read_off(family);
    return happenings_.totals();
  }

 private:
  double value(Parameter p) const { return get(values_, p); }
  bool chance(double p) { return std::uniform_real_distribution<>(0, 1)(random_) < p; }
  base::Day some_day() {
    return first_ + static_cast<base::Day>(std::uniform_int_distribution<>(0, days_ - 1)(random_));
  }

  double place_weight(const scenario::Profile& profile, std::size_t region) {
    const auto [known, is_new] = places_.try_emplace(&profile);
    if (is_new) {
      for (std::size_t r = 0; r < population::kRegions; ++r) {
        const auto own = profile.jurisdictions.find(std::string(population::regions()[r].id));
        const auto province =
            profile.jurisdictions.find(std::string(population::regions()[population::province_of(r)].id));
        known->second[r] = own != profile.jurisdictions.end()        ? own->second
                           : province != profile.jurisdictions.end() ? province->second
                                                                     : 1;
      }
    }
    return known->second[region];
  }

  double weight(const scenario::Profile& profile, const population::Stratum& s, int age, Sex sex) {
    const auto band = static_cast<std::size_t>(std::min(age / 10, 9));
    return place_weight(profile, s.region) * profile.urban[s.urban ? 1 : 0] * profile.income[s.quintile] *
           scenario_.population.frailty[s.frailty].relative_rate * profile.age[band] *
           profile.sex[static_cast<std::size_t>(sex)];
  }

  /// The sum of the debtors' weights over the adults by their ages on the census's day.
  void find_weights() {
    for (std::uint32_t person = 0; person < population_.residents(); ++person) {
      const auto found = population_.person(person);
      const int age = population::age_on(found.born, scenario_.population.ages_as_of);
      if (age < 18) continue;
      ++adults_;
      all_weights_ +=
          weight(scenario_.debt, population_.stratum(population_.household_of(person)), age, found.sex);
    }
  }

  void make_families() {
    for (std::uint32_t person = 0; person < population_.residents();) {
      Family family;
      family.folk = simulation::folk_of(population_, rates_.posts, rates_.legal_roles,
                                        population_.household_of(person));
      gather_circle(words_, population_, family.folk, family.circle);
      family.circle.last_day = scenario_.horizon.start - 1;
      person += family.folk.household.size();
      families_.push_back(std::move(family));
    }
  }

  void live_a_month(Family& family) {
    std::vector<Doing> doings;
    for (std::uint8_t q = 0; q < family.folk.household.size(); ++q) {
      debts(family, q, doings);
      acts(family, q, doings);
      trips(family, q, doings);
    }
    exits(family, doings);
    std::ranges::sort(doings, {}, [](const Doing& d) { return std::pair(d.on, d.what); });
    for (const Doing& doing : doings) happenings_.happen(family, doing, month_);
  }

  int age_of(const Family& family, std::uint8_t q, base::Day day) const {
    return population::age_on(family.folk.members[q].born, day);
  }
  const population::Stratum& stratum(const Family& family) const {
    return population_.stratum(family.folk.household);
  }

  // ---- debts

  void debts(Family& family, std::uint8_t q, std::vector<Doing>& doings) {
    const int age = age_of(family, q, first_);
    const double cases = scenario::cases_in_year_of(scenario_, first_) / 12 *
                         value(Parameter::natural_person_debtors) / population_.national_scale();
    if (age >= 18 && chance(cases * weight(scenario_.debt, stratum(family), age, family.folk.members[q].sex) /
                            all_weights_))
      debt(family, q, doings);
    const double unable = value(Parameter::unable_debtors);
    const double commit =
        (1 - unable) * value(Parameter::ground_able) + unable * value(Parameter::ground_unable);
    if (!chance(value(Parameter::wrong_listings) * commit * cases * take_up_ / adults_)) return;
    const base::Day on = some_day();
    if (age_of(family, q, on) < 18) return;
    Doing doing;
    doing.on = on;
    doing.what = What::mistake;
    doing.member = q;
    doing.kind = words_.grounds[0];
    doings.push_back(doing);
  }

  void debt(Family& family, std::uint8_t q, std::vector<Doing>& doings) {
    Doing doing;
    doing.able = !chance(value(Parameter::unable_debtors));
    if (!chance(value(doing.able ? Parameter::ground_able : Parameter::ground_unable))) return;
    std::vector<double> weights;
    for (const auto p : {Parameter::refuse_judgment, Parameter::obstruct_enforcement,
                         Parameter::evade_enforcement, Parameter::violate_property_report,
                         Parameter::violate_consumption_order, Parameter::break_settlement})
      weights.push_back(value(p));
    if (!doing.able) weights[0] = 0;
    const auto ground = std::discrete_distribution<std::size_t>(weights.begin(), weights.end())(random_);
    doing.kind = words_.grounds[ground];
    doing.grave = ground == 1 && chance(value(Parameter::violent_and_grave));
    const int news = family.listed_month[q] == 0 ? -1 : month_ - (family.listed_month[q] - 1);
    if (abstains(family, q, doing.kind, news)) return;
    if (!chance(take_up_)) return;
    doing.on = some_day();
    doing.what = What::debt;
    doing.member = q;
    doings.push_back(doing);
  }

  /// Own news at two speeds, then shame where the law publishes; nothing is heard of others.
  bool abstains(Family& family, std::uint8_t q, regime::KindId kind, int news) {
    if (news >= 0) {
      const double lasting = value(Parameter::own_news_lasting);
      const double fast = std::exp2(-news / value(Parameter::own_news_fast));
      const double slow = std::exp2(-news / value(Parameter::own_news_slow));
      if (chance(value(Parameter::own_news) * (lasting * slow + (1 - lasting) * fast))) return true;
    }
    const auto prospect =
        simulation::prospect_of(regime_, kind, words_.places[stratum(family).region], first_);
    if (!prospect.shown) return false;
    if (news < 0 && !is_aware(family, q)) return false;
    const bool woman = family.folk.members[q].sex == Sex::female;
    return chance(value(Parameter::stigma) * (woman ? value(Parameter::stigma_women) : 1));
  }
  bool is_aware(const Family& family, std::uint8_t q) {
    const auto [found, is_new] = aware_.try_emplace(family.folk.household.first_person + q, false);
    if (is_new) found->second = chance(value(Parameter::aware));
    return found->second;
  }

  // ---- everyday acts

  void acts(Family& family, std::uint8_t q, std::vector<Doing>& doings) {
    if (has(scenario_.off, Mechanism::everyday_acts)) return;
    for (std::size_t i = 0; i < scenario_.acts.size(); ++i) {
      const auto& act = scenario_.acts[i];
      if (!done_in_[i][stratum(family).region]) continue;
      if (!has_role(family, q, act.role.id)) continue;
      const double a_month = act.a_year.value / 12'000 * act.recorded.value;
      const int age = age_of(family, q, first_ + days_ - 1);
      if (age >= 0) everyday(family, q, i, a_month, age, doings);
      if (!chance(act.wrongly.value * a_month)) continue;
      const base::Day on = some_day();
      if (age_of(family, q, on) < 18) continue;
      Doing doing;
      doing.on = on;
      doing.what = What::act_mistake;
      doing.member = q;
      doing.which = i;
      doings.push_back(doing);
    }
  }

  bool has_role(const Family& family, std::uint8_t q, const std::string& role) const {
    if (role.empty()) return true;
    for (std::size_t i = 0; i < scenario_.roles.size(); ++i) {
      if (scenario_.roles[i].role.id == role) return (family.folk.roles[q] >> i & 1U) != 0;
    }
    return false;
  }

  void everyday(Family& family, std::uint8_t q, std::size_t i, double a_month, int age,
                std::vector<Doing>& doings) {
    const auto& words = words_.acts[i];
    int news = -1;
    bool fined = false;
    for (const Matter& matter : family.matters) {
      if (matter.of_court || matter.member != q || matter.month >= month_) continue;
      if (words_.acts[matter.act].domain != words.domain) continue;
      news = month_ - matter.month;
      fined = fined || matter.fined;
    }
    const auto prospect =
        simulation::prospect_of(regime_, words.kind, words_.places[stratum(family).region], first_);
    double factor = 1;
    if (fined) {
      factor = 1 + value(Parameter::crowding_out);
    } else if (prospect.rewarded && (news >= 0 || is_aware(family, q))) {
      factor = 1 + value(Parameter::rewards);
    }
    if (!chance(a_month * factor * weight(*who_[i], stratum(family), age, family.folk.members[q].sex)))
      return;
    if (!words.good && abstains(family, q, words.kind, news)) return;
    Doing doing;
    doing.on = some_day();
    doing.what = What::act;
    doing.member = q;
    doing.which = i;
    doings.push_back(doing);
  }

  // ---- exits, answers, trips

  void exits(Family& family, std::vector<Doing>& doings) {
    const auto add = [&](What what, std::uint8_t member, std::size_t matter, std::size_t which,
                         double share) {
      if (!chance(share)) return;
      Doing doing;
      doing.on = some_day();
      doing.what = what;
      doing.member = member;
      doing.matter = matter;
      doing.which = which;
      doings.push_back(doing);
    };
    for (std::size_t i = 0; i < family.matters.size(); ++i) {
      const Matter& matter = family.matters[i];
      if (matter.closed || matter.month >= month_) continue;
      if (matter.wrong) add(What::correction, matter.member, i, 0, value(Parameter::correction));
      if (!matter.of_court) continue;
      if (!matter.wrong) add(What::performance, matter.member, i, 0, value(Parameter::performance));
      if (!matter.terminated) add(What::termination, matter.member, i, 0, value(Parameter::termination));
    }
    for (const Pending& pending : family.pending) {
      if (pending.month >= month_) continue;
      add(What::answer, pending.member, pending.matter, pending.answer,
          scenario_.answers[pending.answer].a_month.value);
    }
  }

  void trips(Family& family, std::uint8_t q, std::vector<Doing>& doings) {
    const auto mean = [](const auto& profile) {
      double sum = 0;
      for (const double x : profile) sum += x;
      return sum / static_cast<double>(profile.size());
    };
    const auto quintile = stratum(family).quintile;
    for (const bool air : {true, false}) {
      const auto& profile = air ? scenario_.air_income : scenario_.rail_income;
      const double demand = value(air ? Parameter::air_demand : Parameter::rail_demand);
      if (!chance(demand * profile[quintile] / mean(profile))) continue;
      Doing doing;
      doing.on = some_day();
      doing.what = air ? What::flight : What::train;
      doing.member = q;
      doings.push_back(doing);
    }
  }

  const scenario::Scenario& scenario_;
  const regime::Regime& regime_;
  const simulation::Lexicon& words_;
  const population::Population& population_;
  std::mt19937_64 random_;
  scenario::Values values_;
  Happenings happenings_;
  simulation::Rates rates_;  // for who has which role alone
  std::map<const scenario::Profile*, std::array<double, population::kRegions>> places_;
  std::vector<std::array<bool, population::kRegions>> done_in_;  // by everyday act
  std::vector<const scenario::Profile*> who_;                    // by everyday act
  double take_up_ = 0;
  std::vector<Family> families_;
  std::map<std::uint32_t, bool> aware_;
  double all_weights_ = 0;
  double adults_ = 0;
  int month_ = 0;
  base::Day first_ = 0;
  int days_ = 0;
};

}  // namespace

Totals live_plainly(const simulation::Prepared& prepared, std::uint64_t seed) {
  return Plainly(prepared, seed).live();
}

}  // namespace osmanthus::oracle
