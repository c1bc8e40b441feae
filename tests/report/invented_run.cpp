#include "invented_run.hpp"

#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "results/digest.hpp"
#include "results/parquet.hpp"
#include "results/rows.hpp"
#include "results/schema.hpp"

namespace osmanthus::report::testing {
namespace {

using results::Indicator;
using results::Table;

constexpr int kMonths = 84;  // 2014 to 2020
constexpr double kScale = 1000;

constexpr std::array<const char*, 31> kProvinces{
    "beijing",  "tianjin", "hebei",     "shanxi",  "inner_mongolia", "liaoning",  "jilin",    "heilongjiang",
    "shanghai", "jiangsu", "zhejiang",  "anhui",   "fujian",         "jiangxi",   "shandong", "henan",
    "hubei",    "hunan",   "guangdong", "guangxi", "hainan",         "chongqing", "sichuan",  "guizhou",
    "yunnan",   "tibet",   "shaanxi",   "gansu",   "qinghai",        "ningxia",   "xinjiang"};

base::Day month_end(int month) {
  return base::last_day_of_month(base::month_of(base::to_day({2014, 1, 1})) + month);
}

// One replicate's nation, month by month, in synthetic persons.
struct Nation {
  double made = 0, expiry = 0, repair = 0, correction = 0, release = 0, stock = 0, ever = 0;

  void live_a_month(int month, double factor, bool reform) {
    made = factor * (20 + 3.0 * month);
    expiry = month < 24 ? 0 : stock * (reform ? 0.05 : 0.02);
    repair = stock * 0.015;
    correction = stock * 0.001;
    release = stock * 0.004;
    ever += made;
    stock += made - expiry - repair - correction - release;
  }
};

void add_row(Table& table, int replicate, int month, const char* place, const std::string& group,
             const char* name, double value) {
  results::add(table, Indicator{replicate, month_end(month), place, group, name, value, value * kScale});
}

void add_nation(Table& table, int replicate, int month, const Nation& nation) {
  const auto add = [&](const char* name, double value) {
    add_row(table, replicate, month, "cn", "all", name, value);
  };
  add("population", 1'400'000);
  add("listed_stock", nation.stock);
  add("listings_new", nation.made);
  add("delisted_expiry", nation.expiry);
  add("delisted_repair", nation.repair);
  add("delisted_correction", nation.correction);
  add("delisted_release", nation.release);
  add("wrongly_listed_stock", nation.stock * 0.01);
  add("air_refusals", nation.stock * 0.3);
  add("rail_refusals", nation.stock * 0.06);
  add("performed", nation.repair);
  add("children_affected", nation.stock * 0.2);
  add("person_days_under_measure", nation.stock * 30);
  add("fines_total", nation.made * 1000);
  add("listings_stock", nation.stock);
  add("persons_ever_listed", nation.ever);
  add("persons_refused", nation.stock * 0.04);
}

void add_groups(Table& table, int replicate, int month, double stock) {
  const std::array<std::pair<const char*, double>, 7> shares{{{"sex:male", 0.7},
                                                              {"sex:female", 0.3},
                                                              {"age:20-29", 0.1},
                                                              {"age:30-39", 0.3},
                                                              {"age:40-49", 0.3},
                                                              {"age:50-59", 0.2},
                                                              {"age:60+", 0.1}}};
  for (const auto& [group, share] : shares) {
    add_row(table, replicate, month, "cn", group, "listed_stock", stock * share);
    add_row(table, replicate, month, "cn", group, "population", 200'000);
    add_row(table, replicate, month, "cn", group, "children_affected", 0);
  }
}

void add_provinces(Table& table, int replicate, int month, double stock) {
  constexpr double residents = 1'400'000.0 / kProvinces.size();
  for (std::size_t place = 0; place < kProvinces.size(); ++place) {
    const double share = static_cast<double>(place + 1) / (31 * 32 / 2);
    add_row(table, replicate, month, kProvinces[place], "all", "population", residents);
    add_row(table, replicate, month, kProvinces[place], "all", "listed_stock", stock * share);
    add_row(table, replicate, month, kProvinces[place], "all", "children_affected", place == 2 ? stock : 0);
  }
}

// Each December 600 men and 400 women are asked: half of the women approve, of the men a sixth in replicate 0
// and 12 more in each that follows.
void add_survey(Table& table, int replicate, int month) {
  const double men = 100 + 12.0 * replicate;
  const double women = 200;
  const auto add = [&](const char* group, double approving, double asked) {
    results::add(table, Indicator{replicate, month_end(month), "cn", group, "survey_approval",
                                  approving / asked, std::nullopt});
  };
  add("all", men + women, 1000);
  add("sex:male", men, 600);
  add("sex:female", women, 400);
}

void add_replicate(Table& table, int replicate, const Invention& invention) {
  const double factor = 0.8 + 0.4 * replicate / std::max(1, invention.replicates - 1);
  Nation nation;
  for (int month = 0; month < kMonths; ++month) {
    nation.live_a_month(month, factor, invention.reform);
    add_nation(table, replicate, month, nation);
    add_groups(table, replicate, month, nation.stock);
    add_provinces(table, replicate, month, nation.stock);
    if (month % 12 == 11) add_survey(table, replicate, month);
  }
}

void add_flow(Table& table, int replicate, int month, results::Stage from, const char* from_id,
              results::Stage to, const char* to_id, std::int64_t count) {
  results::add(table, results::Flow{replicate, month_end(month), "cn", "all", from, from_id, to, to_id, count,
                                    static_cast<double>(count) * kScale});
}

Table invented_flows(const Invention& invention) {
  using results::Stage;
  const std::string list = "court_defaulter_list";
  Table table(results::flows_schema());
  for (int replicate = 0; replicate < invention.replicates; ++replicate) {
    for (int month = 0; month < kMonths; ++month) {
      const int made = 20 + replicate + 3 * month;
      add_flow(table, replicate, month, Stage::act, "refuse_judgment", Stage::listing, list.c_str(),
               2 * made);
      add_flow(table, replicate, month, Stage::act, "evade_enforcement", Stage::listing, list.c_str(), made);
      add_flow(table, replicate, month, Stage::listing, list.c_str(), Stage::measure, "no_flights", 3 * made);
      add_flow(table, replicate, month, Stage::listing, list.c_str(), Stage::end, "repair", made);
      add_flow(table, replicate, month, Stage::listing, list.c_str(), Stage::end, "expiry",
               invention.reform ? made : made / 2);
    }
    // 6,000 at the red light in replicate 0 and 1,000 more in each that follows; one smoker in each
    add_flow(table, replicate, 0, Stage::act, "red_light_pedestrian", Stage::record,
             "shenzhen.traffic_credit", 2 + replicate);
    add_flow(table, replicate, 1, Stage::act, "red_light_pedestrian", Stage::record,
             "shenzhen.traffic_credit", 4);
    add_flow(table, replicate, 1, Stage::act, "smoke_on_high_speed_train", Stage::listing,
             "rail_restriction_list", 1);
    add_flow(table, replicate, 1, Stage::listing, "rail_restriction_list", Stage::measure,
             "no_high_speed_rail", 1);
    add_flow(table, replicate, 2, Stage::act, "dog_off_leash", Stage::measure, "jinan_dog", 3);
    add_flow(table, replicate, 2, Stage::act, "evade_enforcement", Stage::measure, "no_luxury_purchases", 5);
  }
  return table;
}

// Of the listings of each month as many end as lie between the replicate's number and ten, the rest run on.
Table invented_spells(const Invention& invention) {
  Table table(results::spells_schema());
  for (int replicate = 0; replicate < invention.replicates; ++replicate) {
    results::add(
        table, results::Spell{replicate, "rail_restriction_list", "invented.rule_2", "all", 3, "expiry", 1});
    for (int months = 0; months < 40; ++months) {
      const auto add = [&](std::optional<std::string_view> exit, std::int64_t count) {
        results::add(table, results::Spell{replicate, "court_defaulter_list", "invented.rule_1", "all",
                                           months, exit, count});
      };
      add("repair", 10 + replicate);
      if (months == (invention.reform ? 12 : 24)) add("expiry", 300);
      add(std::nullopt, 10);
    }
  }
  return table;
}

Table invented_burden(const Invention& invention) {
  Table table(results::burden_schema());
  for (int replicate = 0; replicate < invention.replicates; ++replicate) {
    for (int sanctions = 0; sanctions < 9; ++sanctions) {
      const std::int64_t persons = sanctions == 0 ? 100'000 : 100 * (replicate + 1) / sanctions;
      results::add(table, results::Burden{replicate, "all", sanctions, persons});
      results::add(table, results::Burden{replicate, "sex:male", sanctions, persons / 2});
    }
  }
  return table;
}

// 700 of the nation's 1,400,000 residents in replicate 0 and 70 more in each that follows; all are men.
Table invented_touched(const Invention& invention) {
  Table table(results::touched_schema());
  for (int replicate = 0; replicate < invention.replicates; ++replicate) {
    const std::int64_t residents = 700 + 70 * replicate;
    results::add(table, results::Touched{replicate, "cn", "all", residents, 1'400'000});
    results::add(table, results::Touched{replicate, "cn", "sex:male", residents, 700'000});
    results::add(table, results::Touched{replicate, "cn", "sex:female", 0, 700'000});
    results::add(table, results::Touched{replicate, "hebei", "all", residents, 70'000});
  }
  return table;
}

std::vector<results::LawLine> invented_law() {
  std::vector<results::LawLine> law;
  for (int article = 1; article <= 6; ++article) {
    const std::string number = std::to_string(article);
    law.push_back({"invented.rule_" + number,
                   {"虚构办法", "Invented measures"},
                   "art. " + number,
                   "normative_document",
                   {"虚构的第" + number + "条规定，只为试排版面。",
                    "Invented rule " + number + ", there only so that the page can be tried."}});
  }
  return law;
}

std::vector<results::Parameter> invented_parameters() {
  return {{"invented.rate",
           {"虚构的比率", "An invented rate"},
           "a month",
           0.02,
           0.01,
           0.05,
           "assumed",
           "invented"},
          {"invented.error",
           {"错误列入的比率", "Rate of wrong listings"},
           "share",
           0.01,
           0.0,
           0.03,
           "assumed",
           "no source gives it"},
          {"invented.cases",
           {"虚构的案件数", "Invented cases"},
           "a year",
           3.4e6,
           std::nullopt,
           std::nullopt,
           "cited",
           "<script>an invented press</script> & others"}};
}

results::CalibrationTarget invented_target(const char* id, const char* quantity, base::CivilDate until,
                                           double published, const char* use, results::Spread model) {
  results::CalibrationTarget target;
  target.id = id;
  target.quantity = quantity;
  target.jurisdiction = "cn";
  target.from = base::to_day({2014, 1, 1});
  target.until = base::to_day(until);
  target.published = published;
  target.tolerance = 0.1;
  target.use = use;
  target.model = model;
  target.foretold = {model.low / 2, model.median, model.high * 2};
  target.constant_hazards = results::Spread{published / 2, published * 0.75, published};
  target.straight_line = published * 1.5;
  return target;
}

/// One figure fitted well and one badly, one forecast missed, and one set aside.
results::Calibration invented_calibration() {
  results::Calibration made;
  made.file = "invented.json";
  made.digest = results::digest("calibration");
  made.fitted_until = base::to_day({2018, 5, 31});
  made.residents = 1'400'000;
  made.runs = 500;
  made.targets = {
      invented_target("listed_2018", "listed", {2018, 5, 31}, 1e7, "fit", {8e6, 9.5e6, 1.1e7}),
      invented_target("rail_2018", "rail_refusals", {2018, 5, 31}, 1e6, "fit", {1.4e6, 1.5e6, 1.6e6}),
      invented_target("air_2019", "air_refusals", {2019, 6, 30}, 2e7, "forecast", {1e7, 1.5e7, 1.9e7}),
      invented_target("zhejiang_2020", "listed_in_province", {2020, 12, 31}, 3e5, "forecast",
                      {1e5, 3e5, 4e5})};
  made.targets[2].remark = {"须另行假设一个虚构的原因。", "An invented cause would have to be invented."};
  made.targets[3].jurisdiction = "zhejiang";
  made.targets[3].aside = "It was put in.";
  made.rivals = {{"straight_line", 1, std::log(1.5), std::log(20.0 / 15)}, {"caseload_alone", 0, 0, 0}};
  made.discrepancies = {{"listed", {0.01, 0.05, 0.2}}, {"rail_refusals", {0.2, 0.4, 0.8}}};
  made.parameters = {{"invented.rate", 0.01, 0.05, {0.015, 0.02, 0.025}, 0.4, false},
                     {"invented.error", 0.0, 0.03, {0.002, 0.01, 0.028}, 0.9, true}};
  made.headlines = {
      {"listed_stock", made.fitted_until, made.fitted_until, {1e6, 2e6, 3e6}, {1.5e6, 2e6, 2.5e6}, 0.5},
      {"listings_new", made.fitted_until, made.fitted_until, {1e6, 2e6, 3e6}, {1.1e6, 2e6, 2.9e6}, 0.9}};
  made.mechanisms = {{"invented_fear", 0.2, 0.3, 0.1, 0.3, 0.05, true},
                     {"invented_habit", 0.2, 0.2, 0.3, 0.3, 0.05, false}};
  return made;
}

void set_reform(results::Manifest& manifest) {
  manifest.reform =
      results::ReformFacts{{"期限缩短", "Shorter terms"},
                           results::digest("reform"),
                           {{"期限由两年改为一年。", "The term falls from two years to one."},
                            {"invented.rule_with_a_name_longer_than_the_line_of_a_telephone.term",
                             "invented.rule_with_a_name_longer_than_the_line_of_a_telephone.term"}}};
  manifest.command += " --reform shorter.yaml";
}

}  // namespace

results::Manifest invented_manifest(const Invention& invention) {
  results::Manifest manifest;
  manifest.scenario = "invented";
  manifest.scenario_title = {"虚构的一次运行", "An invented run"};
  manifest.scenario_digest = results::digest("scenario");
  manifest.pack = {"cn",        {"虚构的规则", "invented law"}, results::digest("pack"), "article", {}, {},
                   std::nullopt};
  manifest.version = "0.1.0";
  manifest.build_digest = results::digest("build");
  manifest.seed = 1;
  manifest.replicates = invention.replicates;
  manifest.residents = 1'400'000;
  manifest.national_per_resident = kScale;
  manifest.first_month = month_end(0);
  manifest.last_month = month_end(kMonths - 1);
  manifest.command = "osmanthus simulate invented.yaml --seed 1 --out run";
  manifest.law = invented_law();
  manifest.parameters = invented_parameters();
  if (invention.reform) set_reform(manifest);
  if (invention.calibrated) {
    manifest.calibrated = true;
    manifest.calibration = invented_calibration();
  }
  return manifest;
}

Table invented_indicators(const Invention& invention) {
  Table table(results::indicators_schema());
  for (int replicate = 0; replicate < invention.replicates; ++replicate)
    add_replicate(table, replicate, invention);
  return table;
}

Tables invented_tables(const Invention& invention) {
  Tables tables{invented_indicators(invention), invented_flows(invention), invented_spells(invention),
                invented_burden(invention)};
  if (invention.reform) tables.touched = invented_touched(invention);
  return tables;
}

results::Outcome write_invented_run(const Invention& invention, const std::filesystem::path& folder) {
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  if (auto problem = results::write_manifest(invented_manifest(invention), folder)) return problem;
  const Tables tables = invented_tables(invention);
  for (const Table* table : {&tables.indicators, &tables.flows, &tables.spells, &tables.burden}) {
    if (auto problem = results::write_both(*table, folder)) return problem;
  }
  if (tables.touched) return results::write_both(*tables.touched, folder);
  return std::nullopt;
}

}  // namespace osmanthus::report::testing
