// Why a provision did not apply, where a bar took from it what it would have brought.
#include <gtest/gtest.h>

#include <algorithm>

#include "../support/cn.hpp"
#include "explain/explain.hpp"

namespace osmanthus::explain {
namespace {

using tests::date;

/// What failed of the provision for the subject; nothing if it is not told of.
std::vector<FailedCondition> failed(const Explanation& explanation, const std::string& subject,
                                    const std::string& provision) {
  for (const auto& why : explanation.why_not) {
    if (why.subject == subject && why.provision == provision) return why.failed;
  }
  return {};
}

class WhyNotBarred : public testing::Test {
 protected:
  WhyNotBarred() {
    const auto subject = [&](const char* label, const char* born, const char* home) {
      auto& made = the_case.subjects.emplace_back();
      made.label = label;
      made.kind = "natural_person";
      made.born = date(born);
      made.residence = home;
    };
    subject("rider", "1980-01-01", "nanjing");
    subject("parent", "1975-03-02", "shandong");
    subject("child", "2010-06-01", "foshan");
    the_case.subjects.back().relations["parent"] = {"parent"};
    const auto event = [&](const char* act, const char* by, const char* on, int count) {
      auto& made = the_case.events.emplace_back();
      made.act = act;
      made.by = by;
      made.on = date(on);
      made.count = count;
    };
    event("break_settlement", "parent", "2021-03-01", 1);
    event("unplated_nonmotor", "rider", "2021-12-16", 3);
  }

  Explanation on(const char* day) {
    the_case.as_of = date(day);
    return explain(cn->regime, the_case);
  }

  std::unique_ptr<tests::Cn> cn = tests::cn(regime::Reading::article);
  regime::Case the_case;
};

TEST_F(WhyNotBarred, NamesTheBarOfWhatAnActWouldHaveOpened) {
  const auto found = failed(on("2022-01-10"), "rider", "nanjing_traffic_credit.general");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().condition, "barred by national_credit_lists.catalogue");
  EXPECT_EQ(found.front().needed, "not barred");
  EXPECT_EQ(found.front().found, "nanjing.traffic_general");
  the_case.events.back().on = date("2021-12-15");
  for (const auto& condition : failed(on("2022-01-10"), "rider", "nanjing_traffic_credit.general"))
    EXPECT_NE(condition.needed, "not barred");
}

TEST_F(WhyNotBarred, NamesTheBarOfWhatAStateWouldBring) {
  const auto found = failed(on("2022-01-10"), "child", "reported_practice.school");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().condition, "barred by national_credit_lists.children");
  EXPECT_EQ(found.front().found, "no_private_school_for_child");
  EXPECT_TRUE(failed(on("2021-12-15"), "child", "reported_practice.school").empty());
}

}  // namespace
}  // namespace osmanthus::explain
