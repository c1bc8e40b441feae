// The parts of a scenario, each with its field table.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>

#include "pack/fields.hpp"
#include "pack/values.hpp"
#include "scenario/scenario.hpp"

namespace osmanthus::pack {

/// Any number from `least` to `most`, with a point where it has a fraction: 0.05.
Value<double> number(double least, double most);

/// A number with its grade, its source and its range.
Value<scenario::Estimate> estimate();

/// A list of exactly N numbers, none below nought; `of` says what they are ("one an age band").
template <std::size_t N>
Value<std::array<double, N>> numbers(std::string of) {
  constexpr double kMost = 1e12;
  auto read = [of = std::move(of)](const Node& node, std::array<double, N>& into, base::Diagnostics& out) {
    if (!node.is_list() || node.items.size() != N) {
      return expected(node, "a list of " + std::to_string(N) + " numbers, " + of, out);
    }
    bool good = true;
    for (std::size_t i = 0; i < N; ++i) good = number(0, kMost).read(node.items[i], into[i], out) && good;
    return good;
  };
  return {list_of(plain(Shape::Form::real)), std::move(read)};
}

/// A mapping that `table` reads.
template <class T>
Value<T> part(std::function<Table<T>()> table) {
  return {shape_of(table()), [table](const Node& node, T& into, base::Diagnostics& out) {
            return read_mapping(node, table(), into, out);
          }};
}

/// A list of such values.
template <class V>
Value<std::vector<V>> several(Value<V> one) {
  return {list_of(one.shape), [one](const Node& node, std::vector<V>& into, base::Diagnostics& out) {
            if (!node.is_list()) return expected(node, "a list", out);
            bool good = true;
            for (const Node& item : node.items) good = one.read(item, into.emplace_back(), out) && good;
            return good;
          }};
}

/// A list of mappings that `table` reads.
template <class T>
Value<std::vector<T>> list_of_parts(std::function<Table<T>()> table) {
  return several(part<T>(std::move(table)));
}

Table<scenario::Horizon> horizon_table();
Table<scenario::PopulationSpec> population_table();
Table<scenario::YearlyCases> cases_table();
Table<scenario::Profile> profile_table();
/// The keys are the names of the model's parameters; every one must be given.
Table<scenario::Scenario> parameters_table();

// scenario_acts.cpp
Value<std::map<std::string, scenario::Profile>> profiles();
Table<scenario::RoleShare> role_table();
Table<scenario::EverydayAct> act_table();
Table<scenario::Answer> answer_table();

}  // namespace osmanthus::pack
