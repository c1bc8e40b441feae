// Laws that publish too much, of the wrong person, to too many or for too long, and laws that only seem to.
#include <gtest/gtest.h>

#include "process_laws.hpp"

namespace osmanthus::audit::tests {
namespace {

class Publication : public testing::TestWithParam<Sample> {};
TEST_P(Publication, IsJudgedAsTheLawIs) { expect_verdict(GetParam(), "publication_bounded"); }

const std::string kWall = provision("listing", "{when: owe, must: {list: wall, for: 2 years (term)}}");
const std::string kRepair = provision("repair", "{when: pay, must: {end: wall, by: repair}}");

std::vector<Sample> samples() {
  const auto violated = Decision::violated;
  const auto holds = Decision::holds;
  return {
      {"no_term", violated, provision("listing", "{when: owe, must: {list: wall}}")},
      {"only_until_he_pays", violated, provision("listing", "{when: owe, must: {list: wall}}") + kRepair},
      {"shown_without_end", violated,
       kWall +
           provision("sheet", "{when: owe, must: {disclose: debts, channel: sheet, audience: court_users}}")},
      {"a_portrait", violated,
       kWall + kScreen +
           provision("screen",
                     "{when: wall opens, must: {disclose: face, channel: screen, audience: public}}")},
      {"the_child_is_named", violated,
       kWall + provision("family", "{while: listed on wall, must: {measure: poster, to: child}}")},
      {"the_representative_is_named", violated,
       kWall + provision("officers",
                         "{when: wall opens, must: {disclose: names, channel: paper, audience: public, to: "
                         "representative}}")},
      {"passers_by_for_a_trifle", violated,
       provision("sheet",
                 "{when: bark, must: {disclose: names, channel: paper, audience: passers_by, for: 1 month "
                 "(time)}}")},
      {"a_poster_without_a_list", violated,
       provision("poster", "{when: bark, must: {measure: poster, for: 1 month (time)}}")},
      {"a_board_for_a_trifle", violated,
       provision("board", "{when: bark, must: {record: board, for: 1 year (term)}}")},
      {"a_board_longer_than_the_cap", violated,
       provision("board", "{when: wreck, must: {record: board, for: 4 years (term)}}")},
      {"a_wall_longer_than_the_north_s_cap", violated,
       provision("listing", "{when: owe, must: {list: wall, for: 2 years (term)}}", "in: north, ")},
      {"extended_beyond_the_cap", violated,
       provision("board", "{when: wreck, must: {record: board, for: 2 years (term)}}") +
           provision("longer", "{when: wreck, must: {extend: board, by: 2 years (more), of: older}}")},
      {"a_poster_after_repair", violated,
       kWall + kRepair +
           provision("poster", "{when: wall opens, must: {measure: poster, for: 2 years (time)}}")},
      {"a_poster_longer_than_the_listing", violated,
       kWall + provision("poster", "{when: wall opens, must: {measure: poster, for: 3 years (time)}}")},
      {"told_for_longer_than_the_listing", violated,
       kWall + provision("paper",
                         "{when: wall opens, must: {disclose: names, channel: paper, audience: public, "
                         "for: 3 years (time)}}")},
      {"told_for_a_time_whatever_comes", violated,
       kWall + kRepair +
           provision("paper",
                     "{when: wall opens, must: {disclose: names, channel: paper, audience: "
                     "public, for: 1 year (time)}}")},
      {"of_the_withdrawn_too", violated,
       kWall + provision("correction", "{when: objection_upheld, must: {end: wall, by: correction}}") +
           provision("poster", "{when: wall opens, must: {measure: poster, for: 1 year (time)}}")},
      {"shown_of_who_owes_for_ever", violated,
       provision("poster", "{while: done wreck, must: {measure: poster}}")},
      {"a_poster_on_review_after_repair", violated,
       kWall + kRepair +
           provision("poster",
                     "{when: review, if: listed on wall, must: {measure: poster, for: 1 year (time)}}")},
      // What only seems to.
      {"a_board_for_a_further_act", holds,
       kWall + kRepair +
           provision("board",
                     "{when: wreck, if: listed on wall, must: {record: board, for: 1 year (term)}}")},
      {"a_wall_with_a_term", holds, kWall + kRepair},
      {"told_of_what_is_on_the_wall", holds,
       kWall + provision("paper",
                         "{when: wall opens, must: {disclose: names, channel: paper, audience: public}}")},
      {"a_poster_while_listed", holds,
       kWall + kRepair + provision("poster", "{while: listed on wall, must: {measure: poster}}")},
      {"kept_unpublished_after_the_end", holds,
       kWall + provision("kept", "{when: owe, must: {record: file}}")},
      {"an_act_of_social_impact", holds,
       provision("board", "{when: wreck, must: {record: board, for: 3 years (term)}}")},
      {"told_to_few", holds,
       provision("sheet",
                 "{when: bark, must: {disclose: names, channel: paper, audience: court_users, for: 1 month "
                 "(time)}}")},
      {"a_poster_that_falls_with_the_listing", holds,
       kWall + provision("repair", "{when: pay, must: {end: [wall, poster], by: repair}}") +
           provision("poster", "{when: wall opens, must: {measure: poster, for: 1 year (time)}}")},
      {"two_years_where_there_is_no_cap", holds, kWall},
      {"a_good_list", holds, provision("perk", "{when: help, must: {measure: perk}}")},
      {"what_cannot_apply", holds,
       provision("never", "{when: owe, if: listed on defaulters, must: {list: wall}}")},
  };
}

INSTANTIATE_TEST_SUITE_P(Laws, Publication, testing::ValuesIn(samples()),
                         [](const auto& one) { return one.param.name; });

}  // namespace
}  // namespace osmanthus::audit::tests
