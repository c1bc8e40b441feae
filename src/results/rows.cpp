#include "results/rows.hpp"

#include <array>
#include <cassert>

namespace osmanthus::results {
namespace {

constexpr std::array<std::string_view, 5> kStages{"act", "record", "listing", "measure", "end"};
constexpr bool kSynthetic = true;

std::string_view word(Stage stage) { return kStages[static_cast<std::size_t>(stage)]; }

Cell or_gap(std::optional<double> value) { return value ? Cell(*value) : Cell(Gap{}); }
Cell or_gap(std::optional<std::string_view> value) { return value ? Cell(*value) : Cell(Gap{}); }

Cell id_at(Stage stage, const Flow& row) {
  if (stage == row.from) return row.from_id;
  if (stage == row.to) return row.to_id;
  return Gap{};
}

}  // namespace

void add(Table& indicators, const Indicator& row) {
  indicators.add({row.replicate, Date{row.month}, row.jurisdiction, row.group, row.indicator,
                  or_gap(row.value), or_gap(row.value_national), kSynthetic});
}

void add(Table& flows, const Flow& row) {
  assert(row.from < row.to);
  flows.add({row.replicate, Date{row.month}, row.jurisdiction, row.group, word(row.from), word(row.to),
             id_at(Stage::act, row), id_at(Stage::record, row), id_at(Stage::listing, row),
             id_at(Stage::measure, row), id_at(Stage::end, row), row.count, or_gap(row.count_national),
             kSynthetic});
}

void add(Table& spells, const Spell& row) {
  spells.add({row.replicate, row.register_id, row.ground, row.group, row.months, or_gap(row.exit),
              !row.exit.has_value(), row.count, kSynthetic});
}

void add(Table& events, const Event& row) {
  events.add({row.replicate, row.event, row.group, row.count, or_gap(row.count_national), row.rate_grade,
              kSynthetic});
}

void add(Table& touched, const Touched& row) {
  touched.add({row.replicate, row.jurisdiction, row.group, row.residents, row.of, kSynthetic});
}

void add(Table& burden, const Burden& row) {
  burden.add({row.replicate, row.group, row.sanctions, row.persons, kSynthetic});
}

void add(Table& population_fit, const PopulationFit& row) {
  population_fit.add(
      {row.margin, row.jurisdiction, row.group, row.target, row.achieved, row.relative_error, kSynthetic});
}

}  // namespace osmanthus::results
