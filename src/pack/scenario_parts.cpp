#include "pack/scenario_parts.hpp"

#include <fmt/format.h>

#include <charconv>

namespace osmanthus::pack {
namespace {

using scenario::Estimate;
using scenario::FrailtyClass;
using scenario::Horizon;
using scenario::PopulationSpec;
using scenario::Profile;
using scenario::Range;
using scenario::Scenario;
using scenario::YearlyCases;

constexpr double kMostResidents = 1'420'000'000;
constexpr double kMost = 1e12;

Value<std::uint64_t> residents() {
  return {plain(Shape::Form::integer), [](const Node& node, std::uint64_t& into, base::Diagnostics& out) {
            double value = 0;
            if (!number(0, kMostResidents).read(node, value, out)) return false;
            into = static_cast<std::uint64_t>(value);
            return static_cast<double>(into) == value || expected(node, "a whole number of residents", out);
          }};
}

Table<FrailtyClass> frailty_table() {
  return {"frailty class",
          {field<FrailtyClass>("share", &FrailtyClass::share, number(0, 1), kRequired, "of the households"),
           field<FrailtyClass>("relative_rate", &FrailtyClass::relative_rate, number(0, 1000), kRequired,
                               "how often they come to grief, relative to the mean")}};
}

bool read_range(const Node& node, Range& into, base::Diagnostics& out) {
  if (!node.is_list() || node.items.size() != 2) {
    return expected(node, "a range as a list of two numbers", out, "write e.g. [0.01, 0.05]");
  }
  const bool low = number(0, kMost).read(node.items[0], into.low, out);
  const bool high = number(0, kMost).read(node.items[1], into.high, out);
  if (!low || !high) return false;
  if (into.low < into.high) return true;
  out.error("empty-range", node.at, "The range must begin below its end.");
  return false;
}

Value<scenario::Drawn> drawn() {
  return choice<scenario::Drawn>("uniform or log_uniform", {{"uniform", scenario::Drawn::uniform},
                                                            {"log_uniform", scenario::Drawn::log_uniform}});
}

struct EstimateReading {
  Estimate estimate;
  std::optional<Range> range;
  std::optional<scenario::Drawn> drawn;
};

Table<EstimateReading> estimate_table() {
  const auto into = [](auto member, auto value) {
    return [member, value](const Node& node, EstimateReading& reading, base::Diagnostics& out) {
      value.read(node, reading.estimate.*member, out);
    };
  };
  return {"number with its source",
          {field_with<EstimateReading>("value", plain(Shape::Form::real), kRequired, "the number",
                                       into(&Estimate::value, number(0, kMost))),
           field_with<EstimateReading>("grade", grade().shape, kRequired, "measured, cited or assumed",
                                       into(&Estimate::grade, grade())),
           field_with<EstimateReading>("source", scalar_text(), kRequired,
                                       "where it comes from, or why it is assumed",
                                       into(&Estimate::source, text())),
           field<EstimateReading>("range", &EstimateReading::range,
                                  {list_of(plain(Shape::Form::real)), read_range}, kOptional,
                                  "from the least to the most that it may be; each replicate draws from it"),
           field<EstimateReading>("drawn", &EstimateReading::drawn, drawn(), kOptional,
                                  "uniform (the default) or log_uniform")}};
}

/// A number of an array that has a key of its own.
template <class T, std::size_t N>
Field<T> element(std::string key, std::array<double, N> T::* member, std::size_t i, std::string about) {
  return field_with<T>(std::move(key), plain(Shape::Form::real), kRequired, std::move(about),
                       [member, i](const Node& node, T& into, base::Diagnostics& out) {
                         number(0, kMost).read(node, (into.*member)[i], out);
                       });
}

void read_jurisdictions(const Node& node, Profile& into, base::Diagnostics& out) {
  if (!expect_mapping(node, "mapping of jurisdictions to numbers", out)) return;
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    const Node& key = node.keys[i];
    number(0, kMost).read(node.items[i], into.jurisdictions[key.text], out);
    into.named.push_back({key.text, key.at});
  }
}

bool read_estimate(const Node& node, Estimate& into, base::Diagnostics& out) {
  EstimateReading reading;
  if (!read_mapping(node, estimate_table(), reading, out)) return false;
  into = reading.estimate;
  into.at = node.at;
  into.range = reading.range;
  if (into.range && reading.drawn) into.range->drawn = *reading.drawn;
  return true;
}

}  // namespace

Value<Estimate> estimate() {
  return {named("number", [] { return shape_of(estimate_table()); }), read_estimate};
}

Value<double> number(double least, double most) {
  return {plain(Shape::Form::real), [least, most](const Node& node, double& into, base::Diagnostics& out) {
            double value = 0;
            const char* end = node.text.data() + node.text.size();
            const auto [stop, problem] = std::from_chars(node.text.data(), end, value);
            const bool is_number = node.kind == Node::Kind::integer || node.kind == Node::Kind::real;
            if (!is_number || problem != std::errc() || stop != end || !(value >= least && value <= most)) {
              return expected(node, fmt::format("a number from {} to {}", least, most), out);
            }
            into = value;
            return true;
          }};
}

Table<Horizon> horizon_table() {
  return {"horizon",
          {field<Horizon>("start", &Horizon::start, date(), kRequired, "the first day; nobody is listed yet"),
           field<Horizon>("report", &Horizon::report, date(), kRequired,
                          "the first day of the first month reported"),
           field<Horizon>("until", &Horizon::until, date(), kRequired, "the day after the last")}};
}

Table<PopulationSpec> population_table() {
  return {
      "population",
      {field<PopulationSpec>("size", &PopulationSpec::size, residents(), kRequired, "residents"),
       field<PopulationSpec>("ages_as_of", &PopulationSpec::ages_as_of, date(), kRequired,
                             "the day for which the census's ages are taken"),
       field<PopulationSpec>("frailty", &PopulationSpec::frailty, list_of_parts<FrailtyClass>(frailty_table),
                             kRequired, "classes of households; their shares add up to 1"),
       field<PopulationSpec>("frailty_grade", &PopulationSpec::frailty_grade, grade(), kRequired,
                             "measured, cited or assumed"),
       field<PopulationSpec>("frailty_source", &PopulationSpec::frailty_source, text(), kRequired,
                             "where the classes come from")}};
}

Table<YearlyCases> cases_table() {
  return {
      "year of cases",
      {field<YearlyCases>("year", &YearlyCases::year, whole_number(1900, 2100), kRequired,
                          "the calendar year"),
       field<YearlyCases>("cases", &YearlyCases::cases, number(0, kMost), kRequired,
                          "enforcement cases that the nation's courts accepted in it"),
       field<YearlyCases>("grade", &YearlyCases::grade, grade(), kRequired, "measured, cited or assumed"),
       field<YearlyCases>("source", &YearlyCases::source, text(), kRequired, "where the number comes from")}};
}

Table<Profile> profile_table() {
  return {"profile",
          {field<Profile>("grade", &Profile::grade, grade(), kRequired, "measured, cited or assumed"),
           field<Profile>("source", &Profile::source, text(), kRequired,
                          "where it comes from, or why it is assumed"),
           field<Profile>("age", &Profile::age, numbers<scenario::kAgeBands>("one for each ten years of age"),
                          kRequired, "relative rates by age: 0-9, 10-19, …, 90 and above"),
           element("female", &Profile::sex, 0, "relative rate of women"),
           element("male", &Profile::sex, 1, "relative rate of men"),
           field<Profile>("income", &Profile::income, numbers<scenario::kQuintiles>("one for each quintile"),
                          kRequired, "relative rates by quintile of household income, the lowest first"),
           element("rural", &Profile::urban, 0, "relative rate of rural residents"),
           element("urban", &Profile::urban, 1, "relative rate of urban residents"),
           field_with<Profile>("jurisdictions", map_of(plain(Shape::Form::real)), kOptional,
                               "relative rates of those that differ from 1", read_jurisdictions)}};
}

Table<Scenario> parameters_table() {
  Table<Scenario> table{"set of parameters", {}};
  const Value<Estimate> a_number = estimate();
  for (const auto& meaning : scenario::parameters()) {
    const auto i = static_cast<std::size_t>(meaning.parameter);
    table.fields.push_back(field_with<Scenario>(
        std::string(meaning.name), a_number.shape, kRequired, fmt::format("{}: {}", meaning.unit, meaning.en),
        [i, a_number](const Node& node, Scenario& into, base::Diagnostics& out) {
          a_number.read(node, into.parameters[i], out);
        }));
  }
  return table;
}

}  // namespace osmanthus::pack
