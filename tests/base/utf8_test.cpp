#include "base/utf8.hpp"

#include <gtest/gtest.h>

namespace osmanthus::base {
namespace {

TEST(Utf8, MeasuresTheCodePointsOfAText) {
  constexpr std::string_view text = "aé名😀";
  EXPECT_EQ(code_point_length(text, 0), 1U);
  EXPECT_EQ(code_point_length(text, 1), 2U);
  EXPECT_EQ(code_point_length(text, 3), 3U);
  EXPECT_EQ(code_point_length(text, 6), 4U);
  EXPECT_EQ(code_point(text, 6), U'😀');
  EXPECT_EQ(count_code_points(text), 4U);
}

TEST(Utf8, RefusesWhatIsNotWellFormed) {
  for (const auto* bad : {"\x80", "\xC0\xAF", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                          "\xF5\x80\x80\x80", "\xE5\x90", "\xC3"}) {
    EXPECT_EQ(code_point_length(bad, 0), 0U) << bad;
  }
}

TEST(Utf8, CountsLinesByAnyLineEnd) {
  constexpr std::string_view text = "a\nb\r\n名c\rd";
  EXPECT_EQ(place_of(text, 0).line, 1);
  EXPECT_EQ(place_of(text, 2).line, 2);
  const auto c = place_of(text, text.find('c'));
  EXPECT_EQ(c.line, 3);
  EXPECT_EQ(c.column, 2);
  EXPECT_EQ(place_of(text, text.find('d')).line, 4);
  EXPECT_EQ(place_of(text, 1000).column, 2);
}

}  // namespace
}  // namespace osmanthus::base
