#include "pack/personal_data.hpp"

#include "fixtures.hpp"

namespace osmanthus::pack {
namespace {

TEST(PersonalData, IsFoundHoweverItIsWritten) {
  for (const auto* text :
       {"11010519491231002X", "11010519491231002x", "110105194912310021", "110105491231002",
        "110105 19491231 002X", "id １１０１０５１９４９１２３１００２Ｘ", "13800138000", "138 0013 8000",
        "+86 138-0013-8000", "008613800138000", "010-12345678", "0755 1234567", "+49 30 1234567",
        "he was called at 13800138000 twice", "电话13800138000。"}) {
    EXPECT_TRUE(holds_personal_number(text)) << text;
  }
}

TEST(PersonalData, IsNotSeenInWhatCasesSay) {
  for (const auto* text : {"2019-12-01", "2019-12-01 2020-01-01", "from 2017-05-01 to 2019-05-01", "5000 CNY",
                           "1234567 CNY", "art. 2(1) no. 2-6", "spc_defaulter_list 2017 10(1)", "B01-B06",
                           "fn 127-131; press of 2018-11-30", "e12", ""}) {
    EXPECT_FALSE(holds_personal_number(text)) << text;
  }
}

}  // namespace
}  // namespace osmanthus::pack
