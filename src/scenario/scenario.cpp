#include "scenario/scenario.hpp"

#include <fmt/core.h>

#include <set>
#include <utility>

namespace osmanthus::scenario {
namespace {

/// Months since January 1900 of the day on which a month begins.
int month_number(Day day) { return base::month_of(day); }

bool begins_a_month(Day day) { return base::to_civil(day).day == 1; }

void validate_horizon(const Scenario& s, base::Diagnostics& diagnostics) {
  const Horizon& h = s.horizon;
  if (!begins_a_month(h.start) || !begins_a_month(h.report) || !begins_a_month(h.until)) {
    diagnostics.error("horizon", s.at, "The days of the horizon must each be the first of a month.");
  }
  if (!(h.start <= h.report && h.report < h.until)) {
    diagnostics.error(
        "horizon", s.at,
        fmt::format("The horizon must start on or before its first reported month and end after it; "
                    "it runs from {} over {} until {}.",
                    base::format_date(h.start), base::format_date(h.report), base::format_date(h.until)));
  }
}

void validate_population(const Scenario& s, base::Diagnostics& diagnostics) {
  constexpr std::uint64_t kLeast = 1000;
  constexpr std::uint64_t kMost = 1'420'000'000;
  if (s.population.size < kLeast || s.population.size > kMost) {
    diagnostics.error("size", s.at,
                      fmt::format("The population has {} residents; it must have between {} and {}.",
                                  s.population.size, kLeast, kMost));
  }
  double shares = 0;
  for (const auto& f : s.population.frailty) shares += f.share;
  if (s.population.frailty.empty() || shares < 0.999 || shares > 1.001) {
    diagnostics.error("frailty", s.at,
                      fmt::format("The shares of the frailty classes add up to {}, not to 1.", shares));
  }
}

/// What a number is called, and what the model can take.
struct Meant {
  std::string_view name;
  std::string_view unit;
  double least;
  double most;
};

void validate_estimate(const Meant& meaning, const Estimate& e, base::Diagnostics& diagnostics) {
  const auto inside = [&](double v) { return v >= meaning.least && v <= meaning.most; };
  const bool range_inside = !e.range || (inside(e.range->low) && inside(e.range->high));
  if (!inside(e.value) || !range_inside) {
    diagnostics.error("out-of-range", e.at,
                      fmt::format("\"{}\" ({}) must lie between {} and {}.", meaning.name, meaning.unit,
                                  meaning.least, meaning.most));
  }
  if (e.source.empty()) {
    diagnostics.error("no-source", e.at, fmt::format("\"{}\" has no source.", meaning.name),
                      "say where the number comes from, or why it is assumed");
  }
  if (e.grade == Grade::assumed && !e.range) {
    diagnostics.error("no-range", e.at, fmt::format("\"{}\" is assumed and has no range.", meaning.name),
                      "give the least and the most that it may be: range: [0.01, 0.05]");
  }
  if (e.range && !(e.range->low <= e.value && e.value <= e.range->high)) {
    diagnostics.error("out-of-range", e.at,
                      fmt::format("The value of \"{}\", {}, lies outside its range from {} to {}.",
                                  meaning.name, e.value, e.range->low, e.range->high));
  }
  if (e.range && e.range->drawn == Drawn::log_uniform && e.range->low <= 0) {
    diagnostics.error(
        "out-of-range", e.at,
        fmt::format("\"{}\" is drawn log-uniformly, so its range must begin above 0.", meaning.name));
  }
}

void validate_cases(const Scenario& s, base::Diagnostics& diagnostics) {
  if (s.cases.empty()) {
    diagnostics.error("cases", s.at,
                      "The scenario gives no enforcement cases; it needs those of at least one year.");
  }
  for (std::size_t i = 1; i < s.cases.size(); ++i) {
    if (s.cases[i].year <= s.cases[i - 1].year) {
      diagnostics.error("cases", s.at,
                        fmt::format("The years of the cases must ascend; {} follows {}.", s.cases[i].year,
                                    s.cases[i - 1].year));
    }
  }
}

void validate_profile(const Scenario& s, const regime::Name& who, base::Diagnostics& diagnostics) {
  if (s.profiles.contains(who.id)) return;
  std::vector<std::string> known;
  for (const auto& [name, profile] : s.profiles) known.push_back(name);
  const auto near = base::nearest(who.id, known);
  diagnostics.error("unknown-name", who.at, fmt::format("The scenario has no profile \"{}\".", who.id),
                    near.empty() ? "give it under profiles" : fmt::format("did you mean \"{}\"?", near));
}

void validate_shares(const FieldShares& field, base::Diagnostics& diagnostics) {
  double sum = 0;
  for (const auto& [value, share] : field.values) sum += share;
  if (sum > 0) return;
  diagnostics.error("out-of-range", field.field.at,
                    fmt::format("The shares of \"{}\" come to nothing.", field.field.id),
                    "give some value a share above 0");
}

void validate_acts(const Scenario& s, base::Diagnostics& diagnostics) {
  constexpr double kPerThousand = 1000;
  for (const auto& role : s.roles) {
    validate_profile(s, role.who, diagnostics);
    validate_estimate({"share", "per 1,000 adults", 0, kPerThousand}, role.share, diagnostics);
  }
  if (s.acts.size() > kMostActs || s.answers.size() > kMostActs) {
    diagnostics.error("too-many", s.at,
                      fmt::format("A scenario has at most {} acts and as many answers; this has {} and {}.",
                                  kMostActs, s.acts.size(), s.answers.size()));
  }
  std::set<std::tuple<std::string, std::string, Doer>> seen;
  for (const auto& act : s.acts) {
    validate_profile(s, act.who, diagnostics);
    validate_estimate({"a_year", "acts of 1,000 residents", 0, 1'000'000}, act.a_year, diagnostics);
    validate_estimate({"recorded", "share", 0, 1}, act.recorded, diagnostics);
    validate_estimate({"wrongly", "share", 0, 1}, act.wrongly, diagnostics);
    for (const auto& flag : act.flags)
      validate_estimate({flag.flag.id, "share", 0, 1}, flag.share, diagnostics);
    for (const auto& field : act.fields) validate_shares(field, diagnostics);
    if (act.doer != Doer::residents && !act.role.id.empty()) {
      diagnostics.error("wrong-kind", act.role.at,
                        fmt::format("\"{}\" is a role of residents, and the act is one of {}.", act.role.id,
                                    name(act.doer)),
                        "leave out role, or of");
    }
    if (seen.emplace(act.act.id, act.place.id, act.doer).second) continue;
    diagnostics.error("defined-twice", act.act.at,
                      fmt::format("The act \"{}\" stands twice for \"{}\".", act.act.id, act.place.id));
  }
  std::set<std::pair<std::string, std::string>> answered;
  for (const auto& answer : s.answers) {
    validate_estimate({"a_month", "share a month", 0, 1}, answer.a_month, diagnostics);
    if (answered.emplace(answer.to.id, answer.act.id).second) continue;
    diagnostics.error("defined-twice", answer.act.at,
                      fmt::format("The answer \"{}\" stands twice for \"{}\".", answer.act.id, answer.to.id));
  }
}

double mean_cases(const Scenario& scenario) {
  double sum = 0;
  for (const auto& entry : scenario.cases) sum += entry.cases;
  return sum / static_cast<double>(scenario.cases.size());
}

}  // namespace

std::string_view name(Doer doer) {
  constexpr std::array<std::string_view, 3> kNames{"residents", "firms", "public_bodies"};
  return kNames[static_cast<std::size_t>(doer)];
}

int months(const Horizon& horizon) { return month_number(horizon.until) - month_number(horizon.start); }

int first_reported(const Horizon& horizon) {
  return month_number(horizon.report) - month_number(horizon.start);
}

Day first_day(const Horizon& horizon, int month) {
  return base::last_day_of_month(month_number(horizon.start) + month - 1) + 1;
}

double cases_in_year_of(const Scenario& scenario, Day day) {
  if (has(scenario.off, Mechanism::caseload)) return mean_cases(scenario);
  const int year = base::to_civil(day).year;
  double cases = scenario.cases.front().cases;
  for (const auto& entry : scenario.cases) {
    if (entry.year <= year) cases = entry.cases;
  }
  return cases;
}

void validate(const Scenario& scenario, base::Diagnostics& diagnostics) {
  validate_horizon(scenario, diagnostics);
  validate_population(scenario, diagnostics);
  validate_cases(scenario, diagnostics);
  for (const auto& m : parameters())
    validate_estimate({m.name, m.unit, m.least, m.most}, scenario.estimate(m.parameter), diagnostics);
  validate_acts(scenario, diagnostics);
}

}  // namespace osmanthus::scenario
