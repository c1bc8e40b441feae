#include <gtest/gtest.h>

#include "results/digest.hpp"
#include "results/files.hpp"
#include "results/manifest.hpp"
#include "results/progress.hpp"
#include "scratch.hpp"

namespace osmanthus::results {
namespace {

Manifest sample() {
  Manifest manifest;
  manifest.scenario = "sample";
  manifest.scenario_title = {"样例", "A sample"};
  manifest.scenario_digest = digest("scenario");
  manifest.pack = {"cn",
                   {"法律", "The law"},
                   digest("pack"),
                   "article",
                   {"practice"},
                   {"ban_on_third"},
                   base::to_day({2019, 11, 30})};
  manifest.reform = ReformFacts{{"改革", "A reform"}, digest("reform"), {{"一处", "One change"}}};
  manifest.version = "0.1.0";
  manifest.build_digest = digest("build");
  manifest.seed = 18446744073709551615U;
  manifest.replicates = 32;
  manifest.residents = 1400000;
  manifest.national_per_resident = 1008.413374285714;
  manifest.first_month = base::to_day({2014, 1, 31});
  manifest.last_month = base::to_day({2020, 12, 31});
  manifest.command = "osmanthus simulate \"a scenario.yaml\" --seed 1";
  manifest.law = {{"i.p", {"办法", "Measures"}, "art. 3", "plan", {"话", "Words"}}};
  manifest.parameters = {
      {"ability", {"能力", "Ability"}, "share", 0.3, 0.1, 0.5, "assumed", "no source says"},
      {"cases", {"案件", "Cases"}, "cases", 3.4e6, std::nullopt, std::nullopt, "cited", "press"}};
  return manifest;
}

TEST(ManifestFile, ReadsBackWordForWord) {
  const testing::Scratch scratch;
  ASSERT_FALSE(write_manifest(sample(), scratch.path()));
  const auto read = read_manifest(scratch.path());
  ASSERT_TRUE(read) << read.problem().message;
  EXPECT_EQ(manifest_text(read.value()), manifest_text(sample()));
  EXPECT_EQ(read.value().seed, sample().seed);
  EXPECT_EQ(read.value().pack.law_of, sample().pack.law_of);
  EXPECT_EQ(read.value().reform->changes.front().en, "One change");
  EXPECT_FALSE(read.value().parameters.back().low);
}

CalibrationTarget sample_target(std::string id, std::string quantity, base::CivilDate from,
                                base::CivilDate until) {
  CalibrationTarget target;
  target.id = std::move(id);
  target.quantity = std::move(quantity);
  target.jurisdiction = "cn";
  target.from = base::to_day(from);
  target.until = base::to_day(until);
  target.published = 2.56e6;
  target.tolerance = 0.1;
  target.use = "forecast";
  target.model = {1, 2, 3};
  target.foretold = {0.5, 2, 6};
  return target;
}

Calibration sample_calibration() {
  Calibration calibration;
  calibration.file = "fit.json";
  calibration.digest = digest("fit");
  calibration.fitted_until = base::to_day({2018, 5, 31});
  calibration.residents = 1'400'000;
  calibration.runs = 1820;
  calibration.surface_off = 1.25;
  calibration.targets = {sample_target("air_2019_07", "air_refusals", {2019, 7, 1}, {2019, 7, 31}),
                         sample_target("listed_2018", "listed", {2013, 10, 1}, {2018, 5, 31})};
  calibration.targets[0].constant_hazards = Spread{4, 5, 6};
  calibration.targets[0].straight_line = 7.5;
  calibration.targets[0].remark = {"无", "none"};
  calibration.targets[1].caseload_alone = Spread{11, 12, 13};
  calibration.targets[1].aside = "put in";
  calibration.rivals = {{"straight_line", 7, 0.75, 0.5}};
  calibration.discrepancies = {{"listed", {0.1, 0.2, 0.3}}};
  calibration.parameters = {{"performance", 0.01, 0.05, {0.02, 0.03, 0.04}, 0.6, true}};
  calibration.headlines = {{"listed_stock",
                            base::to_day({2020, 12, 31}),
                            base::to_day({2020, 12, 31}),
                            {1, 2, 3},
                            {2, 2.5, 3},
                            0.5}};
  calibration.mechanisms = {{"deterrence", 0.1, 0.2, 0.25, 0.125, 0.0625, false}};
  return calibration;
}

TEST(ManifestFile, CarriesACalibrationAndSaysWhereThereIsNone) {
  const testing::Scratch scratch;
  EXPECT_NE(manifest_text(sample()).find("\"calibration\": null"), std::string::npos);
  Manifest manifest = sample();
  manifest.calibration = sample_calibration();
  ASSERT_FALSE(write_manifest(manifest, scratch.path()));
  const auto read = read_manifest(scratch.path());
  ASSERT_TRUE(read) << read.problem().message;
  EXPECT_EQ(manifest_text(read.value()), manifest_text(manifest));
  const Calibration& found = *read.value().calibration;
  EXPECT_EQ(found.fitted_until, base::to_day({2018, 5, 31}));
  EXPECT_EQ(found.targets[0].constant_hazards->median, 5);
  EXPECT_FALSE(found.targets[0].caseload_alone);
  EXPECT_EQ(found.targets[1].caseload_alone->high, 13);
  EXPECT_FALSE(found.targets[1].straight_line);
  EXPECT_EQ(found.parameters[0].prior_high, 0.05);
  EXPECT_TRUE(found.parameters[0].pressed);
  EXPECT_EQ(found.mechanisms[0].error_without, 0.125);
  EXPECT_FALSE(found.mechanisms[0].supported);
  EXPECT_EQ(found.targets[0].remark.zh, "无");
  EXPECT_EQ(found.targets[1].aside, "put in");
  EXPECT_EQ(found.targets[1].foretold.high, 6);
  EXPECT_EQ(found.rivals[0].figures, 7U);
  EXPECT_EQ(found.discrepancies[0].share.median, 0.2);
  EXPECT_EQ(found.headlines[0].prior.high, 3);
  EXPECT_EQ(found.residents, 1'400'000U);
}

TEST(ManifestFile, IsRefusedUnlessItSaysThatTheRunIsSynthetic) {
  const testing::Scratch scratch;
  std::string text = manifest_text(sample());
  const std::string claim = "\"synthetic\": true";
  text.replace(text.find(claim), claim.size(), "\"synthetic\": false");
  ASSERT_FALSE(write_whole(scratch.path() / "manifest.json", text));
  const auto read = read_manifest(scratch.path());
  ASSERT_FALSE(read);
  EXPECT_NE(read.problem().message.find("synthetic"), std::string::npos);
}

TEST(ManifestFile, IsRefusedWhereAFieldIsMissingOrOfAnotherType) {
  const testing::Scratch scratch;
  for (const char* text : {"", "[]", "{\"synthetic\": true}", "{\"synthetic\": true, \"scenario\": 3}"}) {
    ASSERT_FALSE(write_whole(scratch.path() / "manifest.json", text));
    EXPECT_FALSE(read_manifest(scratch.path())) << text;
  }
  EXPECT_FALSE(read_manifest(scratch.path() / "missing"));
}

TEST(Digest, AgreesWithTheStandardsKnownAnswer) {
  EXPECT_EQ(digest("abc"), "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Digest, TellsTwoFilesFromTheSameTextCutElsewhere) {
  const std::map<std::string, std::string> one{{"a", "xy"}, {"b", "z"}};
  const std::map<std::string, std::string> other{{"a", "x"}, {"b", "yz"}};
  EXPECT_NE(digest(one), digest(other));
}

TEST(Progress, IsALineForEachStepInOrder) {
  const testing::Scratch scratch;
  ASSERT_FALSE(append_progress({0, base::to_day({2014, 1, 31}), 0.25, 1.5}, scratch.path()));
  ASSERT_FALSE(append_progress({1, base::to_day({2014, 2, 28}), 0.5, 3}, scratch.path()));
  EXPECT_EQ(read_whole(scratch.path() / "progress.jsonl").value(),
            "{\"replicate\":0,\"month\":\"2014-01-31\",\"done\":0.25,\"seconds\":1.5}\n"
            "{\"replicate\":1,\"month\":\"2014-02-28\",\"done\":0.5,\"seconds\":3.0}\n");
}

TEST(RunFactsFile, SaysWhereAndHowLongItRan) {
  const testing::Scratch scratch;
  ASSERT_FALSE(write_run_facts({2, 1, "2026-01-01T00:00:00Z", "2026-01-01T00:01:00Z", 60, 1000, 4096, true},
                               scratch.path()));
  const std::string text = read_whole(scratch.path() / "run.json").value();
  EXPECT_NE(text.find("\"threads\": 2"), std::string::npos) << text;
  EXPECT_NE(text.find("\"resumed\": true"), std::string::npos) << text;
}

}  // namespace
}  // namespace osmanthus::results
