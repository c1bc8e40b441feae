// Numbers: found by name, chosen by view and by the happening of a split rule, checked for unit and for gaps.
#include <fmt/format.h>

#include <algorithm>

#include "base/random.hpp"
#include "regime/compiler.hpp"

namespace osmanthus::regime {
namespace {

bool is_duration(NumberUnit unit) {
  return unit == NumberUnit::days || unit == NumberUnit::working_days || unit == NumberUnit::months ||
         unit == NumberUnit::years;
}

bool measures(NumberUnit unit, Measured measured) {
  switch (measured) {
    case Measured::times:
      return unit == NumberUnit::times;
    case Measured::points:
      return unit == NumberUnit::points;
    case Measured::money:
      return unit == NumberUnit::cny || unit == NumberUnit::eur;
    case Measured::duration:
      return is_duration(unit);
    case Measured::term:
      return is_duration(unit) || unit == NumberUnit::none;
    case Measured::moment:
      return unit == NumberUnit::date || unit == NumberUnit::none;
    case Measured::notice:
      return is_duration(unit) || unit == NumberUnit::same_day || unit == NumberUnit::none ||
             unit == NumberUnit::first_working_day_of_next_month;
  }
  return false;
}

std::string_view expected(Measured measured) {
  switch (measured) {
    case Measured::times:
      return "a count, e.g. \"5 times\"";
    case Measured::points:
      return "points, e.g. \"3 points\"";
    case Measured::money:
      return "money, e.g. \"200 CNY\"";
    case Measured::duration:
      return "a duration, e.g. \"1 year\"";
    case Measured::term:
      return "a duration or \"none\"";
    case Measured::moment:
      return "a date or \"none\"";
    case Measured::notice:
      return "\"same_day\", \"first_working_day_of_next_month\" or a duration";
  }
  return "";
}

Piece piece(const NumberCase& value) {
  Piece piece;
  piece.from = value.from;
  piece.amount = value.amount;
  piece.grade = value.grade.value_or(Grade::cited);
  piece.least = value.range ? value.range->low : value.amount.low;
  piece.most = value.range ? value.range->high : value.amount.high;
  return piece;
}

}  // namespace

NumberId Compiler::number(const NumberUse& use, const Scope& scope, Measured measured) {
  std::string full_name;
  const Number* definition = find_number(use, scope, full_name);
  if (definition == nullptr) return kNone;
  const auto key =
      std::tuple(full_name, scope.reading, scope.variant, definition->by == "act" ? scope.happening : "");
  const auto known = number_cache_.find(key);
  const NumberId id =
      known != number_cache_.end() ? known->second : compile_number(*definition, full_name, scope);
  number_cache_.emplace(key, id);
  if (id == kNone) return kNone;
  check_unit(out_.numbers[id], measured, use.at);
  check_values(*definition, out_.numbers[id], scope, use.at);
  return id;
}

NumberId Compiler::optional_number(const std::optional<NumberUse>& use, const Scope& scope,
                                   Measured measured) {
  return use ? number(*use, scope, measured) : kNone;
}

/// In the provision (or score), in its file, else `provision.number` here or `instrument.provision.number`
/// anywhere.
const Number* Compiler::find_number(const NumberUse& use, const Scope& scope, std::string& full_name) {
  const auto in = [&](const std::vector<Number>& numbers, std::string_view name) -> const Number* {
    const auto found = std::ranges::find(numbers, name, &Number::name);
    return found == numbers.end() ? nullptr : &*found;
  };
  if (scope.numbers != nullptr) {
    if (const auto* found = in(*scope.numbers, use.name)) {
      full_name = scope.owner + "." + use.name;
      return found;
    }
  }
  if (scope.instrument != nullptr) {
    if (const auto* found = in(scope.instrument->numbers, use.name)) {
      full_name = scope.instrument->id + "." + use.name;
      return found;
    }
  }
  std::vector<std::string> known;
  if (scope.numbers != nullptr) {
    for (const auto& number : *scope.numbers) known.push_back(number.name);
  }
  const auto dot = use.name.rfind('.');
  if (dot != std::string::npos) {
    const std::string owner = use.name.substr(0, dot);
    const std::string name = use.name.substr(dot + 1);
    for (const auto& id : {scope.instrument == nullptr ? owner : scope.instrument->id + "." + owner, owner}) {
      const auto provision = provisions_.find(id);
      if (provision == provisions_.end()) continue;
      full_name = id + "." + name;
      if (const auto* found = in(provision->second->numbers, name)) return found;
      for (const auto& number : provision->second->numbers) known.push_back(owner + "." + number.name);
    }
  }
  unknown({use.name, use.at}, "number", known);
  return nullptr;
}

NumberId Compiler::compile_number(const Number& definition, const std::string& full_name,
                                  const Scope& scope) {
  CompiledNumber number;
  number.name = full_name;
  number.key = base::key_of(full_name);
  number.short_name = definition.name;
  const std::string_view by = definition.by;
  if (by == "act") number.key = base::key_of(" " + scope.happening, number.key);
  if (by.starts_with("score of ")) {
    number.score = resolve({std::string(by.substr(9)), definition.at}, {KindForm::score}, "score");
  } else if (!by.empty() && by != "act") {
    number.field = out_.field(by);
    if (number.field == kNone) unknown({definition.by, definition.at}, "field of an act", out_.fields);
  }
  for (const auto& value : definition.cases) {
    if (!chosen(value, scope)) continue;
    if (by == "act" && !matches_happening(value.key, scope)) continue;
    Row row;
    if (number.field != kNone) {
      const auto& values = out_.field_values[number.field];
      const auto found = std::ranges::find(values, value.key.id);
      if (found == values.end()) unknown(value.key, "value of " + definition.by, values);
      row.field_value = static_cast<std::uint16_t>(found - values.begin());
    } else if (number.score != kNone) {
      row.key_low = value.key_low;
      row.key_high = value.key_high;
    }
    const auto same = std::ranges::find_if(number.rows, [&](const Row& r) {
      return r.field_value == row.field_value && r.key_low == row.key_low && r.key_high == row.key_high;
    });
    Row& place = same == number.rows.end() ? number.rows.emplace_back(row) : *same;
    place.pieces.push_back(piece(value));
    if (number.cite.empty()) number.cite = value.cite;
    if (number.why.empty()) number.why = value.why;
  }
  if (number.rows.empty()) {
    diagnostics_.error("no-value", definition.at,
                       fmt::format("The number \"{}\" has no value in the reading {}{}.", full_name,
                                   scope.reading, scope.happening.empty() ? "" : " for " + scope.happening));
    return kNone;
  }
  for (auto& row : number.rows) {
    std::ranges::stable_sort(row.pieces, {}, &Piece::from);
    if (!view_.law_of) continue;
    auto last = row.pieces.front();
    for (const auto& p : row.pieces) {
      if (p.from <= *view_.law_of) last = p;
    }
    row.pieces = {last};
  }
  out_.numbers.push_back(std::move(number));
  return static_cast<NumberId>(out_.numbers.size() - 1);
}

bool Compiler::chosen(const NumberCase& value, const Scope& scope) const {
  if (!value.reading.empty() && value.reading != scope.reading) return false;
  return value.variant.empty() || value.variant == scope.variant || variants_.contains(value.variant);
}

bool Compiler::matches_happening(const Name& key, const Scope& scope) {
  if (key.id == scope.happening) return true;
  const KindSet kinds = resolve_happening(key);
  return kinds.meets(scope.same) && !groups_.contains(scope.happening);
}

void Compiler::check_values(const Number& definition, const CompiledNumber& number, const Scope& scope,
                            const Span& at) {
  if (view_.law_of || scope.force.empty()) return;
  const Day first = scope.force.front().from;
  for (const auto& row : number.rows) {
    if (row.pieces.front().from <= first || row.pieces.front().from == base::kAlways) continue;
    diagnostics_.error(
        "no-value", at,
        fmt::format("The number \"{}\" has no value before {}, but the provision is in force from {}.",
                    definition.name, base::format_date(row.pieces.front().from), base::format_date(first)),
        "give a value from the first day of force");
  }
}

void Compiler::check_unit(const CompiledNumber& number, Measured measured, const Span& at) {
  for (const auto& row : number.rows) {
    for (const auto& p : row.pieces) {
      if (measures(p.amount.unit, measured)) continue;
      diagnostics_.error(
          "wrong-unit", at,
          fmt::format("The number \"{}\" does not measure what is asked for here.", number.short_name),
          fmt::format("expected {}", expected(measured)));
      return;
    }
  }
}

bool Compiler::by_act(const NumberUse& use, const Scope& scope) {
  std::string full_name;
  base::Diagnostics unheard;
  Compiler quiet(law_, view_, unheard);
  quiet.provisions_ = provisions_;
  const Number* definition = quiet.find_number(use, scope, full_name);
  return definition != nullptr && definition->by == "act";
}

}  // namespace osmanthus::regime
