// The files of a calibration: read, refused with their place, written and read back.
#include <gtest/gtest.h>

#include <cmath>

#include "../support/files.hpp"
#include "pack/calibration.hpp"

namespace osmanthus::pack {
namespace {

std::string told(const std::string& text) {
  base::Diagnostics out;
  EXPECT_FALSE(read_targets({"targets.yaml", text}, out));
  std::string all;
  for (const auto& d : out.all()) all += base::format(d) + "\n";
  return all;
}

std::string line(const std::string& published, const std::string& until, const std::string& use) {
  return "targets: some\nlines:\n  - {id: one, quantity: listed, counts: listings_new, from: 2014-01-01, "
         "until: " +
         until + ", published: " + published + ", tolerance: 0.1, use: " + use + ", source: here}\n";
}

TEST(Targets, OfTheArticleAreRead) {
  base::Diagnostics out;
  const auto targets = read_targets(files::read("scenarios/article.targets.yaml"), out);
  ASSERT_TRUE(targets);
  EXPECT_TRUE(out.empty());
  for (const auto& target : *targets) {
    const bool early = target.until <= base::to_day({2018, 5, 31});
    if (target.use == scenario::Use::fit) {
      EXPECT_TRUE(early) << target.id << ": nothing after 2018-05-31 is fitted to";
    } else if (early) {
      EXPECT_FALSE(target.aside.empty()) << target.id << ": what is neither fitted nor foretold says why";
    }
  }
}

TEST(Targets, ThatCannotBeAreRefusedAtTheirPlace) {
  EXPECT_NE(told(line("0", "2014-02-01", "fit"))
                .find("targets.yaml:3:5: error: The figure of \"one\" must be above 0."),
            std::string::npos);
  EXPECT_NE(told(line("5", "2013-12-31", "fit")).find("ends on 2013-12-31, before it begins"),
            std::string::npos);
  EXPECT_NE(told(line("5", "2014-02-01", "forecast")).find("no target has use: fit"), std::string::npos);
  EXPECT_NE(told(line("5", "2014-02-01", "guess")).find("targets.yaml:3:"), std::string::npos);
  EXPECT_NE(told(line("5", "2014-02-01", "fit, aside: it was put in")).find("is set aside and yet fitted to"),
            std::string::npos);
}

TEST(Targets, WithoutADayOnWhichTheyBeginAreStocks) {
  base::Diagnostics out;
  const auto targets = read_targets(
      {"t.yaml",
       "targets: some\nlines:\n  - {id: one, quantity: current, counts: listed_stock, until: 2014-01-31, "
       "published: 3, tolerance: 0.1, use: fit, source: here}\n"},
      out);
  ASSERT_TRUE(targets);
  EXPECT_TRUE(targets->front().is_stock());
}

scenario::Posterior small() {
  scenario::Posterior made;
  made.scenario = "article";
  made.fitted_until = base::to_day({2018, 5, 31});
  scenario::Target target;
  target.id = "one";
  target.quantity = "listed";
  target.counts = {"listings_new"};
  target.from = 100;
  target.until = 200;
  target.published = 5000;
  target.tolerance = 0.1;
  target.use = scenario::Use::forecast;
  target.source = "a \"source\": here";
  target.aside = "put in";
  target.remark = {"无", "none"};
  made.targets = {{target, {1, 2, 3}, {0.5, 2, 5}, scenario::Band{4, 5, 6}, std::nullopt, 7.5}};
  made.residents = 1'400'000;
  made.runs = 1820;
  made.surface_off = 1.25;
  made.discrepancies = {{"listed", {0.1, 0.2, 0.3}}};
  made.narrowed = {{scenario::Parameter::performance, {0.01, 0.02, 0.03}, 0.25, true}};
  made.headlines = {{"listed_stock", 200, 200, {1, 2, 3}, {2, 2.5, 3}, 0.5}};
  made.mechanisms = {{"own_news", 0.1, 0.2, 0.3, 0.4, 0.05}};
  made.drawn = {scenario::Parameter::performance, scenario::Parameter::court_take_up};
  made.most_r_hat = 1.01;
  made.draws = {{0.02, 0.03}, {0.00001, 0.5}};
  return made;
}

TEST(Posterior, IsReadBackAsItWasWritten) {
  const auto made = small();
  base::Diagnostics out;
  const auto back = read_posterior({"p.yaml", write_posterior(made)}, out);
  ASSERT_TRUE(back);
  EXPECT_EQ(write_posterior(*back), write_posterior(made));
  EXPECT_EQ(back->draws, made.draws);
  EXPECT_EQ(back->targets[0].target.source, "a \"source\": here");
  EXPECT_EQ(back->targets[0].target.aside, "put in");
  EXPECT_EQ(back->targets[0].target.remark.zh, "无");
  EXPECT_EQ(back->residents, 1'400'000U);
  EXPECT_TRUE(back->narrowed[0].pressed);
  EXPECT_EQ(back->headlines[0].prior.high, 3);
  EXPECT_EQ(back->mechanisms[0].margin, 0.05);
  EXPECT_FALSE(back->targets[0].caseload_alone);
  EXPECT_DOUBLE_EQ(*back->targets[0].straight_line, 7.5);
}

TEST(Posterior, WithARowThatIsTooShortIsRefused) {
  auto made = small();
  made.draws[1].pop_back();
  base::Diagnostics out;
  EXPECT_FALSE(read_posterior({"p.yaml", write_posterior(made)}, out));
  EXPECT_EQ(out.all().front().rule, "row-length");
}

TEST(Verdicts, AreThoseOfTheFigures) {
  auto made = small();
  auto& fit = made.targets.front();
  EXPECT_NEAR(miss(fit), 2.0 / 5000 - 1, 1e-12);
  EXPECT_TRUE(scenario::inside({1, 2, 3}, 3));
  EXPECT_FALSE(scenario::inside({1, 2, 3}, 3.1));
  EXPECT_TRUE(supported(made.mechanisms.front()));  // 0.4 without and 0.3 with, of which 0.05 may be chance
  made.mechanisms.front().error_without = 0.34;
  EXPECT_FALSE(supported(made.mechanisms.front()));
  // A figure that is set aside counts for nobody.
  EXPECT_EQ(rivals(made)[0].figures, 0U);
  fit.target.aside.clear();
  fit.model.median = 5000 * std::exp(0.2);
  fit.straight_line = 5000 * std::exp(-0.5);
  const auto line = rivals(made)[0];
  EXPECT_EQ(line.figures, 1U);
  EXPECT_NEAR(line.error, 0.5, 1e-9);
  EXPECT_NEAR(line.model_error, 0.2, 1e-9);
  EXPECT_EQ(rivals(made)[2].figures, 0U) << "the caseload alone was not run";
}

}  // namespace
}  // namespace osmanthus::pack
