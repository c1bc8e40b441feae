// The built-in pack on 2019-11-30, as to what two provisions do to each other: what a reader of the law
// expects.
#include "cn_audits.hpp"

namespace osmanthus::audit::tests {
namespace {

using regime::Reading;

const std::vector<std::string> kProperties = {"no_double_punishment", "overlap", "contradiction", "shadowed",
                                              "gap"};

const Audit& article() {
  static const Audit found = found_in_cn(Reading::article, kProperties);
  return found;
}
const Audit& text() {
  static const Audit found = found_in_cn(Reading::text, kProperties);
  return found;
}

/// The verdict that names both provisions under a property, if there is one.
const Verdict* verdict_on(const Audit& found, const std::string& property, const std::string& one,
                          const std::string& other) {
  for (const auto& v : found.verdicts) {
    const auto names = [&](const std::string& id) {
      return std::ranges::find(v.provisions, id) != v.provisions.end();
    };
    if (v.property == property && names(one) && names(other)) return &v;
  }
  return nullptr;
}

/// No act is fined twice in the rows (H9): the waste rules fine persons and units apart.
TEST(CnDrafting, NobodyIsFinedTwiceForOneAct) {
  for (const auto* found : {&article(), &text()}) {
    for (const auto& v : found->verdicts) EXPECT_NE(v.sort, "fine") << v.property;
  }
}

/// Ringtone, cinema and bus answer one refusal (V8, by doctrine, resting on practice).
TEST(CnDrafting, ARefusalIsDisplayedThreeTimes) {
  for (const auto* other : {"reported_practice.cinema", "reported_practice.bus"}) {
    const auto* v = verdict_on(article(), "no_double_punishment", "reported_practice.ringtone", other);
    ASSERT_NE(v, nullptr) << other;
    EXPECT_EQ(v->decision, Decision::violated);
    EXPECT_EQ(v->grade, "doctrine");
    EXPECT_EQ(v->rests_on, "practice");
    ASSERT_EQ(v->counterexample->events.size(), 1U);
    EXPECT_EQ(v->borne->acts.size(), 1U);
  }
}

TEST(CnDrafting, ShenzhensRecordAndTheBureausRecordFallOnOneCrossing) {
  const auto* v = verdict_on(article(), "overlap", "shenzhen_traffic_penalties.pedestrian",
                             "reported_practice.shenzhen_bureaux");
  ASSERT_NE(v, nullptr);
  EXPECT_EQ(v->decision, Decision::violated);
  EXPECT_EQ(v->jurisdictions, std::vector<std::string>{"shenzhen"});
  EXPECT_EQ(verdict_on(text(), "overlap", "shenzhen_traffic_penalties.pedestrian",
                       "reported_practice.shenzhen_bureaux"),
            nullptr);
}

TEST(CnDrafting, JinanGivesTheDogBackToOneWhoMayKeepNone) {
  const auto* v = verdict_on(article(), "contradiction", "jinan_dog_points.ban", "jinan_dog_points.passed");
  ASSERT_NE(v, nullptr);
  EXPECT_EQ(v->decision, Decision::violated);
  const auto* unsaid = verdict_on(text(), "contradiction", "jinan_dog_points.ban", "jinan_dog_points.passed");
  ASSERT_NE(unsaid, nullptr);
  EXPECT_EQ(unsaid->decision, Decision::unknown);  // Jinan's text was not had
}

/// From the third offence on the pack writes "at least": the fourth is no hole.
TEST(CnDrafting, JinansFourthOffenceIsNoHole) { EXPECT_EQ(overall(article(), "gap"), Decision::holds); }

}  // namespace
}  // namespace osmanthus::audit::tests
