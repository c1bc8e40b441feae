#include "population/margins.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <span>

namespace osmanthus::population {
namespace {

constexpr std::string_view kNation = "cn";
constexpr std::array<std::string_view, kBands> kBandNames{"age:0-14", "age:15-59", "age:60+"};
/// The five-year ages at which the three bands begin, and the one after the last.
constexpr std::array<std::size_t, kBands + 1> kBandStarts{0, 3, 12, kFiveYearBands};

double share(std::int64_t part, std::int64_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

std::int64_t sum(std::span<const std::int64_t> counts) {
  std::int64_t total = 0;
  for (const std::int64_t n : counts) total += n;
  return total;
}

/// A province's cities counted in it, as the census has it.
MarginCounts with_cities(const MarginCounts& counts) {
  MarginCounts all = counts;
  for (std::size_t city = kProvinces; city < kRegions; ++city) {
    const std::size_t province = province_of(city);
    for (std::size_t band = 0; band < kFiveYearBands; ++band)
      all.ages[province][band] += counts.ages[city][band];
    all.men[province] += counts.men[city];
    all.urban[province] += counts.urban[city];
  }
  return all;
}

double published_residents(std::size_t place) {
  double residents = 0;
  for (std::size_t r = 0; r < kRegions; ++r) {
    if (r == place || province_of(r) == place) residents += regions()[r].residents;
  }
  return residents;
}

void add_residents(const MarginCounts& counts, std::vector<MarginFit>& fits) {
  std::int64_t all = 0;
  for (std::size_t r = 0; r < kProvinces; ++r) all += counts.residents(r);
  for (std::size_t r = 0; r < kRegions; ++r) {
    fits.push_back({"residents", regions()[r].id, "all", published_residents(r) / national_residents(),
                    share(counts.residents(r), all)});
  }
}

void add_age_bands(const MarginCounts& counts, std::vector<MarginFit>& fits) {
  for (std::size_t r = 0; r < kProvinces; ++r) {
    const Region& region = regions()[r];
    const std::array<double, kBands> targets{region.age_0_14, region.age_15_59, region.age_60};
    for (std::size_t band = 0; band < kBands; ++band) {
      const std::span all(counts.ages[r]);
      const auto of_band = all.subspan(kBandStarts[band], kBandStarts[band + 1] - kBandStarts[band]);
      fits.push_back({"age_band", region.id, std::string(kBandNames[band]), targets[band],
                      share(sum(of_band), counts.residents(r))});
    }
  }
}

void add_urban(const MarginCounts& counts, std::vector<MarginFit>& fits) {
  for (std::size_t r = 0; r < kProvinces; ++r) {
    fits.push_back(
        {"urban", regions()[r].id, "urban", regions()[r].urban, share(counts.urban[r], counts.residents(r))});
  }
}

void add_sex(const MarginCounts& counts, std::vector<MarginFit>& fits) {
  for (std::size_t r = 0; r < kProvinces; ++r) {
    const double ratio = regions()[r].males_per_100_females;
    fits.push_back({"sex", regions()[r].id, "sex:male", ratio / (100 + ratio),
                    share(counts.men[r], counts.residents(r))});
  }
}

std::string five_year_name(std::size_t band) {
  if (band + 1 == kFiveYearBands) return fmt::format("age:{}+", band * 5);
  return fmt::format("age:{}-{}", band * 5, band * 5 + 4);
}

void add_five_year_ages(const MarginCounts& counts, std::vector<MarginFit>& fits) {
  double published = 0;
  for (const double persons : five_year_ages()) published += persons;
  std::array<std::int64_t, kFiveYearBands> persons{};
  for (std::size_t r = 0; r < kProvinces; ++r) {
    for (std::size_t band = 0; band < kFiveYearBands; ++band) persons[band] += counts.ages[r][band];
  }
  for (std::size_t band = 0; band < kFiveYearBands; ++band) {
    fits.push_back({"five_year_age", kNation, five_year_name(band), five_year_ages()[band] / published,
                    share(persons[band], sum(persons))});
  }
}

void add_household_sizes(const MarginCounts& counts, std::vector<MarginFit>& fits) {
  double published = 0;
  for (const double percent : household_sizes()) published += percent;
  for (std::size_t group = 0; group < kSizeGroups; ++group) {
    fits.push_back(
        {"household_size", kNation, fmt::format("size:{}{}", group + 1, group + 1 == kSizeGroups ? "+" : ""),
         household_sizes()[group] / published, share(counts.households[group], sum(counts.households))});
  }
}

}  // namespace

void MarginCounts::add(const Population& population, const Household& household,
                       const std::array<Person, kMostMembers>& members, std::int64_t alike) {
  const Stratum& stratum = population.stratum(household);
  households[size_group(*household.type)] += alike;
  if (stratum.urban) urban[stratum.region] += alike * household.size();
  for (std::size_t i = 0; i < household.size(); ++i) {
    const int age = age_on(members[i].born, population.spec().ages_as_of);
    ages[stratum.region][std::min(static_cast<std::size_t>(age) / 5, kFiveYearBands - 1)] += alike;
    men[stratum.region] += members[i].sex == Sex::male ? alike : 0;
  }
}

void MarginCounts::add(const MarginCounts& other) {
  for (std::size_t r = 0; r < kRegions; ++r) {
    for (std::size_t band = 0; band < kFiveYearBands; ++band) ages[r][band] += other.ages[r][band];
    men[r] += other.men[r];
    urban[r] += other.urban[r];
  }
  for (std::size_t group = 0; group < kSizeGroups; ++group) households[group] += other.households[group];
}

std::int64_t MarginCounts::residents(std::size_t region) const { return sum(ages[region]); }

std::vector<MarginFit> margin_fits(const MarginCounts& counts) {
  const MarginCounts all = with_cities(counts);
  std::vector<MarginFit> fits;
  add_residents(all, fits);
  add_age_bands(all, fits);
  add_urban(all, fits);
  add_sex(all, fits);
  add_five_year_ages(all, fits);
  add_household_sizes(all, fits);
  return fits;
}

}  // namespace osmanthus::population
