// The numbers of a provision or a file: `numbers: {term: {2013-10-01: none, 2017-05-01: 2 years}}`.
#include "pack/number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

namespace osmanthus::pack {
namespace {

using regime::Amount;
using regime::Number;
using regime::NumberCase;
using regime::NumberUnit;

/// A mapping that stands for a number, before its values are read.
struct Draft {
  NumberCase shared;  // what holds for all that stands below
  const Node* value = nullptr;
  std::string by;
  std::vector<std::pair<const Node*, const Node*>> rows;
};

enum class Type : std::uint8_t { times, points, cny, eur, duration, notice, date, none };

Type type_of(NumberUnit unit) {
  switch (unit) {
    case NumberUnit::times:
      return Type::times;
    case NumberUnit::points:
      return Type::points;
    case NumberUnit::cny:
      return Type::cny;
    case NumberUnit::eur:
      return Type::eur;
    case NumberUnit::date:
      return Type::date;
    case NumberUnit::none:
      return Type::none;
    case NumberUnit::same_day:
    case NumberUnit::first_working_day_of_next_month:
      return Type::notice;
    default:
      return Type::duration;
  }
}

bool goes_with(Type left, Type right) {
  if (left == right) return true;
  if (left == Type::none) return right == Type::duration || right == Type::date || right == Type::notice;
  return left == Type::notice && right == Type::duration;
}

Shape nested() { return named("number", number_shape); }

bool read_by(const Node& node, std::string& into, base::Diagnostics& out) {
  constexpr auto hint = "a table is looked up by the act, by a field of the act, or by the score of somebody";
  const std::string_view words = node.text;
  const bool score = words.starts_with("score of ") && is_word(words.substr(9));
  if (!node.is_scalar() || !(score || is_word(words)))
    return expected(node, "act, a field or \"score of …\"", out, hint);
  into = node.text;
  return true;
}

std::vector<Field<Draft>> doubts() {
  const auto shared = [](auto member, auto value) {
    return [member, value](const Node& node, Draft& into, base::Diagnostics& out) {
      value.read(node, into.shared.*member, out);
    };
  };
  const auto graded = [](const Node& node, Draft& into, base::Diagnostics& out) {
    regime::Grade read{};
    if (grade().read(node, read, out)) into.shared.grade = read;
  };
  const auto ranged = [](const Node& node, Draft& into, base::Diagnostics& out) {
    Amount read;
    if (literal().read(node, read, out)) into.shared.range = read;
  };
  return {field_with<Draft>("range", scalar_text(), kOptional, "from the least to the most that it may be",
                            ranged),
          field_with<Draft>("grade", grade().shape, kOptional, "how well the value is known", graded),
          field_with<Draft>("why", scalar_text(), kOptional, "why this value was assumed",
                            shared(&NumberCase::why, text())),
          field_with<Draft>("cite", scalar_text(), kOptional,
                            "where the value stands, if not in the provision's article",
                            shared(&NumberCase::cite, text()))};
}

Table<Draft> valued_table() {
  const auto keep = [](const Node& node, Draft& into, base::Diagnostics&) { into.value = &node; };
  return {"number", std::vector<Field<Draft>>{field_with<Draft>(
                        "value", nested(), kRequired, "the number itself, e.g. \"5 years\"", keep)} +
                        doubts()};
}

Table<Draft> looked_up_table() {
  const auto by = [](const Node& node, Draft& into, base::Diagnostics& out) { read_by(node, into.by, out); };
  Table<Draft> table{
      "table", std::vector<Field<Draft>>{field_with<Draft>(
                   "by", scalar_text(), kRequired, "what is looked up: act, a field, or score of …", by)} +
                   doubts()};
  table.others =
      Others<Draft>{nested(), [](const Node& key, const Node& value, Draft& into, base::Diagnostics&) {
                      into.rows.emplace_back(&key, &value);
                      return true;
                    }};
  return table;
}

class NumberReader {
 public:
  NumberReader(regime::Number& number, base::Diagnostics& out) : number_(number), out_(out) {}

  void read(const Node& node, const NumberCase& shared) {
    if (!node.is_mapping()) return value(node, shared);
    if (node.find("by") != nullptr) return table(node, shared);
    if (is_valued(node)) return valued(node, shared);
    choice(node, shared);
  }

 private:
  static bool is_valued(const Node& node) {
    constexpr std::string_view keys[] = {"value", "range", "grade", "why", "cite"};
    return std::ranges::any_of(keys, [&](std::string_view key) { return node.find(key) != nullptr; });
  }

  void value(const Node& node, NumberCase shared) {
    if (!literal().read(node, shared.amount, out_)) return;
    shared.at = node.at;
    if (!check_assumed(shared) || !check_range(shared) || !check_type(shared)) return;
    number_.cases.push_back(std::move(shared));
  }

  void valued(const Node& node, const NumberCase& shared) {
    Draft draft;
    draft.shared = shared;
    static const auto table = valued_table();
    if (read_mapping(node, table, draft, out_)) read(*draft.value, draft.shared);
  }

  void table(const Node& node, const NumberCase& shared) {
    Draft draft;
    draft.shared = shared;
    static const auto rows = looked_up_table();
    if (!read_mapping(node, rows, draft, out_) || draft.by.empty()) return;
    if (!number_.by.empty() && number_.by != draft.by) {
      out_.error("mixed-table", node.at, "One number is looked up in two ways.", "give each its own name");
      return;
    }
    number_.by = draft.by;
    for (const auto& [key, item] : draft.rows) row(*key, *item, draft.shared);
  }

  void row(const Node& key, const Node& item, NumberCase shared) {
    shared.key = {key.text, key.at};
    const bool fine = number_.by.starts_with("score of ") ? points_key(key, shared) : word_key(key);
    if (fine) read(item, shared);
  }

  bool word_key(const Node& key) {
    if (is_word(key.text)) return true;
    return expected(key, "an act, a group or a value of the field", out_);
  }

  /// `0`, `1 to 3` or `18 up`.
  bool points_key(const Node& key, NumberCase& into) {
    Line line(key);
    const auto low = row_bound(line.take());
    auto high = low;
    if (line.accept({"up"})) {
      high = std::numeric_limits<int>::max();
    } else if (line.accept({"to"})) {
      high = row_bound(line.take());
    }
    if (!low || !high || !line.at_end() || *low > *high) {
      return expected(key, "a row of points", out_, "write e.g. \"0\", \"1 to 3\" or \"18 up\"");
    }
    into.key_low = *low;
    into.key_high = *high;
    return true;
  }

  static std::optional<int> row_bound(std::string_view word) {
    const bool negative = word.starts_with('-');
    if (negative) word.remove_prefix(1);
    constexpr std::size_t longest = 9;
    if (word.empty() || word.size() > longest ||
        word.find_first_not_of("0123456789") != std::string_view::npos) {
      return std::nullopt;
    }
    int value = 0;
    for (const char digit : word) value = value * 10 + (digit - '0');
    return negative ? -value : value;
  }

  void choice(const Node& node, const NumberCase& shared) {
    if (node.keys.empty()) {
      out_.error("wrong-type", node.at, "This number has no value.", "write e.g. \"5 years\"");
      return;
    }
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
      NumberCase chosen = shared;
      if (choose(node.keys[i], chosen)) read(node.items[i], chosen);
    }
  }

  bool choose(const Node& key, NumberCase& into) {
    if (const auto day = base::parse_date(key.text)) {
      into.from = *day;
    } else if (key.text == "article" || key.text == "text") {
      if (!into.reading.empty()) return chosen_twice(key, "reading");
      into.reading = key.text;
    } else if (is_word(key.text)) {
      if (!into.variant.empty()) return chosen_twice(key, "variant");
      into.variant = key.text;
    } else {
      return expected(key, "a reading, a variant or a day", out_,
                      "a number may depend on article and text, on the choices of a variant, or on days");
    }
    return true;
  }

  bool chosen_twice(const Node& key, std::string_view what) {
    out_.error("chosen-twice", key.at, fmt::format("The {} was already chosen further out.", what));
    return false;
  }

  bool check_assumed(const NumberCase& value) {
    if (value.grade != regime::Grade::assumed || (value.range && !value.why.empty())) return true;
    out_.error("assumed-needs-range", value.at, "An assumed number needs a range and a reason.",
               "write {value: …, range: 1 to 3 points, grade: assumed, why: …}");
    return false;
  }

  bool check_range(const NumberCase& value) {
    if (!value.range) return true;
    const auto& range = *value.range;
    const bool same = range.unit == value.amount.unit;
    if (same && range.low <= value.amount.low && value.amount.high <= range.high) return true;
    out_.error("value-outside-range", value.at, "The value does not lie in its range.",
               "the range is written in the value's unit and holds it");
    return false;
  }

  bool check_type(const NumberCase& value) {
    const auto differs = [&](const NumberCase& other) { return !same_type(other.amount, value.amount); };
    if (std::ranges::none_of(number_.cases, differs)) return true;
    out_.error("mixed-types", value.at,
               fmt::format("The values of \"{}\" are not of one type.", number_.name),
               "a number is a count, points, money, a duration or a date throughout");
    return false;
  }

  regime::Number& number_;
  base::Diagnostics& out_;
};

bool has_row(const Number& number, const NumberCase& value) {
  return number.by.empty() || !value.key.id.empty();
}

/// In `{article: none, text: {by: class, …}}` the value under `article` holds for each row of the table.
void spread_over_rows(Number& number) {
  std::vector<NumberCase> spread;
  for (const auto& value : number.cases) {
    if (has_row(number, value)) {
      spread.push_back(value);
      continue;
    }
    std::set<std::string> done;
    for (const auto& row : number.cases) {
      if (!has_row(number, row) || !done.insert(row.key.id).second) continue;
      NumberCase copy = value;
      copy.key = row.key;
      copy.key_low = row.key_low;
      copy.key_high = row.key_high;
      spread.push_back(std::move(copy));
    }
  }
  number.cases = std::move(spread);
}

}  // namespace

bool same_type(const Amount& left, const Amount& right) {
  const auto a_type = type_of(left.unit);
  const auto b_type = type_of(right.unit);
  return goes_with(a_type, b_type) || goes_with(b_type, a_type);
}

std::optional<regime::Number> read_number(std::string_view name, const Node& node, base::Diagnostics& out) {
  regime::Number number;
  number.name = name;
  number.at = node.at;
  NumberReader(number, out).read(node, {});
  spread_over_rows(number);
  if (number.cases.empty()) return std::nullopt;
  return number;
}

Shape number_shape() {
  return either({scalar_text(), shape_of(valued_table()), shape_of(looked_up_table()), map_of(nested())});
}

void read_numbers(const Node& node, std::vector<regime::Number>& numbers, base::Diagnostics& out) {
  if (!expect_mapping(node, "mapping of names to numbers", out)) return;
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    const auto& key = node.keys[i];
    if (!is_word(key.text) || key.text.find('.') != std::string::npos) {
      expected(key, "a name of a number", out, "names have small letters, digits and _");
      continue;
    }
    auto number = read_number(key.text, node.items[i], out);
    if (!number) continue;
    number->at = key.at;
    if (std::ranges::find(numbers, number->name, &regime::Number::name) != numbers.end()) {
      out.error("number-twice", key.at,
                fmt::format("The name \"{}\" is given to two numbers here.", key.text));
      continue;
    }
    numbers.push_back(std::move(*number));
  }
}

Shape numbers_shape() { return map_of(nested()); }

}  // namespace osmanthus::pack
