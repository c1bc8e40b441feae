#include "results/schema.hpp"

#include <algorithm>

namespace osmanthus::results {
namespace {

Column filled(std::string name, Type type, std::string unit, std::string meaning) {
  return {std::move(name), type, false, std::move(unit), std::move(meaning)};
}

Column gappy(std::string name, Type type, std::string unit, std::string meaning) {
  return {std::move(name), type, true, std::move(unit), std::move(meaning)};
}

Column replicate() {
  return filled("replicate", Type::integer, "index", "draw of the uncertain parameters, from 0");
}
Column month() { return filled("month", Type::date, "day", "last day of the month"); }
Column synthetic() {
  return filled("synthetic", Type::boolean, "flag", "always true: the figures model no real person");
}
Column jurisdiction() {
  return filled("jurisdiction", Type::text, "id",
                "cn for the nation's total, or a place; a province's rows include its cities");
}
Column group() {
  return filled(
      "group", Type::text, "id",
      "all, or a group of residents such as age:40-49, sex:male, income:1; in flows and spells also "
      "kind:legal_person and kind:public_body, which all does not include");
}

Schema make_indicators() {
  return {
      "indicators",
      "one figure for a replicate, month, jurisdiction and group; flows are per month, stocks at its end",
      {replicate(), month(), jurisdiction(), group(),
       filled("indicator", Type::text, "id",
              "what is counted; refusals are attempts, never persons; firms_ and public_bodies_ count "
              "organisations, by place alone"),
       gappy("value", Type::real, "as the indicator", "figure of the synthetic population; empty: not known"),
       gappy("value_national", Type::real, "as the indicator", "the figure scaled to the nation's residents"),
       synthetic()}};
}

Schema make_flows() {
  return {"flows",
          "how many went from one stage to the next in the month; only the two id columns of these stages "
          "are filled",
          {replicate(), month(), jurisdiction(), group(),
           filled("stage_from", Type::text, "stage", "act, record, listing or measure"),
           filled("stage_to", Type::text, "stage", "record, listing, measure or end"),
           gappy("act", Type::text, "id", "the act, where a stage is act"),
           gappy("record", Type::text, "id", "the record, where a stage is record"),
           gappy("register", Type::text, "id", "the register, where a stage is listing"),
           gappy("measure", Type::text, "id", "the measure, where a stage is measure"),
           gappy("end", Type::text, "kind", "expiry, repair, correction or release, where a stage is end"),
           filled("count", Type::integer, "passages", "passages in the synthetic population"),
           gappy("count_national", Type::real, "passages", "passages scaled to the nation's residents"),
           synthetic()}};
}

Schema make_spells() {
  return {"spells",
          "how long listings lasted, in whole months; a censored one was still running when the run ended",
          {replicate(), filled("register", Type::text, "id", "the register"),
           filled("ground", Type::text, "id", "the provision under which the listing was made"), group(),
           filled("months", Type::integer, "months", "whole months from the first day in effect"),
           gappy("exit", Type::text, "kind", "expiry, repair, correction or release; empty if censored"),
           filled("censored", Type::boolean, "flag", "true if the listing had not ended"),
           filled("count", Type::integer, "listings", "listings of this length and end"), synthetic()}};
}

Schema make_burden() {
  return {
      "burden",
      "how many persons bear how many sanctions over the whole run",
      {replicate(), group(),
       filled("sanctions", Type::integer, "sanctions", "sanctions that one person bore"),
       filled("persons", Type::integer, "persons", "persons of the group who bore so many"), synthetic()}};
}

Schema make_events() {
  return {"events",
          "what happened over the whole run, by act or step, and how well its rate is known",
          {replicate(), filled("event", Type::text, "id", "the act or step that was done"), group(),
           filled("count", Type::integer, "events", "events, months before the first reported one included"),
           gappy("count_national", Type::real, "events", "events scaled to the nation's residents"),
           filled("rate_grade", Type::text, "grade",
                  "the worst grade among the numbers that set how often it happens"),
           synthetic()}};
}

Schema make_touched() {
  return {
      "touched",
      "whom a reform reached: residents of households whose records, lists or measures did not come out as "
      "under the baseline, at any time of the run",
      {replicate(),
       filled("jurisdiction", Type::text, "id", "cn, or a place; a province includes its cities"), group(),
       filled("residents", Type::integer, "persons", "residents of such households at the end"),
       filled("of", Type::integer, "persons", "all residents of the place or group at the end"),
       synthetic()}};
}

Schema make_population_fit() {
  return {
      "population_fit",
      "how near the population comes to each margin of the census that it was fitted to",
      {filled("margin", Type::text, "id", "residents, age_band, urban, sex, five_year_age or household_size"),
       filled("jurisdiction", Type::text, "id", "cn, or a place; a province includes its cities"),
       filled("group", Type::text, "id", "of whom or what the share is, such as age:0-14 or size:3"),
       filled("target", Type::real, "share",
              "published: of the place's residents, of the nation's residents or of its households"),
       filled("achieved", Type::real, "share", "the same share in the population as it is laid out"),
       filled("relative_error", Type::real, "share", "achieved over target, less 1"), synthetic()}};
}

}  // namespace

std::optional<std::size_t> Schema::find(std::string_view name) const {
  const auto found = std::ranges::find(columns, name, &Column::name);
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

const Schema& indicators_schema() {
  static const Schema schema = make_indicators();
  return schema;
}
const Schema& flows_schema() {
  static const Schema schema = make_flows();
  return schema;
}
const Schema& spells_schema() {
  static const Schema schema = make_spells();
  return schema;
}
const Schema& burden_schema() {
  static const Schema schema = make_burden();
  return schema;
}
const Schema& events_schema() {
  static const Schema schema = make_events();
  return schema;
}
const Schema& touched_schema() {
  static const Schema schema = make_touched();
  return schema;
}
const Schema& population_fit_schema() {
  static const Schema schema = make_population_fit();
  return schema;
}

}  // namespace osmanthus::results
