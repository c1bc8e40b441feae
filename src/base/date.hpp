// Civil days and calendar durations on the proleptic Gregorian calendar.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace osmanthus::base {

/// A civil day, counted from 1900-01-01 = 0. Intervals of days are half-open.
using Day = std::int32_t;

/// Later than any day; the end of what has no end. Durations added to it leave it as it is.
inline constexpr Day kNever = 1'000'000;

/// Before any day: the start of what has always been.
inline constexpr Day kAlways = -1'000'000;

enum class Unit : std::uint8_t { days, working_days, months, years };

/// Holidays that fall on weekdays and weekend days on which people work, both sorted.
struct WorkingCalendar {
  std::vector<Day> holidays;
  std::vector<Day> worked;
};

struct CivilDate {
  int year;
  int month;  // 1 to 12
  int day;    // 1 to 31
};

Day to_day(CivilDate date);
CivilDate to_civil(Day day);

/// Reads YYYY-MM-DD; nothing if it is not a day of the calendar.
std::optional<Day> parse_date(std::string_view text);

/// YYYY-MM-DD; "none" for kNever.
std::string format_date(Day day);

/// The day `amount` units after (before, if negative) `day`. Months and years clamp to the month's end.
/// Working days count those days that are neither weekend nor holiday, by `calendar`.
Day plus(Day day, int amount, Unit unit, const WorkingCalendar& calendar);

/// 0 is Monday, 6 Sunday.
int weekday(Day day);
bool is_working_day(Day day, const WorkingCalendar& calendar);

/// The first working day of the month after `day`'s.
Day first_working_day_of_next_month(Day day, const WorkingCalendar& calendar);

/// The last day of the month that lies `months` after January 1900; month 0 is January 1900.
Day last_day_of_month(int month);
int month_of(Day day);

}  // namespace osmanthus::base
