// What a sanction stands on, read off the law as it is written.
#pragma once

#include <algorithm>

#include "audit/inquiry.hpp"

namespace osmanthus::audit {

/// Whether the guard can hold only if some condition does for which `atom` says yes.
template <class Atom>
bool needs(const regime::Regime& regime, regime::NodeId id, const Atom& atom) {
  if (id == regime::kNone) return false;
  const auto& node = regime.nodes[id];
  const auto part = [&](regime::NodeId child) { return needs(regime, child, atom); };
  if (node.op == regime::Op::all) return std::ranges::any_of(node.children, part);
  if (node.op == regime::Op::any) return !node.children.empty() && std::ranges::all_of(node.children, part);
  return node.op != regime::Op::none && atom(node);
}

/// Whether the condition says that a standing of one's own is in effect.
bool own_standing(const regime::Node& node);

/// Whether it is set off only by the opening of what its bearer bears as a sanction, which is asked about
/// itself.
bool set_off_by_own(const Inquiry& inquiry, const Sanction& sanction);
/// Whether it lasts only while a sanction of the bearer's own does, or is set off by one.
bool follows_own(const Inquiry& inquiry, const Sanction& sanction);

/// The standings of the bearer's own without which it is not imposed.
std::vector<regime::KindId> grounds(const Inquiry& inquiry, const Sanction& sanction);

/// The fewest days that a number can give; kNever where it can only be none, 0 if there is no number.
int shortest_days(const regime::Regime& regime, regime::NumberId number);

bool in_force(const regime::Force& force, base::Day day);

}  // namespace osmanthus::audit
