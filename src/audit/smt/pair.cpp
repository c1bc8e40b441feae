#include "audit/smt/pair.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "audit/smt/lives.hpp"

namespace osmanthus::audit::smt {
namespace {

using regime::Relation;
using By = Apart::By;

constexpr base::Day kBornLongAgo = 0;

/// Two runs of the kernel in one context, where variables of the same name are the same.
class Pair {
 public:
  Pair(const regime::Regime& regime, const PairSearch& wanted, Lives lives, std::size_t who)
      : regime_(regime),
        wanted_(wanted),
        apart_(*wanted.apart),
        who_(who),
        label_(lives.who.subjects[who].label),
        one_(regime, of_one(lives), context_),
        other_(regime, of_other(lives), context_) {}

  PairAnswer run() {
    if (apart_.by == By::attribute) differ();
    if (apart_.by == By::conduct) conduct();
    if (apart_.by == By::age) age();
    one_.run();
    other_.run();
    using Side = Bearing<Symbolic, FreeDecisions>;
    const auto q = static_cast<std::uint8_t>(who_);
    Side one(regime_, one_.domain(), one_.circle(), one_.history(), one_.state(), q);
    Side other(regime_, other_.domain(), other_.circle(), other_.history(), other_.state(), q);
    const Formula asked = holds(regime_, one_.domain(), *wanted_.contrast, one, other, one_.as_of());
    return asked.known() && !asked.value() ? PairAnswer{} : solved(asked);
  }

 private:
  /// What is good the authorities withhold from the one, what is not they spare him; from the other the
  /// reverse.
  bool perk() const {
    const auto kind = wanted_.contrast->sanction->kind;
    return kind != regime::kNone && regime_.kinds[kind].good;
  }

  Lives of_one(const Lives& lives) const {
    Lives one = lives;
    one.leaning = perk() ? Leaning::harsh : Leaning::mild;
    if (apart_.by == By::place) settle(apart_.place, one);
    return one;
  }
  Lives of_other(const Lives& lives) const {
    Lives other = lives;
    other.leaning = perk() ? Leaning::mild : Leaning::harsh;
    auto& who = other.who.subjects[who_];
    if (apart_.by == By::relation)
      std::erase_if(who.relations, [&](const auto& entry) {
        return regime::relation_named(entry.first) == apart_.relation;
      });
    if (apart_.by == By::age) who.born = kBornLongAgo;
    if (apart_.by == By::place) settle(apart_.elsewhere, other);
    if (apart_.by == By::attribute) other.apart = {attribute_name() + "_" + label_};
    return other;
  }
  static void settle(const std::string& place, Lives& lives) { lives.places = {place}; }
  std::string attribute_name() const { return regime_.attributes[apart_.attribute]; }

  void differ() {
    const auto& a = one_.circle().subjects[who_].attributes[apart_.attribute];
    const auto& b = other_.circle().subjects[who_].attributes[apart_.attribute];
    constraints_.push_back(negated(equal(a, b)).in(context_));
  }

  void age() {
    const auto& born = one_.circle().subjects[who_].born;
    auto& domain = one_.domain();
    const Formula old_enough = domain.add(born, apart_.from, base::Unit::years) <= one_.day(0);
    const Formula young = one_.as_of() < domain.add(born, apart_.below, base::Unit::years);
    constraints_.push_back((old_enough & young).in(context_));
  }

  /// At one event, `here`, the lives differ by one of the conducts.
  void conduct() {
    here_ = context_.int_const("here");
    which_ = context_.int_const("which");
    const auto choices = static_cast<int>(apart_.conduct.size());
    constraints_.push_back(*here_ >= 0 && *here_ < wanted_.events && *which_ >= 0 && *which_ < choices);
    for (int slot = 0; slot < wanted_.events; ++slot) {
      const Formula here = equal(Term(*here_), slot);
      const Term before = one_.act(slot);
      constraints_.push_back(
          (negated(here) | equal(before, act([](const Conduct& c) { return c.act(); }))).in(context_));
      constraints_.push_back((negated(here) | one_.acts(slot, static_cast<std::uint8_t>(who_))).in(context_));
      const Term better = act([](const Conduct& c) { return c.better; });
      const Term worse = act([](const Conduct& c) { return c.worse; });
      one_.set_act(slot, choose(here, apart_.one_does_worse ? worse : better, before));
      other_.set_act(slot, choose(here, apart_.one_does_worse ? better : worse, before));
      for (int i = 0; i < choices; ++i)
        mark(slot, here & equal(Term(*which_), i), apart_.conduct[static_cast<std::size_t>(i)]);
    }
  }
  template <class Of>
  Term act(Of of) const {
    Term chosen(0);
    for (std::size_t i = 0; i < apart_.conduct.size(); ++i) {
      const auto kind = of(apart_.conduct[i]);
      const int number = kind == regime::kNone ? 0 : one_.number_of(regime_.kinds[kind].id);
      chosen = choose(equal(Term(*which_), static_cast<int>(i)), Term(number), chosen);
    }
    return chosen;
  }
  void mark(int slot, const Formula& here, const Conduct& c) {
    auto& better = apart_.one_does_worse ? other_ : one_;
    auto& worse = apart_.one_does_worse ? one_ : other_;
    if (c.flag != regime::kNone) {
      better.set_flag(slot, c.flag, better.event(slot).flags[c.flag] & negated(here));
      worse.set_flag(slot, c.flag, worse.event(slot).flags[c.flag] | here);
    }
    if (c.amount) {
      const Term smaller(context_.int_const(fmt::format("smaller_{}", slot).c_str()));
      constraints_.push_back(((Term(0) <= smaller) & (smaller <= worse.event(slot).amount)).in(context_));
      better.set_amount(slot, choose(here, smaller, better.event(slot).amount));
    }
  }

  PairAnswer solved(const Formula& asked) {
    z3::solver solver(context_, z3::solver::simple());
    z3::params limits(context_);
    limits.set("rlimit", wanted_.work);
    solver.set(limits);
    for (const auto* life : {&one_, &other_}) {
      for (const auto& constraint : life->constraints()) solver.add(constraint);
    }
    for (const auto& constraint : constraints_) solver.add(constraint);
    solver.add(asked.in(context_));
    const auto decided = solver.check();
    if (*wanted_.listener)
      (*wanted_.listener)(script(regime_, *wanted_.contrast->sanction, wanted_.events, solver, decided));
    switch (decided) {
      case z3::sat:
        return {Outcome::found, told(solver.get_model())};
      case z3::unsat:
        return {};
      case z3::unknown:
        break;
    }
    return {Outcome::unknown, std::nullopt};
  }

  TwoLives told(const z3::model& model) {
    TwoLives found;
    found.apart = &apart_;
    found.life = one_.witness(model);
    found.other = other_.witness(model).subjects[who_];
    if (apart_.by == By::conduct) tell_conduct(model, found);
    rename(found.life);
    return found;
  }
  void tell_conduct(const z3::model& model, TwoLives& found) {
    const auto number = [&](const z3::expr& e) { return model.eval(e, true).get_numeral_int(); };
    const int here = number(*here_);
    found.conduct = apart_.conduct[static_cast<std::size_t>(number(*which_))];
    const bool worse_acts = found.conduct.worse != regime::kNone;
    const auto& acts = worse_acts == apart_.one_does_worse ? one_ : other_;
    if (found.conduct.amount) {
      const auto smaller = (apart_.one_does_worse ? other_ : one_).event(here).amount;
      found.smaller = number(smaller.in(context_));
    }
    found.life = acts.witness(model);
    found.life.events[static_cast<std::size_t>(here)].id = kHere;
  }
  void rename(regime::Case& life) const {
    for (auto& subject : life.subjects) {
      if (subject.label == label_) subject.label = kOne;
      for (auto& [relation, others] : subject.relations)
        std::ranges::replace(others, label_, std::string(kOne));
    }
    for (auto& event : life.events) {
      if (event.by == label_) event.by = kOne;
    }
  }

  const regime::Regime& regime_;
  const PairSearch& wanted_;
  const Apart& apart_;
  std::size_t who_;
  std::string label_;
  z3::context context_;
  std::vector<z3::expr> constraints_;
  std::optional<z3::expr> here_, which_;
  Life one_;
  Life other_;
};

/// A public servant and his unit; else the roles of the cone. Of what only persons have, persons.
void name_subjects(const Apart& apart, Lives& lives) {
  if (apart.by == By::relation && apart.relation == Relation::unit) {
    lives.who.subjects.clear();
    lives.kinds.clear();
    for (const auto* label : {"servant", "body"}) lives.who.subjects.emplace_back().label = label;
    lives.who.subjects[0].kind = "public_servant";
    lives.who.subjects[0].relations = {{"unit", {"body"}}};
    lives.who.subjects[1].kind = "public_body";
  }
  const bool personal =
      apart.by == By::age ||
      (apart.by == By::attribute && (apart.attribute == regime::kSex || apart.attribute == regime::kHome));
  for (auto& [label, kinds] : lives.kinds) {
    if (personal)
      std::erase_if(kinds,
                    [](const auto& kind) { return kind.starts_with("legal") || kind == "public_body"; });
    if (kinds.empty()) kinds = {"legal_person"};
  }
}

/// Whose lives can be compared: of a relation, who has somebody so related; of an age, a person.
bool comparable(const Apart& apart, const regime::CaseSubject& subject) {
  if (apart.by == By::relation) {
    return std::ranges::any_of(subject.relations, [&](const auto& entry) {
      return regime::relation_named(entry.first) == apart.relation;
    });
  }
  return apart.by != By::age || subject.kind == "natural_person";
}

}  // namespace

PairAnswer search(const regime::Regime& regime, const Cone& cone, const PairSearch& wanted) {
  const Question about{.condition = wanted.apart->by == By::age ? Condition::young : Condition::imposed};
  auto lives = lives_of(regime, cone, about, wanted.events, wanted.last, wanted.looks);
  lives.looks_until = wanted.looks_until;
  lives.answers = false;
  name_subjects(*wanted.apart, lives);
  PairAnswer answer;
  for (std::size_t who = 0; who < lives.who.subjects.size(); ++who) {
    if (!comparable(*wanted.apart, lives.who.subjects[who])) continue;
    auto found = Pair(regime, wanted, lives, who).run();
    if (found.outcome == Outcome::found) return found;
    if (found.outcome == Outcome::unknown) answer.outcome = Outcome::unknown;
  }
  return answer;
}

}  // namespace osmanthus::audit::smt
