// What `calibrate` prints: which figures are met, which are not and why, and what the fit could tell.
#include <gtest/gtest.h>

#include "cli/calibration_text.hpp"

namespace osmanthus::cli {
namespace {

scenario::TargetFit fit(std::string id, scenario::Use use, double published, scenario::Band model) {
  scenario::TargetFit made;
  made.target.id = std::move(id);
  made.target.quantity = "listed";
  made.target.from = 0;
  made.target.until = 100;
  made.target.published = published;
  made.target.use = use;
  made.model = model;
  made.foretold = {model.low / 2, model.median, model.high * 2};
  return made;
}

scenario::Posterior posterior() {
  using scenario::Use;
  scenario::Posterior made;
  made.fitted_until = base::to_day({2018, 5, 31});
  made.residents = 1'400'000;
  made.runs = 1690;
  made.targets = {
      fit("near", Use::fit, 1'000'000, {1'000'000, 1'140'000, 1'200'000}),
      fit("far", Use::fit, 1000, {1100, 1200, 1300}), fit("later", Use::forecast, 1000, {300, 500, 700}),
      fit("inside", Use::forecast, 1000, {900, 1200, 1400}), fit("put_in", Use::forecast, 10, {1, 2, 3})};
  made.targets[2].straight_line = 900;
  made.targets[2].target.remark.en = "A cause would have to be invented.";
  made.targets[4].target.aside = "It was put in.";
  made.narrowed = {{scenario::Parameter::performance, {0.01, 0.02, 0.03}, 0.9, true},
                   {scenario::Parameter::air_demand, {0.01, 0.02, 0.03}, 0.2, false}};
  made.headlines = {{"listed_stock", 100, 100, {1, 2, 3}, {1, 2, 3}, 1}};
  made.mechanisms = {{"own_news", 0.1, 0.1, 0.3, 0.31, 0.05}, {"caseload", 0.1, 0.2, 0.3, 0.4, 0.05}};
  return made;
}

TEST(CalibrationText, SaysWhatIsMetAndWhatIsNot) {
  const auto text = calibration_text(posterior());
  const auto says = [&](std::string_view words) { return text.find(words) != std::string::npos; };
  EXPECT_TRUE(says("Fitted, up to 2018-05-31: 1 of 2 within 15 % of what was published")) << text;
  EXPECT_TRUE(says("1,140,000 (1,000,000 to 1,200,000)    +14 %")) << text;
  EXPECT_TRUE(says("far: +20 % The sources say nothing of a cause."));
  EXPECT_FALSE(says("near: "));
  EXPECT_TRUE(says("1 of 2 inside the model's band, 2 with tolerance and discrepancy"));
  EXPECT_TRUE(
      says("later: -50 %, inside with tolerance and discrepancy. A cause would have to be invented."));
  EXPECT_FALSE(says("inside: "));
  // |log(900 / 1000)| of the line, |log(500 / 1000)| of the model.
  EXPECT_TRUE(says("on the 1 forecasts of straight_line: 0.11, of the model: 0.69"));
  EXPECT_TRUE(says("It was put in."));
}

TEST(CalibrationText, SaysWhatTheFitCouldTell) {
  const auto text = calibration_text(posterior());
  const auto says = [&](std::string_view words) { return text.find(words) != std::string::npos; };
  EXPECT_TRUE(says("Numbers that the figures moved: 1 of 2")) << text;
  EXPECT_TRUE(says("90 % of its prior: set by assumption, at an end of its range"));
  EXPECT_TRUE(says("20 % of its prior\n"));
  EXPECT_TRUE(says("2 (1 to 3); 2 (1 to 3); 100 %: set by assumption"));
  EXPECT_TRUE(says("0.310 (0.100) without, margin 0.050: not supported"));
  EXPECT_TRUE(says("0.400 (0.200) without, margin 0.050: supported"));
  EXPECT_TRUE(says("1690 runs of 1,400,000 residents"));
}

}  // namespace
}  // namespace osmanthus::cli
