#include "simulation/tally.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include <fmt/core.h>

#include "population/composition.hpp"

namespace osmanthus::simulation {
namespace {

constexpr int kYearsInBand = 10;
constexpr int kMonthsInYear = 12;
constexpr int kMonthsInBand = kMonthsInYear * kYearsInBand;

/// The groups of a person, of those that do not change: all, sex and income.
std::array<std::uint8_t, 3> fixed_groups(const Traits& who) {
  const std::size_t sex = kFirstSex + static_cast<std::size_t>(who.sex);
  const std::size_t income = kFirstIncome + who.quintile;
  return {0, static_cast<std::uint8_t>(1 + sex - kFirstAge),
          static_cast<std::uint8_t>(1 + income - kFirstAge)};
}

}  // namespace

std::string_view name(Indicator indicator) {
  static constexpr std::array<std::string_view, kIndicators> kNames{"population",
                                                                    "acts",
                                                                    "acts_detected",
                                                                    "records_new",
                                                                    "listings_new",
                                                                    "listings_stock",
                                                                    "listed_stock",
                                                                    "persons_ever_listed",
                                                                    "delisted_expiry",
                                                                    "delisted_repair",
                                                                    "delisted_correction",
                                                                    "delisted_release",
                                                                    "wrongly_listed_stock",
                                                                    "relisted",
                                                                    "air_refusals",
                                                                    "rail_refusals",
                                                                    "persons_refused",
                                                                    "performed",
                                                                    "children_affected",
                                                                    "person_days_under_measure",
                                                                    "firms_listings_new",
                                                                    "firms_listed_stock",
                                                                    "representatives_restricted_stock",
                                                                    "public_bodies_listings_new",
                                                                    "public_bodies_listed_stock",
                                                                    "fines_total",
                                                                    "survey_asked",
                                                                    "survey_approving",
                                                                    "residents_touched",
                                                                    "red_listings_new",
                                                                    "red_listed_stock",
                                                                    "rewarded_stock",
                                                                    "firms_records_new",
                                                                    "public_bodies_records_new"};
  return kNames[static_cast<std::size_t>(indicator)];
}

bool of_organisations(Indicator indicator) {
  switch (indicator) {
    case Indicator::firms_listings_new:
    case Indicator::firms_listed_stock:
    case Indicator::public_bodies_listings_new:
    case Indicator::public_bodies_listed_stock:
    case Indicator::firms_records_new:
    case Indicator::public_bodies_records_new:
      return true;
    default:
      return false;
  }
}

std::string_view name(End end) {
  static constexpr std::array<std::string_view, 5> kNames{"", "expiry", "repair", "correction", "release"};
  return kNames[static_cast<std::size_t>(end)];
}

bool is_stock(Indicator indicator) {
  switch (indicator) {
    case Indicator::population:
    case Indicator::listings_stock:
    case Indicator::listed_stock:
    case Indicator::persons_ever_listed:
    case Indicator::wrongly_listed_stock:
    case Indicator::children_affected:
    case Indicator::firms_listed_stock:
    case Indicator::representatives_restricted_stock:
    case Indicator::public_bodies_listed_stock:
    case Indicator::residents_touched:
    case Indicator::red_listed_stock:
    case Indicator::rewarded_stock:
      return true;
    default:
      return false;
  }
}

std::string group_name(std::size_t group) {
  if (group == 0) return "all";
  if (group >= kFirms) return group == kFirms ? "kind:legal_person" : "kind:public_body";
  const std::size_t series = group - 1 + kFirstAge;
  if (series >= kFirstIncome) return fmt::format("income:{}", series - kFirstIncome + 1);
  if (series >= kFirstSex) return series == kFirstSex ? "sex:female" : "sex:male";
  const std::size_t from = (series - kFirstAge) * kYearsInBand;
  if (series + 1 == kFirstSex) return fmt::format("age:{}+", from);
  return fmt::format("age:{}-{}", from, from + kYearsInBand - 1);
}

Tally::Tally(const scenario::Horizon& horizon)
    : first_month_(base::month_of(horizon.start)),
      months_(scenario::months(horizon)),
      counts_((kIndicators + 1) * kSeries * static_cast<std::size_t>(months_)) {}

std::size_t Tally::cell(Indicator indicator, std::size_t series, int month) const {
  const std::size_t row = static_cast<std::size_t>(indicator) * kSeries + series;
  return row * static_cast<std::size_t>(months_) + static_cast<std::size_t>(month);
}

std::int64_t Tally::at(Indicator indicator, std::size_t series, int month) const {
  return counts_[cell(indicator, series, month)];
}

std::size_t Tally::age_series(Day born, int month) const {
  // Whoever has a birthday in a month has had it by its last day.
  const int age = (first_month_ + month - base::month_of(born)) / kMonthsInYear;
  return kFirstAge + population::age_band(std::max(0, age));
}

std::uint8_t Tally::age_group(Day born, int month) const {
  return static_cast<std::uint8_t>(1 + age_series(born, month) - kFirstAge);
}

void Tally::add(Indicator indicator, int month, const Traits& who, std::int64_t amount) {
  if (month < 0 || month >= months_) return;
  counts_[cell(indicator, who.region, month)] += amount;
  counts_[cell(indicator, age_series(who.born, month), month)] += amount;
  counts_[cell(indicator, kFirstSex + static_cast<std::size_t>(who.sex), month)] += amount;
  counts_[cell(indicator, kFirstIncome + who.quintile, month)] += amount;
}

void Tally::add_unseen(int month, std::size_t region, std::size_t band, population::Sex sex,
                       std::size_t quintile, std::int64_t amount) {
  for (const std::size_t series :
       {region, kFirstAge + band, kFirstSex + static_cast<std::size_t>(sex), kFirstIncome + quintile})
    counts_[cell(Indicator::acts, series, month)] += amount;
}

void Tally::change(Indicator indicator, std::size_t series, int from, int until, std::int64_t by) {
  counts_[cell(indicator, series, from)] += by;
  if (until < months_) counts_[cell(indicator, series, until)] -= by;
}

void Tally::hold(Indicator indicator, int from, int until, const Traits& who, std::int64_t persons) {
  from = std::max(from, 0);
  until = std::min(until, months_);
  if (from >= until) return;
  change(indicator, who.region, from, until, persons);
  change(indicator, kFirstSex + static_cast<std::size_t>(who.sex), from, until, persons);
  change(indicator, kFirstIncome + who.quintile, from, until, persons);
  // At the end of the month of a tenth birthday the person is of the next band.
  const int born = base::month_of(who.born) - first_month_;
  while (from < until) {
    const std::size_t series = age_series(who.born, from);
    const int birthday = born + (static_cast<int>(series - kFirstAge) + 1) * kMonthsInBand;
    const int end = series + 1 == kFirstSex ? until : std::min(until, birthday);
    change(indicator, series, from, end, persons);
    from = end;
  }
}

void Tally::add_at(Indicator indicator, int month, std::uint8_t region) {
  if (month >= 0 && month < months_) ++counts_[cell(indicator, region, month)];
}

void Tally::hold_at(Indicator indicator, int from, int until, std::uint8_t region) {
  from = std::max(from, 0);
  until = std::min(until, months_);
  if (from < until) change(indicator, region, from, until);
}

void Tally::spell(SpellKey key, int began, const Traits& who) {
  for (const std::uint8_t group : fixed_groups(who)) {
    key.group = group;
    new_spells_.add(key);
  }
  key.group = age_group(who.born, began);
  new_spells_.add(key);
}

void Tally::burden_of(int sanctions, const Traits& who) {
  for (const std::uint8_t group : fixed_groups(who)) ++burden[{group, sanctions}];
  ++burden[{age_group(who.born, months_ - 1), sanctions}];
}

void Tally::hold_score(ScoreKey key, int from, int until, std::int64_t persons) {
  from = std::max(from, 0);
  until = std::min(until, months_);
  if (from >= until) return;
  key.month = from;
  scores[key] += persons;
  key.month = until;
  if (until < months_) scores[key] -= persons;
}

void Tally::add(const Tally& other) {
  for (std::size_t i = 0; i < counts_.size(); ++i) counts_[i] += other.counts_[i];
  new_events_.add(other.new_events_);
  new_flows_.add(other.new_flows_);
  new_spells_.add(other.new_spells_);
  for (const auto& [key, n] : other.burden) burden[key] += n;
  for (const auto& [key, n] : other.scores) scores[key] += n;
  bytes += other.bytes;
}

void Tally::settle() {
  new_events_.pour(events);
  new_flows_.pour(flows);
  new_spells_.pour(spells);
  for (std::size_t i = 0; i < kIndicators; ++i) {
    if (!is_stock(static_cast<Indicator>(i))) continue;
    for (std::size_t series = 0; series < kSeries; ++series) {
      for (int month = 1; month < months_; ++month) {
        counts_[cell(static_cast<Indicator>(i), series, month)] +=
            at(static_cast<Indicator>(i), series, month - 1);
      }
    }
  }
  settle_days();
  settle_scores();
}

void Tally::settle_days() {
  for (std::size_t series = 0; series < kSeries; ++series) {
    std::int64_t persons = 0;
    for (int month = 0; month < months_; ++month) {
      persons += std::exchange(counts_[cell(kWholeMonths, series, month)], 0);
      const Day last = base::last_day_of_month(first_month_ + month);
      counts_[cell(Indicator::person_days_under_measure, series, month)] +=
          persons * base::to_civil(last).day;
    }
  }
}

void Tally::settle_scores() {
  Scores settled;
  for (auto change = scores.begin(); change != scores.end();) {
    ScoreKey key = change->first;
    const auto same = [&] {
      return change != scores.end() &&
             std::tie(change->first.score, change->first.region, change->first.points) ==
                 std::tie(key.score, key.region, key.points);
    };
    std::int64_t held = 0;
    for (; key.month < months_; ++key.month) {
      if (same() && change->first.month == key.month) held += (change++)->second;
      if (held != 0) settled.emplace_hint(settled.end(), key, held);
    }
    while (same()) ++change;
  }
  scores = std::move(settled);
}

}  // namespace osmanthus::simulation
