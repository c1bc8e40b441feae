// The files of a calibration: read, refused with their place, written and read back.
#include <gtest/gtest.h>

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
    EXPECT_EQ(target.use == scenario::Use::fit, early)
        << target.id << ": nothing after 2018-05-31 is fitted to";
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
}

scenario::Posterior small() {
  scenario::Posterior made;
  made.scenario = "article";
  made.fitted_until = base::to_day({2018, 5, 31});
  scenario::Target target{
      "one", "listed", {"listings_new"}, "cn", 100, 200, 5000, 0.1, scenario::Use::forecast, "a source: here",
      {}};
  made.targets = {{target, {1, 2, 3}, scenario::Band{4, 5, 6}, std::nullopt, 7.5}};
  made.narrowed = {{scenario::Parameter::performance, {0.01, 0.02, 0.03}, 0.25}};
  made.mechanisms = {{"own_news", 0.3, 0.4}};
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
  EXPECT_EQ(back->targets[0].target.source, "a source: here");
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

}  // namespace
}  // namespace osmanthus::pack
