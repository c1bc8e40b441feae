// Civil days and calendar durations, against the calendar itself.
#include "base/date.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

namespace osmanthus::base {
namespace {

Day day(const char* text) { return *parse_date(text); }
const WorkingCalendar kNoHolidays;

TEST(Date, ReadsAndWritesDaysOfTheCalendarOnly) {
  EXPECT_EQ(format_date(day("2016-02-29")), "2016-02-29");
  EXPECT_FALSE(parse_date("2017-02-29"));
  EXPECT_FALSE(parse_date("2017-13-01"));
  EXPECT_FALSE(parse_date("17-01-01"));
  EXPECT_FALSE(parse_date("2017-1-01"));
  EXPECT_EQ(day("1900-01-01"), 0);
  EXPECT_EQ(day("1970-01-01"), 25567);
}

TEST(Date, ClampsMonthsAndYearsToTheMonthsEnd) {
  EXPECT_EQ(plus(day("2015-08-31"), 6, Unit::months, kNoHolidays), day("2016-02-29"));
  EXPECT_EQ(plus(day("2014-08-31"), 6, Unit::months, kNoHolidays), day("2015-02-28"));
  EXPECT_EQ(plus(day("2016-02-29"), 1, Unit::years, kNoHolidays), day("2017-02-28"));
  EXPECT_EQ(plus(day("2016-02-29"), 4, Unit::years, kNoHolidays), day("2020-02-29"));
  EXPECT_EQ(plus(day("2017-03-31"), -1, Unit::months, kNoHolidays), day("2017-02-28"));
  EXPECT_EQ(plus(kNever, 1, Unit::years, kNoHolidays), kNever);
}

/// Within the two centuries that are tabled and outside them.
TEST(Date, AgreesWithTheGregorianCalendar) {
  namespace chrono = std::chrono;
  const chrono::sys_days epoch = chrono::year{1900} / 1 / 1;
  for (Day d = -1000; d < 75'000; d += d % 1000 == 0 ? 1 : 3) {
    const chrono::year_month_day date{epoch + chrono::days{d}};
    const CivilDate civil = to_civil(d);
    ASSERT_EQ(civil.year, int{date.year()}) << d;
    ASSERT_EQ(civil.month, static_cast<int>(unsigned{date.month()})) << d;
    ASSERT_EQ(civil.day, static_cast<int>(unsigned{date.day()})) << d;
    const chrono::sys_days last{date.year() / date.month() / chrono::last};
    for (const int months : {-1300, -12, -1, 1, 6, 360}) {
      const auto moved = chrono::year_month{date.year(), date.month()} + chrono::months{months};
      const auto end = (moved / chrono::last).day();
      const chrono::sys_days expected{moved / std::min(date.day(), end)};
      ASSERT_EQ(plus(d, months, Unit::months, kNoHolidays), (expected - epoch).count())
          << d << " + " << months;
    }
    if (d < 0) continue;
    ASSERT_EQ(month_of(d), (civil.year - 1900) * 12 + civil.month - 1) << d;
    ASSERT_EQ(last_day_of_month(month_of(d)), (last - epoch).count()) << d;
  }
}

TEST(Date, CountsWorkingDaysByTheCalendar) {
  // Monday 2018-10-01 to Friday 2018-10-05 are holidays; Saturday 2018-09-29 is worked.
  WorkingCalendar golden_week;
  for (const auto* holiday : {"2018-10-01", "2018-10-02", "2018-10-03", "2018-10-04", "2018-10-05"})
    golden_week.holidays.push_back(day(holiday));
  golden_week.worked.push_back(day("2018-09-29"));
  EXPECT_EQ(plus(day("2018-09-28"), 1, Unit::working_days, golden_week), day("2018-09-29"));
  EXPECT_EQ(plus(day("2018-09-28"), 2, Unit::working_days, golden_week), day("2018-10-08"));
  EXPECT_EQ(plus(day("2018-10-08"), -1, Unit::working_days, golden_week), day("2018-09-29"));
  EXPECT_EQ(first_working_day_of_next_month(day("2018-09-10"), golden_week), day("2018-10-08"));
}

TEST(Date, KnowsWeekdaysAndMonths) {
  EXPECT_EQ(weekday(day("2026-11-24")), 1);
  EXPECT_EQ(last_day_of_month(month_of(day("2016-02-10"))), day("2016-02-29"));
  EXPECT_EQ(month_of(day("1900-01-31")), 0);
}

}  // namespace
}  // namespace osmanthus::base
