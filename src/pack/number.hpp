// Numbers: literals, numbers named where they stand, and the `numbers:` of a provision or a file.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "pack/line.hpp"
#include "pack/values.hpp"
#include "regime/law.hpp"

namespace osmanthus::pack {

/// True where a literal begins: 5, -3, 2019-05-01, none.
bool begins_literal(std::string_view token);

/// `5 times`, `1 to 3 years`, `2019-05-01`, `none`: reads one off the line, or reports why not.
std::optional<regime::Amount> parse_literal(Line& line, base::Diagnostics& out);

/// `5 times (limit)`, which is added to `numbers`, or the name of a number. Reports a literal without a name.
std::optional<regime::NumberUse> parse_number(Line& line, std::vector<regime::Number>& numbers,
                                              base::Diagnostics& out);

/// A scalar that is a literal and nothing else.
Value<regime::Amount> literal();

/// A scalar that is a number as in a guard; its literal goes to `numbers`.
std::optional<regime::NumberUse> read_number_use(const Node& node, std::vector<regime::Number>& numbers,
                                                 base::Diagnostics& out);
Shape number_use_shape();

/// What two values of one number must share: times, points, money in one currency, durations, dates. `none`
/// and days of notice go with durations, `none` with dates too.
bool same_type(const regime::Amount& left, const regime::Amount& right);

/// The values of the number called `name`, in any of the forms of `numbers:`: a literal; {value, range,
/// grade, why, cite}; choices by reading, by variant or by date, also nested; a table {by: …, row: value}.
std::optional<regime::Number> read_number(std::string_view name, const Node& node, base::Diagnostics& out);
Shape number_shape();

/// A mapping of names to numbers, added to `numbers`.
void read_numbers(const Node& node, std::vector<regime::Number>& numbers, base::Diagnostics& out);
Shape numbers_shape();

}  // namespace osmanthus::pack
