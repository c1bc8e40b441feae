// The tables of a run, sorted by what the page asks of them.
#include "report/run.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <utility>

#include "results/parquet.hpp"
#include "results/schema.hpp"

namespace osmanthus::report {
namespace {

using results::Problem;
using results::Table;

constexpr double kGap = std::numeric_limits<double>::quiet_NaN();
constexpr const char* kNation = "cn";
constexpr const char* kAll = "all";
constexpr const char* kApproval = "survey_approval";

bool is_of(const results::Schema& schema, const Table& table) {
  const auto& found = table.schema().columns;
  return std::ranges::equal(schema.columns, found,
                            [](const results::Column& one, const results::Column& other) {
                              return one.name == other.name && one.type == other.type;
                            });
}

std::size_t column(const Table& table, std::string_view name) { return *table.schema().find(name); }

const results::TextCells& text(const Table& table, std::string_view name) {
  return table.text(column(table, name));
}
const results::IntegerCells& integers(const Table& table, std::string_view name) {
  return table.integers(column(table, name));
}
const results::RealCells& reals(const Table& table, std::string_view name) {
  return table.reals(column(table, name));
}

template <class Value>
std::vector<Value> distinct(std::vector<Value> values) {
  std::ranges::sort(values);
  const auto repeated = std::ranges::unique(values);
  values.erase(repeated.begin(), repeated.end());
  return values;
}

template <class Value>
std::size_t place_of(const std::vector<Value>& sorted, Value value) {
  return static_cast<std::size_t>(std::ranges::lower_bound(sorted, value) - sorted.begin());
}

double real_or_gap(const results::RealCells& cells, std::size_t row) {
  return cells.is_gap(row) ? kGap : cells[row];
}

class Indicators {
 public:
  Indicators(Run& run, const Table& table)
      : run_(run),
        replicate_(integers(table, "replicate")),
        month_(table.dates(column(table, "month"))),
        jurisdiction_(text(table, "jurisdiction")),
        group_(text(table, "group")),
        indicator_(text(table, "indicator")),
        value_(reals(table, "value")),
        national_(reals(table, "value_national")) {}

  void sort() {
    run_.months = distinct(month_.values());
    run_.replicates = distinct(replicate_.values());
    for (std::size_t row = 0; row < month_.size(); ++row) sort_row(row);
  }

 private:
  void sort_row(std::size_t row) {
    const bool nation = jurisdiction_[row] == kNation && group_[row] == kAll;
    const bool approval = jurisdiction_[row] == kNation && indicator_[row] == kApproval;
    const bool last = month_[row] == run_.months.back();
    if (!nation && !approval && !last) return;
    const std::size_t replicate = place_of(run_.replicates, replicate_[row]);
    const std::size_t month = place_of(run_.months, month_[row]);
    if (nation) grid(run_.national, indicator_[row])[replicate][month] = real_or_gap(national_, row);
    if (approval) grid(run_.approval, group_[row])[replicate][month] = real_or_gap(value_, row);
    if (last) last_of(row)[replicate] = real_or_gap(value_, row);
  }

  Grid& grid(std::map<std::string, Grid>& grids, const std::string& name) {
    const auto found = grids.find(name);
    if (found != grids.end()) return found->second;
    const std::vector<double> line(run_.months.size(), kGap);
    return grids.emplace(name, Grid(run_.replicates.size(), line)).first->second;
  }

  std::vector<double>& last_of(std::size_t row) {
    Whose whose{jurisdiction_[row], group_[row], indicator_[row]};
    return run_.last.try_emplace(std::move(whose), run_.replicates.size(), kGap).first->second;
  }

  Run& run_;
  const results::IntegerCells& replicate_;
  const results::DateCells& month_;
  const results::TextCells& jurisdiction_;
  const results::TextCells& group_;
  const results::TextCells& indicator_;
  const results::RealCells& value_;
  const results::RealCells& national_;
};

/// The id of a stage stands in the column of the stage's name; a listing's is its register.
std::string id_of(const Table& flows, const std::string& stage, std::size_t row) {
  const auto& ids = text(flows, stage == "listing" ? "register" : stage);
  return ids.is_gap(row) ? "" : ids[row];
}

/// The black lists: those of which it is told how long one stays.
std::set<std::string> black_lists(const Table& spells) {
  const auto& registers = text(spells, "register");
  std::set<std::string> all;
  for (std::size_t row = 0; row < spells.rows(); ++row) all.insert(registers[row]);
  return all;
}

/// Of residents. A red list is a stage of its own.
void sort_flows(Run& run, const Table& flows, const std::set<std::string>& lists) {
  const auto& group = text(flows, "group");
  const auto stage_of = [&](const std::string& stage, const std::string& id) {
    return stage == "listing" && !lists.contains(id) ? std::string("red_list") : stage;
  };
  const auto& replicate = integers(flows, "replicate");
  const auto& jurisdiction = text(flows, "jurisdiction");
  const auto& count = reals(flows, "count_national");
  for (std::size_t row = 0; row < flows.rows(); ++row) {
    if (jurisdiction[row] != kNation || group[row] != kAll || count.is_gap(row)) continue;
    const std::string& from = text(flows, "stage_from")[row];
    const std::string& to = text(flows, "stage_to")[row];
    const std::string from_id = id_of(flows, from, row);
    const std::string to_id = id_of(flows, to, row);
    Passage passage{stage_of(from, from_id), from_id, stage_of(to, to_id), to_id};
    auto& counts = run.passages.try_emplace(std::move(passage), run.replicates.size(), 0.0).first->second;
    counts[place_of(run.replicates, replicate[row])] += count[row];
  }
}

void sort_spells(Run& run, const Table& spells) {
  const auto& replicate = integers(spells, "replicate");
  const auto& ground = text(spells, "ground");
  const auto& group = text(spells, "group");
  const auto& exit = text(spells, "exit");
  const auto& months = integers(spells, "months");
  const auto& count = integers(spells, "count");
  for (std::size_t row = 0; row < spells.rows(); ++row) {
    if (group[row] != kAll) continue;
    auto& by_replicate = run.spells.try_emplace(ground[row], run.replicates.size()).first->second;
    auto& lengths = by_replicate[place_of(run.replicates, replicate[row])][exit.is_gap(row) ? "" : exit[row]];
    const auto month = static_cast<std::size_t>(months[row]);
    if (lengths.size() <= month) lengths.resize(month + 1, 0.0);
    lengths[month] += static_cast<double>(count[row]);
  }
}

void sort_burden(Run& run, const Table& burden) {
  const auto& replicate = integers(burden, "replicate");
  const auto& group = text(burden, "group");
  const auto& sanctions = integers(burden, "sanctions");
  const auto& persons = integers(burden, "persons");
  run.burden.resize(run.replicates.size());
  for (std::size_t row = 0; row < burden.rows(); ++row) {
    if (group[row] != kAll) continue;
    auto& of_replicate = run.burden[place_of(run.replicates, replicate[row])];
    of_replicate[sanctions[row]] += static_cast<double>(persons[row]);
  }
}

void sort_touched(Run& run, const Table& touched) {
  const auto& replicate = integers(touched, "replicate");
  const auto& jurisdiction = text(touched, "jurisdiction");
  const auto& group = text(touched, "group");
  const auto& residents = integers(touched, "residents");
  const auto& of = integers(touched, "of");
  const std::vector<double> gaps(run.replicates.size(), kGap);
  for (std::size_t row = 0; row < touched.rows(); ++row) {
    auto& reached = run.touched.try_emplace({jurisdiction[row], group[row]}, gaps, gaps).first->second;
    const std::size_t place = place_of(run.replicates, replicate[row]);
    reached.residents[place] = static_cast<double>(residents[row]);
    reached.of[place] = static_cast<double>(of[row]);
  }
}

/// Whether all rows are of replicates that the run has.
bool is_of_the_replicates(const Run& run, const Table& table) {
  return std::ranges::includes(run.replicates, distinct(integers(table, "replicate").values()));
}

bool counts_from_nought(const Table& spells) {
  return std::ranges::all_of(integers(spells, "months").values(), [](auto months) { return months >= 0; });
}

}  // namespace

results::Result<Run> run_of(results::Manifest manifest, const Tables& tables) {
  if (!is_of(results::indicators_schema(), tables.indicators))
    return Problem{"The table of indicators has not the columns that a run writes."};
  if (!is_of(results::flows_schema(), tables.flows) || !is_of(results::spells_schema(), tables.spells) ||
      !is_of(results::burden_schema(), tables.burden))
    return Problem{"A table of flows, spells or burden has not the columns that a run writes."};
  if (tables.touched && !is_of(results::touched_schema(), *tables.touched))
    return Problem{"The table of those touched has not the columns that a run writes."};
  Run run;
  run.manifest = std::move(manifest);
  Indicators(run, tables.indicators).sort();
  if (run.national.empty()) return Problem{"The table of indicators holds no row of the nation (cn, all)."};
  const Table* touched = tables.touched ? &*tables.touched : nullptr;
  for (const Table* table : {&tables.flows, &tables.spells, &tables.burden, touched}) {
    if (table != nullptr && !is_of_the_replicates(run, *table))
      return Problem{"The table of " + table->schema().table + " tells of a replicate without indicators."};
  }
  if (!counts_from_nought(tables.spells))
    return Problem{"The table of spells tells of a listing that ended before it began."};
  sort_flows(run, tables.flows, black_lists(tables.spells));
  sort_spells(run, tables.spells);
  sort_burden(run, tables.burden);
  if (touched != nullptr) sort_touched(run, *touched);
  return run;
}

results::Result<Run> read_run(const std::filesystem::path& folder) {
  auto manifest = results::read_manifest(folder);
  if (!manifest) return manifest.problem();
  std::vector<const char*> names{"indicators.parquet", "flows.parquet", "spells.parquet", "burden.parquet"};
  if (std::filesystem::exists(folder / "touched.parquet")) names.push_back("touched.parquet");
  std::vector<Table> read;
  for (const char* name : names) {
    auto table = results::read_parquet(folder / name);
    if (!table) return table.problem();
    read.push_back(std::move(table).value());
  }
  Tables tables{std::move(read[0]), std::move(read[1]), std::move(read[2]), std::move(read[3])};
  if (read.size() > 4) tables.touched = std::move(read[4]);
  auto run = run_of(std::move(manifest).value(), tables);
  if (!run) return Problem{folder.string() + ": " + run.problem().message};
  return run;
}

}  // namespace osmanthus::report
