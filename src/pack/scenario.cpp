#include "pack/scenario.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "pack/scenario_parts.hpp"

namespace osmanthus::pack {
namespace {

using scenario::Scenario;

template <class V, class B>
Field<Scenario> of_view(std::string key, B regime::ViewChoice::* member, Value<V> value, std::string about) {
  return field_with<Scenario>(std::move(key), value.shape, kOptional, std::move(about),
                              [member, value](const Node& node, Scenario& into, base::Diagnostics& out) {
                                V found{};
                                if (value.read(node, found, out)) into.view.*member = std::move(found);
                              });
}

Value<std::uint64_t> seed() {
  return {plain(Shape::Form::integer), [](const Node& node, std::uint64_t& into, base::Diagnostics& out) {
            const char* end = node.text.data() + node.text.size();
            const auto [stop, problem] = std::from_chars(node.text.data(), end, into);
            if (node.is_scalar() && problem == std::errc() && stop == end) return true;
            return expected(node, "a whole number below 2^64", out);
          }};
}

Value<std::uint32_t> replicates() {
  constexpr int kMostReplicates = 100'000;
  return {plain(Shape::Form::integer), [](const Node& node, std::uint32_t& into, base::Diagnostics& out) {
            int found = 0;
            if (!whole_number(1, kMostReplicates).read(node, found, out)) return false;
            into = static_cast<std::uint32_t>(found);
            return true;
          }};
}

/// A list of mechanisms.
Value<scenario::Mechanisms> mechanisms() {
  std::vector<std::string> names;
  for (const auto& meaning : scenario::mechanisms()) names.emplace_back(meaning.name);
  const auto several = one_or_list(choice_of_words("a mechanism", names));
  return {several.shape, [several](const Node& node, scenario::Mechanisms& into, base::Diagnostics& out) {
            std::vector<std::string> found;
            if (!several.read(node, found, out)) return false;
            for (const auto& meaning : scenario::mechanisms()) {
              if (std::ranges::find(found, meaning.name) != found.end())
                into.set(static_cast<std::size_t>(meaning.mechanism));
            }
            return true;
          }};
}

struct TravelReading {
  std::array<double, scenario::kQuintiles> air{};
  std::array<double, scenario::kQuintiles> rail{};
  regime::Grade grade = regime::Grade::assumed;
  std::string source;
};

Table<TravelReading> travel_table() {
  const auto by_income = [] { return numbers<scenario::kQuintiles>("one for each quintile"); };
  return {
      "travel profile",
      {field<TravelReading>("grade", &TravelReading::grade, grade(), kRequired, "measured, cited or assumed"),
       field<TravelReading>("source", &TravelReading::source, text(), kRequired, "where it comes from"),
       field<TravelReading>("air_by_income", &TravelReading::air, by_income(), kRequired,
                            "relative demand by quintile, the lowest first"),
       field<TravelReading>("rail_by_income", &TravelReading::rail, by_income(), kRequired,
                            "relative demand by quintile, the lowest first")}};
}

void read_travel(const Node& node, Scenario& into, base::Diagnostics& out) {
  TravelReading reading;
  if (!read_mapping(node, travel_table(), reading, out)) return;
  into.air_income = reading.air;
  into.rail_income = reading.rail;
  into.travel_grade = reading.grade;
  into.travel_source = reading.source;
}

void read_parameters(const Node& node, Scenario& into, base::Diagnostics& out) {
  read_mapping(node, parameters_table(), into, out);
}

std::vector<Field<Scenario>> of_the_law() {
  return {field<Scenario>("pack", &Scenario::pack, text(), kOptional, "the law pack; cn by default"),
          of_view("reading", &regime::ViewChoice::reading, reading(), "article or text"),
          of_view("include", &regime::ViewChoice::include, ranks(), "statuses beyond the reading's default"),
          of_view("variant", &regime::ViewChoice::variants, words(), "choices of variants"),
          of_view("law_of", &regime::ViewChoice::law_of, date(), "the law of that day, throughout")};
}

/// `frozen` is short for coupling among what is switched off.
Value<bool> frozen() { return choice<bool>("on or frozen", {{"on", false}, {"frozen", true}}); }

void read_coupling(const Node& node, Scenario& into, base::Diagnostics& out) {
  bool is_frozen = false;
  if (frozen().read(node, is_frozen, out) && is_frozen)
    into.off.set(static_cast<std::size_t>(scenario::Mechanism::coupling));
}

std::vector<Field<Scenario>> of_the_run() {
  return {
      field<Scenario>("horizon", &Scenario::horizon, part<scenario::Horizon>(horizon_table), kRequired,
                      "when the run starts, is reported and ends"),
      field<Scenario>("seed", &Scenario::seed, seed(), kRequired, "what all random numbers follow from"),
      field<Scenario>("replicates", &Scenario::replicates, replicates(), kRequired,
                      "draws of the uncertain parameters"),
      field<Scenario>("posterior", &Scenario::posterior_file, text(), kOptional,
                      "the file, from the scenario's folder, in which `osmanthus calibrate` left its draws"),
      field<Scenario>("switched_off", &Scenario::off, mechanisms(), kOptional,
                      "parts of the model that this run does without"),
      field_with<Scenario>(
          "coupling", frozen().shape, kOptional,
          "on: a region's months bear on its next; frozen: nobody's life depends on another's",
          read_coupling)};
}

struct SurveyReading {
  int asked = 0;
  scenario::Profile approving;
};

Table<SurveyReading> survey_table() {
  constexpr int kMostAsked = 1'000'000;
  return {
      "survey",
      {field<SurveyReading>("asked", &SurveyReading::asked, whole_number(0, kMostAsked), kRequired,
                            "residents drawn each December; the adults among them are asked"),
       field<SurveyReading>("approving", &SurveyReading::approving, part<scenario::Profile>(profile_table),
                            kRequired, "who approves of the regime, relative to others")}};
}

void read_survey(const Node& node, Scenario& into, base::Diagnostics& out) {
  SurveyReading reading;
  if (!read_mapping(node, survey_table(), reading, out)) return;
  into.survey = static_cast<std::uint32_t>(reading.asked);
  into.opinion = reading.approving;
}

std::vector<Field<Scenario>> of_the_model() {
  return {
      field<Scenario>("population", &Scenario::population, part<scenario::PopulationSpec>(population_table),
                      kRequired, "whom the run is about"),
      field<Scenario>("enforcement_cases", &Scenario::cases,
                      list_of_parts<scenario::YearlyCases>(cases_table), kRequired, "cases by year"),
      field<Scenario>("debt", &Scenario::debt, part<scenario::Profile>(profile_table), kRequired,
                      "who is a debtor before the courts, relative to others"),
      field<Scenario>("representatives", &Scenario::representatives, part<scenario::Profile>(profile_table),
                      kRequired, "who represents a firm, relative to others"),
      field<Scenario>("servants", &Scenario::servants, part<scenario::Profile>(profile_table), kRequired,
                      "who serves in a public office or heads a public body, relative to others"),
      field_with<Scenario>("travel", shape_of(travel_table()), kRequired, "who travels, relative to others",
                           read_travel),
      field<Scenario>("profiles", &Scenario::profiles, profiles(), kOptional,
                      "who does something oftener than others; roles and acts name them"),
      field<Scenario>("roles", &Scenario::roles, list_of_parts<scenario::RoleShare>(role_table), kOptional,
                      "who is a driver, who keeps a dog"),
      field<Scenario>("acts", &Scenario::acts, list_of_parts<scenario::EverydayAct>(act_table), kOptional,
                      "what residents do now and then besides owing debts"),
      field<Scenario>("answers", &Scenario::answers, list_of_parts<scenario::Answer>(answer_table), kOptional,
                      "what a person may do about what the law has put on him"),
      field_with<Scenario>("survey", shape_of(survey_table()), kOptional,
                           "residents who are asked what they think of the regime", read_survey),
      field_with<Scenario>("parameters", shape_of(parameters_table()), kRequired,
                           "what the model assumes about people and courts", read_parameters)};
}

Table<Scenario> scenario_table() {
  return {"scenario", std::vector<Field<Scenario>>{field<Scenario>("scenario", &Scenario::id, word(),
                                                                   kRequired, "its name")} +
                          bilingual<Scenario>(&Scenario::text) + of_the_law() + of_the_run() +
                          of_the_model()};
}

}  // namespace

std::optional<Scenario> read_scenario(const SourceFile& file, base::Diagnostics& out) {
  base::Diagnostics found;
  const auto tree = parse_yaml(file, found);
  Scenario scenario;
  if (tree) {
    scenario.at = tree->at;
    const bool whole = read_mapping(*tree, scenario_table(), scenario, found);
    if (whole && !found.has_errors()) scenario::validate(scenario, found);
  }
  const bool good = tree.has_value() && !found.has_errors();
  for (const auto& d : found.all()) {
    d.severity == base::Severity::error ? out.error(d.rule, d.at, d.message, d.hint)
                                        : out.warning(d.rule, d.at, d.message, d.hint);
  }
  if (!good) return std::nullopt;
  return scenario;
}

Shape scenario_shape() { return shape_of(scenario_table()); }

}  // namespace osmanthus::pack
