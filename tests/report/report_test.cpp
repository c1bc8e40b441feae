#include "report/report.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "../results/scratch.hpp"
#include "invented_run.hpp"
#include "report/page.hpp"
#include "report/run.hpp"
#include "results/files.hpp"

namespace osmanthus::report {
namespace {

using osmanthus::testing::Scratch;

std::string page_of(const Scratch& scratch, const std::vector<std::filesystem::path>& folders,
                    std::string_view language) {
  const auto out = scratch.path() / "page.html";
  const auto problem = write_report(folders, out, language);
  EXPECT_FALSE(problem) << problem->message;
  return results::read_whole(out).value();
}

nlohmann::json figures_of(const std::string& page) {
  const std::string opening = "<script type=\"application/json\" id=\"figures\">";
  const std::size_t from = page.find(opening) + opening.size();
  return nlohmann::json::parse(page.substr(from, page.find("</script>", from) - from));
}

TEST(WriteReport, OpensInTheLanguageThatWasAskedFor) {
  const Scratch scratch;
  ASSERT_FALSE(testing::write_invented_run({}, scratch.path() / "run"));
  EXPECT_NE(page_of(scratch, {scratch.path() / "run"}, "zh").find("<html lang=\"zh-CN\">"),
            std::string::npos);
  EXPECT_NE(page_of(scratch, {scratch.path() / "run"}, "en").find("<html lang=\"en\">"), std::string::npos);
}

TEST(WriteReport, HoldsNoDifferencesForOneRunAndThemForTwo) {
  const Scratch scratch;
  const auto baseline = scratch.path() / "baseline";
  const auto reform = scratch.path() / "reform";
  ASSERT_FALSE(testing::write_invented_run({3, false}, baseline));
  ASSERT_FALSE(testing::write_invented_run({3, true}, reform));
  EXPECT_TRUE(figures_of(page_of(scratch, {baseline}, "en")).at("differences").empty());
  const auto both = figures_of(page_of(scratch, {baseline, reform}, "en"));
  EXPECT_EQ(both.at("runs").size(), 2U);
  EXPECT_EQ(both.at("differences").at(0).at("replicates"), 3);
}

TEST(WriteReport, TellsWhomAReformTouchedAndReadsARunThatDoesNotTell) {
  const Scratch scratch;
  const auto baseline = scratch.path() / "baseline";
  const auto reform = scratch.path() / "reform";
  ASSERT_FALSE(testing::write_invented_run({3, false}, baseline));
  ASSERT_FALSE(testing::write_invented_run({3, true}, reform));
  const auto runs = figures_of(page_of(scratch, {baseline, reform}, "en")).at("runs");
  EXPECT_TRUE(runs.at(0).at("touched").empty());
  const auto nation = runs.at(1).at("touched").at(0);
  EXPECT_EQ(nation.at("jurisdiction"), "cn");
  EXPECT_EQ(nation.at("group"), "all");
  EXPECT_DOUBLE_EQ(nation.at("residents").at(1), 770'000);  // of 700, 770 and 840, each for a thousand
  EXPECT_DOUBLE_EQ(nation.at("share").at(1), 0.00055);
  std::filesystem::remove(reform / "touched.parquet");
  EXPECT_TRUE(figures_of(page_of(scratch, {baseline, reform}, "en"))["runs"][1]["touched"].empty());
}

TEST(WriteReport, TellsWhatResidentsSaidEachDecember) {
  const Scratch scratch;
  ASSERT_FALSE(testing::write_invented_run({3, false}, scratch.path() / "run"));
  const auto survey = figures_of(page_of(scratch, {scratch.path() / "run"}, "en"))["runs"][0]["survey"];
  ASSERT_EQ(survey.at("months").size(), 7U);
  EXPECT_EQ(survey.at("months").at(6), "2020-12-31");
  EXPECT_DOUBLE_EQ(survey.at("approval").at("all").at(6).at(1), 0.312);  // 112 men and 200 women of 1,000
  EXPECT_DOUBLE_EQ(survey.at("approval").at("sex:female").at(0).at(0), 0.5);
}

TEST(WriteReport, HandsACalibrationOn) {
  const Scratch scratch;
  ASSERT_FALSE(testing::write_invented_run({2, false, true}, scratch.path() / "run"));
  const auto manifest = figures_of(page_of(scratch, {scratch.path() / "run"}, "en"))["runs"][0]["manifest"];
  EXPECT_EQ(manifest.at("calibrated"), true);
  EXPECT_EQ(manifest.at("calibration").at("mechanisms").at(1).at("name"), "invented_habit");
}

TEST(WriteReport, LetsNothingInARunEndItsElement) {
  const Scratch scratch;
  ASSERT_FALSE(testing::write_invented_run({}, scratch.path() / "run"));
  const std::string page = page_of(scratch, {scratch.path() / "run"}, "en");
  EXPECT_EQ(page.find("<script>an invented press"), std::string::npos);
  EXPECT_NE(page.find("\\u003cscript>an invented press"), std::string::npos);
}

TEST(WriteReport, ShowsAnAlienTitleAsText) {
  auto manifest = testing::invented_manifest({});
  manifest.scenario_title.en = "</title><b>";
  auto run = run_of(manifest, testing::invented_tables({}));
  ASSERT_TRUE(run);
  const std::string page = page_html({run.value()}, "en");
  EXPECT_NE(page.find("<title>&lt;/title&gt;&lt;b&gt;</title>"), std::string::npos);
}

TEST(WriteReport, SaysInASentenceWhatItCannotDo) {
  const Scratch scratch;
  const auto run = scratch.path() / "run";
  const auto out = scratch.path() / "page.html";
  ASSERT_FALSE(testing::write_invented_run({}, run));
  const std::vector<std::filesystem::path> none, missing{scratch.path() / "no"}, three{run, run, run},
      one{run};
  EXPECT_NE(write_report(none, out, "en")->message.find("one or two folders"), std::string::npos);
  EXPECT_NE(write_report(three, out, "en")->message.find("one or two folders"), std::string::npos);
  EXPECT_NE(write_report(one, out, "fr")->message.find("\"fr\""), std::string::npos);
  EXPECT_NE(write_report(missing, out, "en")->message.find("manifest.json"), std::string::npos);
  EXPECT_NE(write_report(one, scratch.path() / "no" / "page.html", "en")->message.find("cannot be written"),
            std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(out));
}

}  // namespace
}  // namespace osmanthus::report
