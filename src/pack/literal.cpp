// Literals, and numbers named where they stand.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "pack/number.hpp"

namespace osmanthus::pack {
namespace {

using regime::Amount;
using regime::NumberUnit;

struct UnitWord {
  std::string_view word;
  NumberUnit unit;
};

constexpr std::array kUnits = {
    UnitWord{"times", NumberUnit::times},   UnitWord{"time", NumberUnit::times},
    UnitWord{"points", NumberUnit::points}, UnitWord{"point", NumberUnit::points},
    UnitWord{"CNY", NumberUnit::cny},       UnitWord{"EUR", NumberUnit::eur},
    UnitWord{"days", NumberUnit::days},     UnitWord{"day", NumberUnit::days},
    UnitWord{"months", NumberUnit::months}, UnitWord{"month", NumberUnit::months},
    UnitWord{"years", NumberUnit::years},   UnitWord{"year", NumberUnit::years},
};

constexpr std::array kWords = {
    UnitWord{"none", NumberUnit::none},
    UnitWord{"same_day", NumberUnit::same_day},
    UnitWord{"first_working_day_of_next_month", NumberUnit::first_working_day_of_next_month},
};

constexpr int kMostCounted = 999'999'999;
constexpr int kMostYears = 400;
constexpr auto kUnitsHint = "units are times, points, CNY, EUR, days, working days, months and years";

/// The largest value that a unit may have: a duration must not leave the calendar.
int most(NumberUnit unit) {
  switch (unit) {
    case NumberUnit::years:
      return kMostYears;
    case NumberUnit::months:
      return kMostYears * 12;
    case NumberUnit::days:
    case NumberUnit::working_days:
      return kMostYears * 366;
    default:
      return kMostCounted;
  }
}

int least(NumberUnit unit) { return unit == NumberUnit::points ? -kMostCounted : 0; }

std::optional<int> parse_int(std::string_view word) {
  if (word.starts_with('+')) word.remove_prefix(1);
  int value = 0;
  const auto [stop, problem] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (problem != std::errc() || stop != word.data() + word.size()) return std::nullopt;
  return value;
}

bool begins_with_digit(std::string_view token) {
  if (token.starts_with('-') || token.starts_with('+')) token.remove_prefix(1);
  return !token.empty() && token.front() >= '0' && token.front() <= '9';
}

std::optional<NumberUnit> take_unit(Line& line) {
  if (line.accept({"working", "days"}) || line.accept({"working", "day"})) return NumberUnit::working_days;
  const auto* found = std::ranges::find(kUnits, line.peek(), &UnitWord::word);
  if (found == kUnits.end()) return std::nullopt;
  line.take();
  return found->unit;
}

std::optional<int> take_int(Line& line, base::Diagnostics& out) {
  const auto at = line.here();
  const auto word = line.take();
  auto value = parse_int(word);
  if (!value) {
    out.error("bad-number", at, fmt::format("\"{}\" is not a whole number that can be read.", word),
              kUnitsHint);
  }
  return value;
}

bool check_bounds(const Amount& amount, const base::Span& at, base::Diagnostics& out) {
  if (amount.low > amount.high) {
    out.error("range-order", at, "A range runs from the lesser number to the greater.");
    return false;
  }
  if (amount.low >= least(amount.unit) && amount.high <= most(amount.unit)) return true;
  out.error("number-out-of-range", at,
            fmt::format("The number lies outside of {} to {}, the limits of its unit.", least(amount.unit),
                        most(amount.unit)),
            "only points may be negative");
  return false;
}

std::optional<Amount> word_or_date(Line& line) {
  const auto* word = std::ranges::find(kWords, line.peek(), &UnitWord::word);
  if (word != kWords.end()) {
    line.take();
    return Amount{word->unit, 0, 0};
  }
  const auto day = base::parse_date(line.peek());
  if (!day) return std::nullopt;
  line.take();
  return Amount{NumberUnit::date, *day, *day};
}

/// The word behind the number is no unit, or there is none.
void report_unit(const Line& line, std::size_t start, base::Diagnostics& out) {
  const bool word = !line.at_end() && line.peek() != "(" && line.peek() != ")";
  out.error("no-unit", word ? line.here() : line.since(start),
            word ? fmt::format("\"{}\" is not a unit.", line.peek())
                 : fmt::format("The number {} has no unit.", line.words_since(start)),
            kUnitsHint);
}

std::optional<Amount> measured(Line& line, base::Diagnostics& out) {
  const auto start = line.position();
  const auto low = take_int(line, out);
  if (!low) return std::nullopt;
  auto high = low;
  if (line.peek() == "to" && begins_with_digit(line.peek(1))) {
    line.take();
    high = take_int(line, out);
    if (!high) return std::nullopt;
  }
  const auto unit = take_unit(line);
  if (!unit) {
    report_unit(line, start, out);
    return std::nullopt;
  }
  const Amount amount{*unit, *low, *high};
  if (!check_bounds(amount, line.since(start), out)) return std::nullopt;
  return amount;
}

void report_nameless(const Line& line, std::size_t start, base::Diagnostics& out) {
  const auto written = line.words_since(start);
  out.error(
      "bare-number", line.since(start), fmt::format("The number \"{}\" has no name.", written),
      fmt::format("name it where it stands, e.g. \"{} (limit)\": reforms, the audit and the report refer to "
                  "numbers by name",
                  written));
}

/// `(limit)`, or nothing if it is missing.
std::string take_name(Line& line) {
  if (line.peek() != "(" || line.peek(2) != ")") return "";
  const std::string name(line.peek(1));
  if (!is_word(name) || name.find('.') != std::string::npos) return "";
  line.accept({"(", line.peek(1), ")"});
  return name;
}

bool add_number(std::vector<regime::Number>& numbers, regime::Number number, base::Diagnostics& out) {
  if (std::ranges::find(numbers, number.name, &regime::Number::name) != numbers.end()) {
    out.error("number-twice", number.at,
              fmt::format("The name \"{}\" is given to two numbers here.", number.name),
              "use the name alone to refer to the first, or choose another");
    return false;
  }
  numbers.push_back(std::move(number));
  return true;
}

std::optional<regime::NumberUse> named_literal(Line& line, std::vector<regime::Number>& numbers,
                                               base::Diagnostics& out) {
  const auto start = line.position();
  const auto amount = parse_literal(line, out);
  if (!amount) return std::nullopt;
  const auto end = line.position();
  const auto at = line.since(start);
  const auto name = take_name(line);
  if (name.empty()) {
    line.go_back(end);
    report_nameless(line, start, out);
    return std::nullopt;
  }
  regime::Number number;
  number.name = name;
  number.at = at;
  number.cases.emplace_back();
  number.cases.back().amount = *amount;
  number.cases.back().at = at;
  if (!add_number(numbers, std::move(number), out)) return std::nullopt;
  return regime::NumberUse{name, at};
}

}  // namespace

bool begins_literal(std::string_view token) {
  return begins_with_digit(token) || std::ranges::find(kWords, token, &UnitWord::word) != kWords.end();
}

std::optional<Amount> parse_literal(Line& line, base::Diagnostics& out) {
  if (const auto fixed = word_or_date(line)) return fixed;
  if (begins_with_digit(line.peek())) return measured(line, out);
  out.error("bad-number", line.here(), fmt::format("A number is expected here, not \"{}\".", line.peek()),
            "write e.g. \"5 times\", \"1 to 3 years\", \"2019-05-01\" or \"none\"");
  return std::nullopt;
}

std::optional<regime::NumberUse> parse_number(Line& line, std::vector<regime::Number>& numbers,
                                              base::Diagnostics& out) {
  if (begins_literal(line.peek())) return named_literal(line, numbers, out);
  const auto at = line.here();
  const auto word = line.take();
  if (is_word(word)) return regime::NumberUse{std::string(word), at};
  out.error("bad-number", at,
            word.empty() ? std::string("The line ends where a number is expected.")
                         : fmt::format("A number is expected here, not \"{}\".", word),
            "write a number with its name, e.g. \"5 times (limit)\", or the name of a number");
  return std::nullopt;
}

Value<Amount> literal() {
  return {scalar_text(), [](const Node& node, Amount& into, base::Diagnostics& out) {
            if (!node.is_scalar() || node.kind == Node::Kind::null) return expected(node, "a number", out);
            Line line(node);
            const auto amount = parse_literal(line, out);
            if (!amount) return false;
            if (!line.at_end()) {
              out.error("left-over", line.here(),
                        fmt::format("Nothing may follow the number, but \"{}\" does.", line.peek()),
                        line.peek() == "(" ? "its key is its name; delete the brackets" : "");
              return false;
            }
            into = *amount;
            return true;
          }};
}

std::optional<regime::NumberUse> read_number_use(const Node& node, std::vector<regime::Number>& numbers,
                                                 base::Diagnostics& out) {
  if (!node.is_scalar() || node.kind == Node::Kind::null) {
    expected(node, "a number", out,
             "write e.g. \"2 years (term)\", or the name of a number under \"numbers\"");
    return std::nullopt;
  }
  Line line(node);
  auto use = parse_number(line, numbers, out);
  if (use && !line.at_end()) {
    out.error(
        "left-over", line.here(), fmt::format("Nothing may follow the number, but \"{}\" does.", line.peek()),
        begins_literal(node.text) ? "" : "a number is written in figures and named, e.g. \"1 year (term)\"");
  }
  return use;
}

Shape number_use_shape() { return scalar_text(); }

}  // namespace osmanthus::pack
