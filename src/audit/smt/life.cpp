#include "audit/smt/life.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace osmanthus::audit::smt {
namespace {

using regime::kNowhere;
using regime::Relation;

constexpr base::Day kLongAgo = 0;
/// Dates are followed this far past the last event: the longest terms and waits run on.
constexpr int kTail = 12 * 366;

int evaluated(const z3::model& model, const Term& term) {
  return term.known() ? term.value() : model.eval(term.term(), true).get_numeral_int();
}
bool evaluated(const z3::model& model, const Formula& formula) {
  return formula.known() ? formula.value() : model.eval(formula.term(), true).is_true();
}

}  // namespace

Life::Life(const regime::Regime& regime, Lives lives, z3::context& context)
    : regime_(regime),
      lives_(std::move(lives)),
      context_(context),
      domain_(context, regime.calendar, kLongAgo, lives_.last + kTail),
      decide_(context),
      state_(regime, circle_, domain_, nothing_, decide_) {
  circle_.last_day = Term(base::kAlways);
  declare_subjects();
  for (int slot = 0; slot < lives_.slots; ++slot) declare_event(slot);
  as_of_ = number("as_of", lives_.first, lives_.last);
  for (int slot = 0; slot < lives_.slots; ++slot) {
    const Formula used = negated(equal(chosen_act_[static_cast<std::size_t>(slot)], 0));
    constraints_.push_back((negated(used) | (day(slot) <= as_of_)).in(context_));
    auto& event = events_[static_cast<std::size_t>(slot)];
    event.alternatives = alternatives_[static_cast<std::size_t>(slot)];
  }
}

void Life::declare_subjects() {
  for (const auto& source : lives_.who.subjects) {
    registry::Subject<Symbolic> subject;
    subject.born = source.born ? Term(*source.born) : number("born_" + source.label, kLongAgo, lives_.first);
    for (std::size_t i = regime::kFirstDeclared; i < regime_.attributes.size(); ++i)
      subject.attributes[i] = regime_.attribute_defaults[i] ? 1 : 0;
    for (const auto& role : source.roles) subject.attributes[regime_.attribute(role)] = 1;
    subject.attributes[regime::kSubjectKind] = regime::subject_kind(source.kind);
    subject.attributes[regime::kHome] =
        source.residence.empty() ? place("home_" + source.label) : Term(regime_.place(source.residence));
    circle_.subjects.push_back(std::move(subject));
  }
  for (const auto& source : lives_.who.subjects) {
    const auto q = subject(source.label);
    for (const auto& [name, others] : source.relations) {
      for (const auto& other : others) {
        const auto relation = regime::relation_named(name);
        const auto p = subject(other);
        circle_.subjects[q].relations[static_cast<std::size_t>(relation)].add(p);
        circle_.subjects[p].relations[static_cast<std::size_t>(inverse(relation))].add(q);
      }
    }
  }
}

void Life::declare_event(int slot) {
  registry::Event<Symbolic> event;
  event.index = static_cast<std::int16_t>(slot);
  event.on = number(fmt::format("day_{}", slot), lives_.first, lives_.last);
  event.place = place(fmt::format("place_{}", slot));
  for (std::size_t flag = 0; flag < regime_.flags.size(); ++flag)
    event.flags.push_back(truth(fmt::format("flag_{}_{}", regime_.flags[flag], slot)));
  const Term act = number(fmt::format("act_{}", slot), 0, static_cast<int>(lives_.acts.size()));
  const Term by = number(fmt::format("by_{}", slot), 0, static_cast<int>(circle_.subjects.size()) - 1);
  if (slot > 0) {
    const auto& before = events_.back();
    constraints_.push_back((before.on <= event.on).in(context_));
    constraints_.push_back((equal(act, 0) | negated(equal(chosen_act_.back(), 0))).in(context_));
  }
  std::vector<registry::Alternative<Symbolic>> alternatives;
  for (std::size_t a = 0; a < lives_.acts.size(); ++a) {
    for (std::uint8_t q = 0; q < circle_.subjects.size(); ++q) {
      alternatives.push_back(
          {regime_.kind(lives_.acts[a]), q, equal(act, static_cast<int>(a) + 1) & equal(by, q)});
    }
  }
  chosen_act_.push_back(act);
  chosen_subject_.push_back(by);
  alternatives_.push_back(std::move(alternatives));
  events_.push_back(std::move(event));
}

Term Life::number(const std::string& name, int least, int most) {
  if (least == most) return least;
  const auto variable = context_.int_const(name.c_str());
  constraints_.push_back(variable >= least && variable <= most);
  return Term(variable);
}

Term Life::place(const std::string& name) {
  const Term chosen = number(name, 0, static_cast<int>(regime_.places.size()) - 1);
  Formula known(false);
  for (const auto& id : lives_.places) known = known | equal(chosen, regime_.place(id));
  constraints_.push_back(known.in(context_));
  return chosen;
}

Formula Life::truth(const std::string& name) { return Formula(context_.bool_const(name.c_str())); }

void Life::run() {
  registry::Step<Symbolic, registry::KeepNothing, AnyDecision> step(regime_, circle_, domain_, nothing_,
                                                                    decide_);
  for (const auto& event : events_) step.run(event);
  step.commence(as_of_);
  state_.at(as_of_, nullptr);
}

std::uint8_t Life::subject(const std::string& label) const {
  const auto found = std::ranges::find(lives_.who.subjects, label, &regime::CaseSubject::label);
  return static_cast<std::uint8_t>(found - lives_.who.subjects.begin());
}

Formula Life::acts(int slot, std::uint8_t q) const {
  const auto i = static_cast<std::size_t>(slot);
  return negated(equal(chosen_act_[i], 0)) & equal(chosen_subject_[i], q);
}

Formula Life::acts(int slot, const std::string& act) const {
  const auto found = std::ranges::find(lives_.acts, act);
  return equal(chosen_act_[static_cast<std::size_t>(slot)],
               static_cast<int>(found - lives_.acts.begin()) + 1);
}

std::vector<z3::expr> Life::constraints() const {
  auto all = constraints_;
  all.insert(all.end(), domain_.calendar.constraints().begin(), domain_.calendar.constraints().end());
  all.insert(all.end(), decide_.constraints().begin(), decide_.constraints().end());
  return all;
}

regime::Case Life::witness(const z3::model& model) const {
  regime::Case found = lives_.who;
  found.as_of = evaluated(model, as_of_);
  for (std::size_t q = 0; q < found.subjects.size(); ++q) {
    const auto& subject = circle_.subjects[q];
    found.subjects[q].born = evaluated(model, subject.born);
    found.subjects[q].residence =
        regime_.places[static_cast<std::size_t>(evaluated(model, subject.attributes[regime::kHome]))];
  }
  for (std::size_t slot = 0; slot < events_.size(); ++slot) {
    const int act = evaluated(model, chosen_act_[slot]);
    if (act == 0) continue;
    regime::CaseEvent event;
    event.on = evaluated(model, events_[slot].on);
    event.act = lives_.acts[static_cast<std::size_t>(act) - 1];
    event.by = found.subjects[static_cast<std::size_t>(evaluated(model, chosen_subject_[slot]))].label;
    event.in = regime_.places[static_cast<std::size_t>(evaluated(model, events_[slot].place))];
    for (std::size_t flag = 0; flag < regime_.flags.size(); ++flag) {
      if (evaluated(model, events_[slot].flags[flag])) event.flags.push_back(regime_.flags[flag]);
    }
    found.events.push_back(std::move(event));
  }
  return found;
}

}  // namespace osmanthus::audit::smt
