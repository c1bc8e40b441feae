// What a run is: the population, the law's view, the horizon, and what is assumed about behaviour.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/diagnostic.hpp"
#include "regime/case.hpp"
#include "scenario/acts.hpp"
#include "scenario/mechanism.hpp"
#include "scenario/parameter.hpp"
#include "scenario/posterior.hpp"

namespace osmanthus::scenario {

using base::Day;

/// Households differ in how easily they come to grief: classes with a share of the households and a rate
/// relative to the mean.
struct FrailtyClass {
  double share = 0;
  double relative_rate = 0;
};

struct PopulationSpec {
  std::uint64_t size = 0;  // residents; households are whole, so that they come close to it
  Day ages_as_of =
      0;  // the day for which the census's age structure is taken; nobody is born after it or dies
  std::vector<FrailtyClass> frailty;
  Grade frailty_grade = Grade::assumed;
  std::string frailty_source;
};

/// Enforcement cases that the courts of the nation accept in one year.
struct YearlyCases {
  int year = 0;
  double cases = 0;
  Grade grade = Grade::cited;
  std::string source;
};

struct Horizon {
  Day start = 0;   // the first day of a month: nobody is listed
  Day report = 0;  // the first day of the first month that is reported
  Day until = 0;   // the first day of the month after the last
};

struct Scenario {
  std::string id;
  regime::Text text;
  std::string pack = "cn";
  regime::ViewChoice view;
  Horizon horizon;
  PopulationSpec population;
  std::uint64_t seed = 0;
  std::uint32_t replicates = 1;
  std::string posterior_file;  // from the scenario's folder; "": not calibrated
  Posterior posterior;         // what stands in it; read by whoever opens files
  Mechanisms off;
  std::vector<YearlyCases> cases;  // ascending by year; years before the first and after the last take theirs
  std::array<Estimate, kParameters> parameters;
  Profile debt;                                 // of being a debtor in an enforcement case
  Profile representatives;                      // of representing a firm
  Profile servants;                             // of serving in a public office, or heading a public body
  std::array<double, kQuintiles> air_income{};  // of trying to fly, relative
  std::array<double, kQuintiles> rail_income{};
  Grade travel_grade = Grade::assumed;
  std::string travel_source;
  std::map<std::string, Profile> profiles;  // that roles and everyday acts name
  std::vector<RoleShare> roles;
  std::vector<EverydayAct> acts;
  std::vector<Answer> answers;
  Profile opinion;           // of approving of the regime
  std::uint32_t survey = 0;  // adults asked each December; 0: none
  base::Span at;

  const Estimate& estimate(Parameter p) const { return parameters[static_cast<std::size_t>(p)]; }
};

/// Months of the horizon, counted from its first.
int months(const Horizon& horizon);
/// The first of these that is reported.
int first_reported(const Horizon& horizon);
/// The first day of month `month` of the horizon, and of the one after it for `month` + 1.
Day first_day(const Horizon& horizon, int month);

/// The cases of the year in which `day` lies; the mean of the years given if the caseload is switched off.
double cases_in_year_of(const Scenario& scenario, Day day);

/// What a scenario must satisfy beyond the types of its fields; one finding for each fault.
void validate(const Scenario& scenario, base::Diagnostics& diagnostics);

}  // namespace osmanthus::scenario
