#include "explain/words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace osmanthus::explain {
namespace {

using regime::NumberUnit;
using regime::Op;

std::string_view unit_word(NumberUnit unit, bool one) {
  switch (unit) {
    case NumberUnit::times:
      return one ? "time" : "times";
    case NumberUnit::points:
      return one ? "point" : "points";
    case NumberUnit::cny:
      return "CNY";
    case NumberUnit::eur:
      return "EUR";
    case NumberUnit::days:
      return one ? "day" : "days";
    case NumberUnit::working_days:
      return one ? "working day" : "working days";
    case NumberUnit::months:
      return one ? "month" : "months";
    case NumberUnit::years:
      return one ? "year" : "years";
    default:
      return "";
  }
}

const regime::Piece& piece_on(const regime::CompiledNumber& number, base::Day day) {
  const auto& pieces = number.rows.front().pieces;
  const regime::Piece* piece = &pieces.front();
  for (const auto& p : pieces) {
    if (p.from <= day) piece = &p;
  }
  return *piece;
}

std::string_view comparison(regime::Comparator comparator) {
  switch (comparator) {
    case regime::Comparator::at_least:
      return "at least";
    case regime::Comparator::at_most:
      return "at most";
    case regime::Comparator::above:
      return "above";
    case regime::Comparator::below:
      return "below";
    case regime::Comparator::exactly:
      return "exactly";
  }
  return "";
}

int whole_years(base::Day born, base::Day day) {
  const auto b = base::to_civil(born);
  const auto d = base::to_civil(day);
  const bool before_birthday = base::plus(born, d.year - b.year, base::Unit::years, {}) > day;
  return d.year - b.year - (before_birthday ? 1 : 0);
}

std::string found_value(const regime::Regime& regime, const regime::Node& node, const Finding& finding,
                        const PlainCircle& circle, base::Day day) {
  if (node.op == Op::age) {
    const auto born = circle.subjects[finding.subject].born;
    return born == 0 ? "unknown: counts as adult" : fmt::format("{} years", whole_years(born, day));
  }
  if (finding.found && node.number != regime::kNone) {
    const auto unit = piece_on(regime.numbers[node.number], day).amount.unit;
    return fmt::format("{} {}", *finding.found, unit_word(unit, *finding.found == 1));
  }
  return finding.held ? "so" : "not so";
}

}  // namespace

std::string in_words(const regime::Amount& amount) {
  switch (amount.unit) {
    case NumberUnit::none:
      return "none";
    case NumberUnit::same_day:
      return "same day";
    case NumberUnit::first_working_day_of_next_month:
      return "first working day of next month";
    case NumberUnit::date:
      return base::format_date(amount.low);
    default:
      break;
  }
  if (amount.low == amount.high)
    return fmt::format("{} {}", amount.low, unit_word(amount.unit, std::abs(amount.low) == 1));
  return fmt::format("{} to {} {}", amount.low, amount.high, unit_word(amount.unit, false));
}

std::string in_words(const regime::CompiledNumber& number, base::Day day) {
  return in_words(piece_on(number, day).amount);
}

std::string assumed_range(const regime::CompiledNumber& number, base::Day day) {
  const auto& piece = piece_on(number, day);
  if (piece.grade != regime::Grade::assumed) return "";
  return in_words({piece.amount.unit, piece.least, piece.most});
}

NeededFound needed_and_found(const regime::Regime& regime, const Finding& finding, const PlainCircle& circle,
                             base::Day day) {
  const auto& node = regime.nodes[finding.node];
  NeededFound words;
  words.found = found_value(regime, node, finding, circle, day);
  if (node.number != regime::kNone) {
    words.needed = fmt::format("{}{} {}", node.negated ? "not " : "", comparison(node.comparator),
                               in_words(regime.numbers[node.number], day));
  } else {
    words.needed = "so";
  }
  return words;
}

std::string citation(const regime::Provision& provision) {
  std::vector<std::string> parts;
  for (const auto& cite : provision.cite) {
    parts.push_back(cite.version.empty() ? cite.article : fmt::format("({}) {}", cite.version, cite.article));
  }
  return fmt::format("{}", fmt::join(parts, "; "));
}

std::string full_citation(const regime::Provision& provision) {
  return fmt::format("{} {}", provision.instrument, citation(provision));
}

}  // namespace osmanthus::explain
