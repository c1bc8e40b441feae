#include "base/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace osmanthus::base {
namespace {

namespace chrono = std::chrono;

constexpr chrono::sys_days kEpoch = chrono::year{1900} / chrono::January / 1;

constexpr int kTabledMonths = 12 * 200;  // from January 1900

/// The first days of the tabled months, and of the one after.
constexpr std::array<Day, kTabledMonths + 1> kFirstDays = [] {
  std::array<Day, kTabledMonths + 1> all{};
  for (int month = 0; month <= kTabledMonths; ++month) {
    const auto first =
        chrono::year{1900 + month / 12} / chrono::month{static_cast<unsigned>(month % 12 + 1)} / 1;
    all[static_cast<std::size_t>(month)] = static_cast<Day>((chrono::sys_days{first} - kEpoch).count());
  }
  return all;
}();

Day first_day(int month) { return kFirstDays[static_cast<std::size_t>(month)]; }
bool is_tabled(Day day) { return 0 <= day && day < kFirstDays.back(); }

/// Of a tabled day. A month has 30.4368 days, 65,536 / 2,153 of them are a little more: the guess is right or
/// one too low.
int tabled_month(Day day) {
  const auto guess = static_cast<int>(static_cast<std::uint32_t>(day) * 2153U >> 16U);
  return day < first_day(guess + 1) ? guess : guess + 1;
}

chrono::year_month_day ymd(Day day) { return chrono::year_month_day{kEpoch + chrono::days{day}}; }

Day from_ymd(chrono::year_month_day date) {
  return static_cast<Day>((chrono::sys_days{date} - kEpoch).count());
}

/// Months are added to the month; a day that the month lacks becomes its last.
Day plus_months(Day day, int months) {
  if (is_tabled(day)) {
    const int month = tabled_month(day);
    const int to = month + months;
    if (0 <= to && to < kTabledMonths)
      return std::min(first_day(to) + (day - first_day(month)), first_day(to + 1) - 1);
  }
  const auto date = ymd(day);
  const auto moved = chrono::year_month{date.year(), date.month()} + chrono::months{months};
  const auto last = (moved / chrono::last).day();
  return from_ymd(moved / std::min(date.day(), last));
}

Day plus_working_days(Day day, int amount, const WorkingCalendar& calendar) {
  const int step = amount < 0 ? -1 : 1;
  for (int left = std::abs(amount); left > 0;) {
    day += step;
    if (is_working_day(day, calendar)) --left;
  }
  return day;
}

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

Day to_day(CivilDate date) {
  return from_ymd(chrono::year{date.year} / chrono::month{static_cast<unsigned>(date.month)} /
                  chrono::day{static_cast<unsigned>(date.day)});
}

CivilDate to_civil(Day day) {
  if (is_tabled(day)) {
    const int month = tabled_month(day);
    return {1900 + month / 12, 1 + month % 12, 1 + day - first_day(month)};
  }
  const auto date = ymd(day);
  return {int{date.year()}, static_cast<int>(unsigned{date.month()}), static_cast<int>(unsigned{date.day()})};
}

std::optional<Day> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4));
  const auto month = digits(text.substr(5, 2));
  const auto day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const chrono::year_month_day date{chrono::year{*year}, chrono::month{static_cast<unsigned>(*month)},
                                    chrono::day{static_cast<unsigned>(*day)}};
  if (!date.ok()) return std::nullopt;
  return from_ymd(date);
}

std::string format_date(Day day) {
  if (day >= kNever) return "none";
  const auto date = to_civil(day);
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

Day plus(Day day, int amount, Unit unit, const WorkingCalendar& calendar) {
  if (day >= kNever || day <= kAlways) return day;
  switch (unit) {
    case Unit::days:
      return day + amount;
    case Unit::working_days:
      return plus_working_days(day, amount, calendar);
    case Unit::months:
      return plus_months(day, amount);
    case Unit::years:
      return plus_months(day, 12 * amount);
  }
  return day;
}

int weekday(Day day) {
  return static_cast<int>(chrono::weekday{kEpoch + chrono::days{day}}.iso_encoding()) - 1;
}

bool is_working_day(Day day, const WorkingCalendar& calendar) {
  if (weekday(day) >= 5) return std::ranges::binary_search(calendar.worked, day);
  return !std::ranges::binary_search(calendar.holidays, day);
}

Day first_working_day_of_next_month(Day day, const WorkingCalendar& calendar) {
  Day first = last_day_of_month(month_of(day)) + 1;
  while (!is_working_day(first, calendar)) ++first;
  return first;
}

Day last_day_of_month(int month) {
  if (0 <= month && month < kTabledMonths) return first_day(month + 1) - 1;
  return from_ymd(chrono::year{1900 + month / 12} / chrono::month{static_cast<unsigned>(month % 12 + 1)} /
                  chrono::last);
}

int month_of(Day day) {
  if (is_tabled(day)) return tabled_month(day);
  const auto date = to_civil(day);
  return (date.year - 1900) * 12 + date.month - 1;
}

}  // namespace osmanthus::base
