#include "population/population.hpp"

#include <algorithm>

#include "population/fit.hpp"
#include "population/purpose.hpp"

#include <fmt/format.h>

namespace osmanthus::population {
namespace {

constexpr int kDaysInBand = 1826;      // five years
constexpr int kDaysInLastBand = 3652;  // 90 to 99: assumed, nobody is older
constexpr std::uint32_t kFirstAdultBand = 3;
constexpr std::uint32_t kFirstElderBand = 12;

// The members of a household are of matching ages: each stands at the same quantile of the ages of his role,
// but for a jitter of a sixteenth, and brothers and sisters an eighth or a quarter apart. Flipping bits of a
// quantile keeps it uniform, so that the margins hold. The first half of a member's word is his jitter, the
// second his sex.
constexpr std::uint32_t kJitter = 0xffff0000;
constexpr std::uint32_t kJitterShift = 4;
constexpr std::uint32_t kSexShift = 16;
constexpr std::uint32_t kHalf = std::uint32_t{1} << 31U;
constexpr std::array<std::uint32_t, 3> kSiblings{0, std::uint32_t{1} << 29U, std::uint32_t{1} << 30U};

std::vector<double> slice(std::span<const double> ages, std::size_t first, std::size_t count) {
  const auto part = ages.subspan(first, count);
  return {part.begin(), part.end()};
}

double men_share(const HouseholdFit& fit, std::size_t region) {
  const Region& r = regions()[region];
  double persons = 0;
  double paired = 0;
  for (std::size_t t = 0; t < household_types().size(); ++t) {
    persons += fit.households[t][region] * household_types()[t].size;
    paired += fit.households[t][region] * couples(household_types()[t]);
  }
  const double men = persons * r.males_per_100_females / (100 + r.males_per_100_females);
  return std::clamp((men - paired) / (persons - 2 * paired), 0.0, 1.0);
}

}  // namespace

Population::Population(const scenario::PopulationSpec& spec, std::uint64_t seed) : spec_(spec), seed_(seed) {
  const HouseholdFit fit = fit_households();
  lay_out(fit);
  lay_out_ages(fit);
}

/// Households are whole, so the residents come out beside the size asked for; where that matters, a
/// correction or two brings them near.
void Population::lay_out(const HouseholdFit& fit) {
  constexpr int kMostCorrections = 8;
  const auto wanted = static_cast<double>(spec_.size);
  const double near_enough = kMostMembers + wanted / 10'000;
  double size = wanted;
  for (int i = 0; i <= kMostCorrections; ++i) {
    lay_out_cells(fit, size / national_residents());
    if (residents_ > wanted - near_enough && residents_ < wanted + near_enough) break;
    size *= wanted / residents_;
  }
  for (std::size_t r = 0; r < kRegions; ++r) {
    men_[r] = men_share(fit, r);
    man_[r] = base::Probability::of(men_[r]);
  }
}

void Population::lay_out_cells(const HouseholdFit& fit, double scale) {
  cells_.clear();
  strata_.clear();
  residents_ = households_ = 0;
  wanted_households_ = 0;
  const auto incomes = fit_incomes();
  for (std::size_t r = 0; r < kRegions; ++r) {
    std::vector<double> of_types;
    for (const auto& row : fit.households) of_types.push_back(row[r]);
    for (const bool urban : {false, true}) {
      const double there = urban ? regions()[r].urban : 1 - regions()[r].urban;
      for (std::uint8_t q = 0; q < scenario::kQuintiles; ++q) {
        for (std::uint8_t f = 0; f < spec_.frailty.size(); ++f) {
          Stratum stratum;
          stratum.region = static_cast<std::uint8_t>(r);
          stratum.urban = urban;
          stratum.quintile = q;
          stratum.frailty = f;
          lay_out_stratum(stratum, scale * there * incomes[urban ? 1 : 0][q] * spec_.frailty[f].share,
                          of_types);
        }
      }
    }
  }
}

/// Households of the nation so far, rounded, less those laid out: so every stretch of cells is within one of
/// what it should be.
void Population::lay_out_stratum(Stratum stratum, double share, const std::vector<double>& of_types) {
  stratum.first_person = residents_;
  stratum.first_cell = static_cast<std::uint32_t>(cells_.size());
  for (std::size_t t = 0; t < of_types.size(); ++t) {
    wanted_households_ += share * of_types[t];
    const auto until = static_cast<std::uint32_t>(wanted_households_ + 0.5);
    if (until == households_) continue;
    cells_.push_back(
        {residents_, households_, static_cast<std::uint32_t>(strata_.size()), static_cast<std::uint8_t>(t)});
    residents_ += (until - households_) * household_types()[t].size;
    households_ = until;
  }
  stratum.persons = residents_ - stratum.first_person;
  stratum.cells = static_cast<std::uint32_t>(cells_.size()) - stratum.first_cell;
  strata_.push_back(stratum);
}

void Population::lay_out_ages(const HouseholdFit& fit) {
  const auto roles = fit_roles(fit);
  const auto set = [&](Role role, std::uint32_t first, const std::vector<double>& weights) {
    ages_[static_cast<std::size_t>(role)] = base::Choice(weights);
    first_band_[static_cast<std::size_t>(role)] = static_cast<std::uint8_t>(first);
  };
  set(Role::child, 0, slice(five_year_ages(), 0, kFirstAdultBand));
  set(Role::youth, kFirstAdultBand, roles[0]);
  set(Role::parent, kFirstAdultBand, roles[1]);
  set(Role::parent_of_youth, kFirstAdultBand, roles[2]);
  set(Role::adult, kFirstAdultBand, roles[3]);
  set(Role::elder, kFirstElderBand,
      slice(five_year_ages(), kFirstElderBand, kFiveYearBands - kFirstElderBand));
}

Household Population::household_of(std::uint32_t person) const {
  return household_in(cells_.data(), cells_.data() + cells_.size(), person);
}

Household Population::household_of(std::uint32_t person, std::uint32_t stratum) const {
  const Cell* first = cells_.data() + strata_[stratum].first_cell;
  return household_in(first, first + strata_[stratum].cells, person);
}

const Population::Cell* Population::cell_of(const Cell* begin, const Cell* end, std::uint32_t person) const {
  const auto starts_after = [](std::uint32_t p, const Cell& cell) { return p < cell.first_person; };
  return std::upper_bound(begin, end, person, starts_after) - 1;
}

std::uint32_t Population::rest_of_row(const Household& household) const {
  const Stratum& s = strata_[household.stratum];
  const Cell* first = cells_.data() + s.first_cell;
  const Cell* next = cell_of(first, first + s.cells, household.first_person) + 1;
  const Cell* end = cells_.data() + cells_.size();
  return (next == end ? households_ : next->first_household) - household.index;
}

Household Population::behind(Household household, std::uint32_t places) {
  household.index += places;
  household.first_person += places * household.size();
  return household;
}

Household Population::household_in(const Cell* begin, const Cell* end, std::uint32_t person) const {
  const Cell& cell = *cell_of(begin, end, person);
  return in_row(cell, (person - cell.first_person) / household_types()[cell.type].size);
}

Household Population::household(std::uint32_t index) const {
  const auto starts_after = [](std::uint32_t h, const Cell& cell) { return h < cell.first_household; };
  const Cell& cell = *(std::upper_bound(cells_.begin(), cells_.end(), index, starts_after) - 1);
  return in_row(cell, index - cell.first_household);
}

Household Population::in_row(const Cell& cell, std::uint32_t place) {
  Household household;
  household.type = &household_types()[cell.type];
  household.index = cell.first_household + place;
  household.first_person = cell.first_person + place * household.type->size;
  household.stratum = cell.stratum;
  return household;
}

/// Draws the first `until` members: take(place, role, quantile of the role's ages, sex) for each.
template <class Take>
void Population::draw_members(const Household& household, std::size_t until, Take take) const {
  base::Stream draws({seed_, 0}, {household.index, 0, kHouseholdDraws});
  const std::uint32_t quantile = draws.word();
  const auto& man = man_[strata_[household.stratum].region];
  const auto& places = places_in(*household.type);
  Sex before = Sex::female;
  for (std::size_t i = 0; i < until; ++i) {
    const Place& place = places[i];
    const std::uint32_t word = draws.word();
    const std::uint32_t of_ages = quantile ^ kSiblings[place.sibling] ^ (word & kJitter) >> kJitterShift;
    if (place.second_of_couple) {
      before = before == Sex::male ? Sex::female : Sex::male;
    } else {
      const std::uint32_t of_sex = word << kSexShift;
      const bool is_man = place.first_of_couple ? of_sex < kHalf : man.happens(of_sex);
      before = is_man ? Sex::male : Sex::female;
    }
    take(i, place.role, of_ages, before);
  }
}

std::array<Person, kMostMembers> Population::members(const Household& household) const {
  std::array<Person, kMostMembers> all{};
  draw_members(household, household.size(), [&](std::size_t i, Role role, std::uint32_t of_ages, Sex sex) {
    all[i] = {born(role, of_ages), sex};
  });
  return all;
}

Person Population::member(const Household& household, std::size_t place) const {
  Person found;
  draw_members(household, place + 1, [&](std::size_t i, Role role, std::uint32_t of_ages, Sex sex) {
    if (i == place) found = {born(role, of_ages), sex};
  });
  return found;
}

Person Population::person(std::uint32_t index) const {
  const Household household = household_of(index);
  return member(household, index - household.first_person);
}

base::Day Population::born(Role role, std::uint32_t quantile) const {
  const base::Choice& ages = ages_[static_cast<std::size_t>(role)];
  const std::uint32_t choice = ages.at(quantile);
  const std::uint32_t band = first_band_[static_cast<std::size_t>(role)] + choice;
  const int width = band + 1 == kFiveYearBands ? kDaysInLastBand : kDaysInBand;
  const auto days = static_cast<int>(
      static_cast<std::uint64_t>(ages.within(quantile, choice)) * static_cast<unsigned>(width) >> 32U);
  return spec_.ages_as_of - static_cast<int>(band) * kDaysInBand - days;
}

std::string describe(const scenario::PopulationSpec& spec, std::uint64_t seed) {
  std::string text =
      fmt::format("census of 2020, {} regions, {} household types; {} residents, ages as of {}, seed {}",
                  kRegions, household_types().size(), spec.size, base::format_date(spec.ages_as_of), seed);
  for (const auto& f : spec.frailty) text += fmt::format("; frailty {} at {}", f.share, f.relative_rate);
  return text;
}

int age_on(base::Day born, base::Day day) {
  const base::CivilDate birth = base::to_civil(born);
  const base::CivilDate now = base::to_civil(day);
  // Who was born on 29 February is a year older on 28 February where there is no 29th.
  const bool leap_birthday = birth.month == 2 && birth.day == 29 && base::to_civil(day + 1).month == 3;
  const bool before_in_month = now.month == birth.month && now.day < birth.day && !leap_birthday;
  return now.year - birth.year - (now.month < birth.month || before_in_month ? 1 : 0);
}

}  // namespace osmanthus::population
