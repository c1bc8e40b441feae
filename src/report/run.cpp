#include "report/run.hpp"

#include <algorithm>
#include <limits>
#include <utility>

#include "results/parquet.hpp"
#include "results/schema.hpp"

namespace osmanthus::report {
namespace {

using results::Problem;
using results::Table;

constexpr double kGap = std::numeric_limits<double>::quiet_NaN();

// The columns in the order in which results::indicators_schema() declares them.
enum Place : std::size_t { replicate, month, jurisdiction, group, indicator, value, value_national };

bool has_the_columns(const Table& table) {
  const auto& wanted = results::indicators_schema().columns;
  const auto& found = table.schema().columns;
  return std::ranges::equal(wanted, found, [](const results::Column& one, const results::Column& other) {
    return one.name == other.name && one.type == other.type;
  });
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

class Sorter {
 public:
  Sorter(Run& run, const Table& table) : run_(run), table_(table) {}

  void sort() {
    run_.months = distinct(table_.dates(month).values());
    run_.replicates = distinct(table_.integers(replicate).values());
    for (std::size_t row = 0; row < table_.rows(); ++row) sort_row(row);
  }

 private:
  void sort_row(std::size_t row) {
    const std::size_t row_replicate = place_of(run_.replicates, table_.integers(replicate)[row]);
    const std::size_t row_month = place_of(run_.months, table_.dates(month)[row]);
    if (is_of_the_nation(row)) {
      grid(table_.text(indicator)[row])[row_replicate][row_month] =
          real_or_gap(table_.reals(value_national), row);
    }
    if (row_month + 1 == run_.months.size()) last(row)[row_replicate] = real_or_gap(table_.reals(value), row);
  }

  bool is_of_the_nation(std::size_t row) const {
    return table_.text(jurisdiction)[row] == "cn" && table_.text(group)[row] == "all";
  }

  Grid& grid(const std::string& name) {
    const auto found = run_.national.find(name);
    if (found != run_.national.end()) return found->second;
    const std::vector<double> line(run_.months.size(), kGap);
    return run_.national.emplace(name, Grid(run_.replicates.size(), line)).first->second;
  }

  std::vector<double>& last(std::size_t row) {
    Whose whose{table_.text(jurisdiction)[row], table_.text(group)[row], table_.text(indicator)[row]};
    return run_.last.try_emplace(std::move(whose), run_.replicates.size(), kGap).first->second;
  }

  Run& run_;
  const Table& table_;
};

}  // namespace

results::Result<Run> run_of(results::Manifest manifest, const Table& indicators) {
  if (!has_the_columns(indicators))
    return Problem{"The table of indicators has not the columns that a run writes."};
  Run run;
  run.manifest = std::move(manifest);
  Sorter(run, indicators).sort();
  if (run.national.empty()) return Problem{"The table of indicators holds no row of the nation (cn, all)."};
  return run;
}

results::Result<Run> read_run(const std::filesystem::path& folder) {
  auto manifest = results::read_manifest(folder);
  if (!manifest) return manifest.problem();
  const auto indicators = results::read_parquet(folder / "indicators.parquet");
  if (!indicators) return indicators.problem();
  auto run = run_of(std::move(manifest).value(), indicators.value());
  if (!run) return Problem{(folder / "indicators.parquet").string() + ": " + run.problem().message};
  return run;
}

}  // namespace osmanthus::report
