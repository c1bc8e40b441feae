// One line of a guard, by recursive descent over its words (docs/language.md).
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string>

#include "pack/guard.hpp"
#include "pack/number.hpp"

namespace osmanthus::pack {
namespace {

using regime::Comparator;
using regime::Condition;
using regime::Fact;
using regime::Name;

constexpr std::array<std::string_view, 5> kRoles = {"guardian", "parent", "child", "representative", "unit"};

constexpr auto kComparators = "compare with at least, at most, above, below or exactly";

/// The openings of all conditions, for whoever misspells one.
const std::vector<std::string>& forms() {
  static const std::vector<std::string> all = {
      "is",    "act is", "resides in", "done",     "listed on",        "recorded in", "bound by",
      "bears", "age",    "amount",     "score of", "earlier score of", "time since",  "count of"};
  return all;
}

class ConditionParser {
 public:
  ConditionParser(const Node& node, const GuardReading& reading, base::Diagnostics& out)
      : line_(node), reading_(reading), out_(out) {}

  std::optional<Condition> condition() {
    Condition found;
    found.at = line_.at();
    found.words = line_.whole();
    if (line_.at_end()) return fail(line_.here(), "empty-condition", "A condition is expected here.", "");
    found.negated = line_.accept({"not"});
    if (is_role(line_.peek()) && !line_.peek(1).empty()) found.role = line_.take();
    if (!fact(found) || !nothing_left()) return std::nullopt;
    return found;
  }

 private:
  static bool is_role(std::string_view word) { return std::ranges::find(kRoles, word) != kRoles.end(); }

  bool fact(Condition& into) {
    if (line_.accept({"is"})) return is(into, Fact::is, "a kind, a role or an attribute");
    if (line_.accept({"act", "is"})) return is(into, Fact::act_is, "a flag");
    if (line_.accept({"resides", "in"})) return named(into, Fact::resides_in, "a place");
    if (line_.accept({"listed", "on"})) return standing(into, Fact::listed_on, "a register");
    if (line_.accept({"recorded", "in"})) return standing(into, Fact::recorded_in, "a record");
    if (line_.accept({"bound", "by"})) return standing(into, Fact::bound_by, "a duty");
    if (line_.accept({"bears"})) return standing(into, Fact::bears, "a measure");
    if (line_.accept({"done"})) return set(into, Fact::done) && past(into.past);
    if (line_.peek(1) == "is") return field_is(into);
    return quantity(into);
  }

  bool quantity(Condition& into) {
    const auto start = line_.position();
    if (line_.accept({"age"})) return set(into, Fact::age) && compared(into);
    if (line_.accept({"amount"})) return set(into, Fact::amount) && compared(into);
    if (line_.accept({"score", "of"})) return named(into, Fact::score, "a score") && compared(into);
    if (line_.accept({"earlier", "score", "of"}))
      return named(into, Fact::earlier_score, "a score") && compared(into);
    if (line_.accept({"time", "since"}))
      return set(into, Fact::time_since) && happenings(into.past) && compared(into);
    if (line_.accept({"count", "of"})) return set(into, Fact::count) && past(into.past) && compared(into);
    return bare_word(into) || unknown_form(start);
  }

  static bool set(Condition& into, Fact fact) {
    into.fact = fact;
    return true;
  }

  /// `is not X` and `act is not X` deny as `not` does in front; both together affirm.
  bool is(Condition& into, Fact fact, std::string_view wanted) {
    if (line_.accept({"not"})) into.negated = !into.negated;
    return named(into, fact, wanted);
  }

  bool field_is(Condition& into) {
    if (!named(into, Fact::field_is, "a field")) return false;
    line_.accept({"is"});
    if (line_.accept({"not"})) into.negated = !into.negated;
    return name(into.value, "a value of the field");
  }

  bool standing(Condition& into, Fact fact, std::string_view wanted) {
    if (!named(into, fact, wanted)) return false;
    return !line_.accept({"under"}) || name(into.value, "a provision");
  }

  bool named(Condition& into, Fact fact, std::string_view wanted) {
    return set(into, fact) && name(into.name, wanted);
  }

  bool name(Name& into, std::string_view wanted) {
    into.at = line_.here();
    const auto word = line_.peek();
    if (!is_word(word)) return not_found(wanted);
    into.id = line_.take();
    return true;
  }

  bool not_found(std::string_view wanted) {
    const auto message = line_.at_end()
                             ? fmt::format("The line ends where {} is expected.", wanted)
                             : fmt::format("\"{}\" stands where {} is expected.", line_.peek(), wanted);
    return report(line_.here(), "unfinished-condition", message, "");
  }

  /// ( same | HAPPENING or HAPPENING … ) [ within NUMBER ] [ since … ]
  bool past(regime::Past& into) {
    if (line_.accept({"same"})) {
      into.same = true;
    } else if (!happenings(into)) {
      return false;
    }
    if (line_.accept({"within"}) && !within(into)) return false;
    return !line_.accept({"since"}) || since(into);
  }

  bool happenings(regime::Past& into) {
    do {
      if (!name(into.happenings.emplace_back(), "an act, a group, a step or a standing")) return false;
      line_.accept({"opens"});
    } while (line_.accept({"or"}));
    return true;
  }

  bool within(regime::Past& into) {
    auto number = parse_number(line_, reading_.numbers, out_);
    if (!number) return false;
    into.within = std::move(*number);
    if (reading_.stands == Stands::during) {
      report(line_.at(), "window-in-while",
             "A count in a window changes from day to day and cannot carry a state.",
             "open a record in a when-rule and rest the state on the record");
    }
    return true;
  }

  bool since(regime::Past& into) {
    do {
      if (line_.accept({"this"})) {
        into.since_this = true;
        continue;
      }
      if (!name(into.since.emplace_back(), "this, a happening, a standing or a provision")) return false;
      line_.accept({"opens"});
    } while (line_.accept({"or"}));
    return true;
  }

  bool compared(Condition& into) {
    into.comparator = comparator();
    if (!into.comparator) return no_comparator();
    auto number = parse_number(line_, reading_.numbers, out_);
    if (!number) return false;
    into.number = std::move(*number);
    return true;
  }

  std::optional<Comparator> comparator() {
    if (line_.accept({"at", "least"})) return Comparator::at_least;
    if (line_.accept({"at", "most"})) return Comparator::at_most;
    if (line_.accept({"above"})) return Comparator::above;
    if (line_.accept({"below"})) return Comparator::below;
    if (line_.accept({"exactly"})) return Comparator::exactly;
    return std::nullopt;
  }

  bool no_comparator() {
    const auto message = line_.at_end()
                             ? std::string("The line ends where it should compare with a number.")
                             : fmt::format("\"{}\" stands where a comparison is expected.", line_.peek());
    const auto word = line_.peek();
    std::string hint = kComparators;
    if (word == ">=" || word == "≥") hint = "write \"at least\"";
    if (word == "<=" || word == "≤") hint = "write \"at most\"";
    if (word == ">") hint = "write \"above\"";
    if (word == "<") hint = "write \"below\"";
    if (word == "=" || word == "==") hint = "write \"exactly\"";
    return report(line_.here(), "no-comparison", message, hint);
  }

  /// In the `for` of a score a word alone says what its bearer is.
  bool bare_word(Condition& into) {
    if (reading_.stands != Stands::covers || !line_.peek(1).empty() || !is_word(line_.peek())) return false;
    return named(into, Fact::is, "a kind, a role or an attribute");
  }

  bool unknown_form(std::size_t start) {
    const auto first = line_.take();
    if (line_.at_end()) {
      return report(
          line_.since(start), "unknown-condition", fmt::format("\"{}\" is no condition.", first),
          is_word(first)
              ? fmt::format("write \"is {0}\" of a person, or \"act is {0}\" of the act at hand", first)
              : nearest_form(first, ""));
    }
    const auto second = line_.peek();
    const auto at = line_.since(start);
    return report(at, "unknown-condition", fmt::format("No condition begins with \"{}\".", first),
                  nearest_form(first, second));
  }

  static std::string nearest_form(std::string_view first, std::string_view second) {
    const std::string both = fmt::format("{} {}", first, second);
    auto best = base::nearest(both, forms());
    if (best.empty()) best = base::nearest(first, forms());
    if (!best.empty()) return fmt::format("did you mean \"{}\"?", best);
    return fmt::format("conditions begin with {}", fmt::join(forms(), ", "));
  }

  bool nothing_left() {
    if (line_.at_end()) return true;
    const auto word = line_.peek();
    std::string hint;
    if (word == "and" || word == ",") hint = "write a list: [this, that]; all of its lines must hold";
    if (word == "or") hint = "write {any: [this, that]}";
    if (word == "(") hint = "only a number written in figures is given a name in brackets";
    return report(line_.here(), "left-over", fmt::format("The condition is complete before \"{}\".", word),
                  hint);
  }

  bool report(const base::Span& at, std::string rule, std::string message, std::string hint) {
    out_.error(std::move(rule), at, std::move(message), std::move(hint));
    return false;
  }

  std::nullopt_t fail(const base::Span& at, std::string rule, std::string message, std::string hint) {
    report(at, std::move(rule), std::move(message), std::move(hint));
    return std::nullopt;
  }

  Line line_;
  const GuardReading& reading_;
  base::Diagnostics& out_;
};

}  // namespace

std::optional<Condition> read_condition(const Node& line, const GuardReading& reading,
                                        base::Diagnostics& out) {
  return ConditionParser(line, reading, out).condition();
}

}  // namespace osmanthus::pack
