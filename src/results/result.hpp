// What a reader or a writer gives back: a value, or a sentence that says what went wrong.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace osmanthus::results {

/// A full sentence in the user's words: what is wrong, with which file, and what to do.
struct Problem {
  std::string message;
};

/// Of what gives no value back: nothing if all went well.
using Outcome = std::optional<Problem>;

/// A value or a problem. `value()` may be asked only if it holds.
template <class Value>
class Result {
 public:
  Result(Value value) : content_(std::move(value)) {}
  Result(Problem problem) : content_(std::move(problem)) {}

  explicit operator bool() const { return std::holds_alternative<Value>(content_); }
  const Value& value() const& { return std::get<Value>(content_); }
  Value&& value() && { return std::get<Value>(std::move(content_)); }
  const Problem& problem() const { return std::get<Problem>(content_); }

 private:
  std::variant<Value, Problem> content_;
};

}  // namespace osmanthus::results
