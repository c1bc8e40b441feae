// Guards: each condition becomes one node.
#include <fmt/format.h>

#include <algorithm>

#include "regime/compiler.hpp"

namespace osmanthus::regime {
namespace {

Op op_of(Fact fact) {
  switch (fact) {
    case Fact::is:
      return Op::attribute;
    case Fact::act_is:
      return Op::flag;
    case Fact::field_is:
      return Op::field;
    case Fact::resides_in:
      return Op::attribute;
    case Fact::done:
      return Op::done;
    case Fact::listed_on:
    case Fact::recorded_in:
    case Fact::bound_by:
      return Op::runs;
    case Fact::bears:
      return Op::imposed;
    case Fact::age:
      return Op::age;
    case Fact::amount:
      return Op::amount;
    case Fact::score:
      return Op::score;
    case Fact::earlier_score:
      return Op::earlier_score;
    case Fact::time_since:
      return Op::time_since;
    case Fact::count:
      return Op::count;
  }
  return Op::all;
}

}  // namespace

/// kNone for a guard without conditions: it always holds.
NodeId Compiler::guard(const Guard& guard, const Scope& scope) {
  if (guard.form == Guard::Form::condition) return node(condition(guard.condition, scope));
  std::vector<NodeId> children;
  for (const auto& part : guard.parts) children.push_back(this->guard(part, scope));
  std::erase(children, kNone);
  if (children.empty()) return kNone;
  return join(guard.form == Guard::Form::any ? Op::any : Op::all, std::move(children));
}

/// Under `unless` none of the parts may hold.
NodeId Compiler::none_of(const Guard& guard, const Scope& scope) {
  std::vector<NodeId> children;
  if (guard.form == Guard::Form::all) {
    for (const auto& part : guard.parts) children.push_back(this->guard(part, scope));
  } else {
    children.push_back(this->guard(guard, scope));
  }
  std::erase(children, kNone);
  if (children.empty()) return kNone;
  Node none;
  none.op = Op::none;
  none.children = std::move(children);
  return node(std::move(none));
}

NodeId Compiler::node(Node node) {
  out_.nodes.push_back(std::move(node));
  return static_cast<NodeId>(out_.nodes.size() - 1);
}

NodeId Compiler::join(Op op, std::vector<NodeId> children) {
  std::erase(children, kNone);
  if (children.empty()) return kNone;
  if (children.size() == 1) return children.front();
  Node joined;
  joined.op = op;
  joined.children = std::move(children);
  return node(std::move(joined));
}

/// Holds on the days of these intervals.
NodeId Compiler::dated(const std::vector<Force>& force) {
  std::vector<NodeId> children;
  for (const auto& interval : force) {
    Node part;
    part.op = Op::in_force;
    part.force = interval;
    part.words = fmt::format("in force from {}",
                             interval.from == base::kAlways ? "always" : base::format_date(interval.from));
    children.push_back(node(std::move(part)));
  }
  return join(Op::any, std::move(children));
}

Node Compiler::condition(const Condition& condition, const Scope& scope) {
  Node node;
  node.op = op_of(condition.fact);
  node.via = relation_named(condition.role);
  node.negated = condition.negated;
  node.words = condition.words;
  node.at = condition.at;
  if (condition.comparator) node.comparator = *condition.comparator;
  if (scope.during && needs_event(condition)) {
    diagnostics_.error("no-event-in-while", condition.at,
                       fmt::format("\"{}\" asks about an event, but a while-rule has none.", condition.words),
                       "open a record in a when-rule and rest the state on the record");
  }
  switch (condition.fact) {
    case Fact::is:
      is(node, condition);
      break;
    case Fact::act_is:
      node.a = out_.flag(condition.name.id);
      if (node.a == kNone) unknown(condition.name, "flag", out_.flags);
      break;
    case Fact::field_is: {
      node.a = out_.field(condition.name.id);
      if (node.a == kNone) {
        unknown(condition.name, "field of an act", out_.fields);
        break;
      }
      const auto& values = out_.field_values[node.a];
      const auto found = std::ranges::find(values, condition.value.id);
      if (found == values.end()) unknown(condition.value, "value of " + condition.name.id, values);
      node.b = static_cast<std::uint16_t>(found - values.begin());
      break;
    }
    case Fact::resides_in: {
      const PlaceId place = resolve_place(condition.name);
      node.a = kHome;
      node.mask = place == kNowhere ? 0 : out_.place_within[place];
      break;
    }
    case Fact::listed_on:
    case Fact::recorded_in:
    case Fact::bound_by:
    case Fact::bears:
      standing(node, condition, scope);
      break;
    case Fact::age:
      node.number = number(condition.number, scope, Measured::duration);
      break;
    case Fact::amount:
      node.number = number(condition.number, scope, Measured::money);
      break;
    case Fact::score:
    case Fact::earlier_score:
      node.a = resolve(condition.name, {KindForm::score}, "score");
      node.number = number(condition.number, scope, Measured::points);
      break;
    case Fact::time_since:
      counted(node, condition, scope);
      node.number = number(condition.number, scope, Measured::duration);
      break;
    case Fact::count:
      counted(node, condition, scope);
      node.number = number(condition.number, scope, Measured::times);
      break;
    case Fact::done:
      counted(node, condition, scope);
      break;
  }
  return node;
}

void Compiler::is(Node& node, const Condition& condition) {
  const auto& word = condition.name.id;
  const auto bits = [](std::initializer_list<int> values) {
    std::uint64_t mask = 0;
    for (const int value : values) mask |= std::uint64_t{1} << value;
    return mask;
  };
  node.a = kSubjectKind;
  if (word == "natural_person") {
    node.mask = bits({kNaturalPerson, kPublicServant});
  } else if (word == "public_servant") {
    node.mask = bits({kPublicServant});
  } else if (word == "legal_person") {
    node.mask = bits({kLegalPerson, kPublicBody});
  } else if (word == "public_body") {
    node.mask = bits({kPublicBody});
  } else if (word == "female" || word == "male") {
    node.a = kSex;
    node.mask = bits({word == "female" ? kFemale : kMale});
  } else {
    node.a = out_.attribute(word);
    node.mask = bits({1});
    if (node.a == kNone || node.a < kFirstDeclared) {
      std::vector<std::string> known = {"natural_person", "public_servant", "legal_person",
                                        "public_body",    "female",         "male"};
      known.insert(known.end(), out_.attributes.begin() + kFirstDeclared, out_.attributes.end());
      unknown(condition.name, "kind, role or attribute", known);
    }
  }
}

void Compiler::counted(Node& node, const Condition& condition, const Scope& scope) {
  const Past& past = condition.past;
  node.mask = scope.everywhere || scope.nexus == Nexus::home ? ~std::uint64_t{0} : scope.where;
  node.force.from = scope.counts_from;
  if (past.same) node.kinds = scope.same;
  for (const auto& name : past.happenings) node.kinds.add(resolve_happening(name));
  if (past.within) node.window = number(*past.within, scope, Measured::duration);
  if (past.since_this) node.since_rules.push_back(scope.rule);
  for (const auto& name : past.since) {
    const KindId kind = out_.kind(name.id);
    if (groups_.contains(name.id) || (kind != kNone && out_.kinds[kind].form <= KindForm::step)) {
      node.since_acts.add(resolve_happening(name));
    } else if (kind != kNone) {
      node.since_standings.add(kind);
    } else if (const auto* provision = resolve_provision(name, scope)) {
      later_.push_back([this, id = static_cast<NodeId>(out_.nodes.size()), full = provision->full_id()] {
        auto& rules = out_.nodes[id].since_rules;
        rules.insert(rules.end(), rules_of_[full].begin(), rules_of_[full].end());
      });
    }
  }
}

void Compiler::standing(Node& node, const Condition& condition, const Scope& scope) {
  const KindId kind =
      condition.fact == Fact::listed_on     ? resolve(condition.name, {KindForm::register_list}, "register")
      : condition.fact == Fact::recorded_in ? resolve(condition.name, {KindForm::record}, "record")
      : condition.fact == Fact::bound_by    ? resolve(condition.name, {KindForm::duty}, "duty")
                                            : resolve(condition.name, {KindForm::measure}, "measure");
  if (kind == kNone) return;
  node.kinds.add(kind);
  if (condition.value.id.empty()) return;
  const auto* provision = resolve_provision(condition.value, scope);
  if (provision == nullptr) return;
  later_.push_back([this, id = static_cast<NodeId>(out_.nodes.size()), provision, scope, kinds = node.kinds] {
    out_.nodes[id].under = openers({{provision->full_id(), provision->at}}, kinds, scope);
  });
}

bool Compiler::needs_event(const Condition& condition) const {
  switch (condition.fact) {
    case Fact::act_is:
    case Fact::field_is:
    case Fact::amount:
    case Fact::count:
    case Fact::earlier_score:
      return true;
    case Fact::done:
      return condition.past.within.has_value();
    default:
      return false;
  }
}

}  // namespace osmanthus::regime
