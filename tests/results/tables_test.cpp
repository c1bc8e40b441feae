#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>

#include "results/csv.hpp"
#include "results/files.hpp"
#include "results/parquet.hpp"
#include "results/rows.hpp"
#include "scratch.hpp"

namespace osmanthus::results {
namespace {

std::vector<std::string> names(const Schema& schema) {
  std::vector<std::string> names;
  for (const Column& column : schema.columns) names.push_back(column.name);
  return names;
}

base::Day january() { return base::to_day({2014, 1, 31}); }

std::string csv_of(const Table& table) {
  const testing::Scratch scratch;
  EXPECT_FALSE(write_csv(table, scratch.path() / "table.csv"));
  return read_whole(scratch.path() / "table.csv").value();
}

TEST(Schemas, HaveTheColumnsOfTheContract) {
  EXPECT_EQ(names(indicators_schema()),
            (std::vector<std::string>{"replicate", "month", "jurisdiction", "group", "indicator", "value",
                                      "value_national", "synthetic"}));
  EXPECT_EQ(names(spells_schema()),
            (std::vector<std::string>{"replicate", "register", "ground", "group", "months", "exit",
                                      "censored", "count", "synthetic"}));
  EXPECT_EQ(names(burden_schema()),
            (std::vector<std::string>{"replicate", "group", "sanctions", "persons", "synthetic"}));
}

TEST(Schemas, SayWhatEveryColumnMeansAndInWhichUnit) {
  for (const Schema* schema : {&indicators_schema(), &flows_schema(), &spells_schema(), &burden_schema(),
                               &touched_schema(), &events_schema(), &population_fit_schema()}) {
    const auto found = names(*schema);
    EXPECT_EQ(std::set(found.begin(), found.end()).size(), found.size()) << schema->table;
    for (const Column& column : schema->columns) {
      EXPECT_FALSE(column.unit.empty()) << column.name;
      EXPECT_FALSE(column.meaning.empty()) << column.name;
    }
  }
}

TEST(Rows, AnIndicatorIsSyntheticAndAFailedFigureIsAGap) {
  Table table(indicators_schema());
  add(table, Indicator{3, january(), "hebei", "sex:male", "listings_new", 12.0, 12096.5});
  add(table, Indicator{3, january(), "cn", "all", "score_mean", std::nan(""), std::nullopt});
  EXPECT_EQ(csv_of(table),
            "replicate,month,jurisdiction,group,indicator,value,value_national,synthetic\r\n"
            "3,2014-01-31,hebei,sex:male,listings_new,12,12096.5,true\r\n"
            "3,2014-01-31,cn,all,score_mean,,,true\r\n");
}

TEST(Rows, AFlowFillsTheIdsOfItsTwoStagesOnly) {
  Table table(flows_schema());
  add(table, Flow{0, january(), "cn", "all", Stage::act, "financial_fraud", Stage::listing,
                  "court_defaulter_list", 7, 7056.0});
  add(table, Flow{0, january(), "cn", "all", Stage::listing, "court_defaulter_list", Stage::end, "repair", 2,
                  2016.0});
  EXPECT_EQ(csv_of(table),
            "replicate,month,jurisdiction,group,stage_from,stage_to,act,record,register,measure,end,count,"
            "count_national,"
            "synthetic\r\n"
            "0,2014-01-31,cn,all,act,listing,financial_fraud,,court_defaulter_list,,,7,7056,true\r\n"
            "0,2014-01-31,cn,all,listing,end,,,court_defaulter_list,,repair,2,2016,true\r\n");
}

TEST(Rows, ASpellWithoutAnExitIsCensored) {
  Table table(spells_schema());
  add(table, Spell{1, "court_defaulter_list", "spc_defaulter_list.ground_1", "all", 24, "expiry", 5});
  add(table, Spell{1, "court_defaulter_list", "spc_defaulter_list.ground_1", "all", 30, std::nullopt, 9});
  EXPECT_FALSE(table.booleans(6)[0]);
  EXPECT_TRUE(table.booleans(6)[1]);
  EXPECT_TRUE(table.text(5).is_gap(1));
}

TEST(Rows, BurdenCountsPersonsBySanctions) {
  Table table(burden_schema());
  add(table, Burden{0, "income:1", 3, 41});
  EXPECT_EQ(csv_of(table), "replicate,group,sanctions,persons,synthetic\r\n0,income:1,3,41,true\r\n");
}

TEST(Parquet, ReadsBackWhatItWrote) {
  const testing::Scratch scratch;
  Table table(indicators_schema());
  add(table, Indicator{0, january(), "cn", "all", "listed_stock", 0.1, std::nullopt});
  add(table, Indicator{1, january(), "tibet", "all", "fines_total", std::nullopt, 3e9});
  ASSERT_FALSE(write_parquet(table, scratch.path() / "t.parquet"));
  const auto read = read_parquet(scratch.path() / "t.parquet");
  ASSERT_TRUE(read) << read.problem().message;
  EXPECT_EQ(csv_of(read.value()), csv_of(table));
  EXPECT_EQ(names(read.value().schema()), names(indicators_schema()));
  EXPECT_EQ(read.value().schema().columns[6].meaning, indicators_schema().columns[6].meaning);
  EXPECT_TRUE(read.value().schema().columns[6].may_be_gap);
}

TEST(Parquet, ATableWithoutRowsIsStillATable) {
  const testing::Scratch scratch;
  ASSERT_FALSE(write_both(Table(burden_schema()), scratch.path()));
  const auto read = read_parquet(scratch.path() / "burden.parquet");
  ASSERT_TRUE(read) << read.problem().message;
  EXPECT_EQ(read.value().rows(), 0U);
  EXPECT_EQ(names(read.value().schema()), names(burden_schema()));
}

TEST(Parquet, SaysInASentenceWhyAFileCannotBeRead) {
  const testing::Scratch scratch;
  ASSERT_FALSE(write_whole(scratch.path() / "no.parquet", "no table at all"));
  for (const char* name : {"no.parquet", "missing.parquet"}) {
    const auto read = read_parquet(scratch.path() / name);
    ASSERT_FALSE(read);
    EXPECT_NE(read.problem().message.find(name), std::string::npos) << read.problem().message;
  }
}

TEST(Writers, LeaveNothingBehindWhereTheyCannotWrite) {
  const testing::Scratch scratch;
  const auto folder = scratch.path() / "missing";
  EXPECT_TRUE(write_csv(Table(burden_schema()), folder / "burden.csv"));
  EXPECT_TRUE(write_parquet(Table(burden_schema()), folder / "burden.parquet"));
  EXPECT_FALSE(std::filesystem::exists(folder));
}

TEST(Numbers, AreTheShortestTextThatReadsBackAsTheSame) {
  for (const double value : {0.0, 1.0, -1.5, 0.1, 1.0 / 3, 1e-7, 123456789.125, 1e14, 1e22, 5e-324,
                             std::numeric_limits<double>::max()}) {
    EXPECT_EQ(std::strtod(number_text(value).c_str(), nullptr), value);
  }
  EXPECT_EQ(number_text(1400000), "1400000");
  EXPECT_EQ(number_text(0.1), "0.1");
}

}  // namespace
}  // namespace osmanthus::results
