#include "audit/smt/two_laws.hpp"

#include "audit/smt/lives.hpp"

namespace osmanthus::audit::smt {
namespace {

smt::Lives lives_for(const regime::Regime& regime, const Cone& cone, const TwoLawsSearch& wanted) {
  auto lives =
      lives_of(regime, cone, {.condition = Condition::imposed}, wanted.events, wanted.last, wanted.first);
  lives.first = wanted.first;
  lives.looks_until = wanted.looks_until;
  lives.leaning = wanted.leaning;
  return lives;
}

}  // namespace

/// Two runs of the kernel in one context, where variables of the same name are the same.
class TwoLaws::Lives {
 public:
  Lives(const regime::Regime& a, const regime::Regime& b, const Cone& cone, const TwoLawsSearch& wanted)
      : regime_(a),
        wanted_(wanted),
        a_(a, lives_for(a, cone, wanted), context_),
        b_(b, lives_for(b, cone, wanted), context_),
        regime_b_(b),
        solver_(context_, z3::solver::simple()),
        acts_(cone.acts) {
    a_.run();
    b_.run();
    more_in_a_ = more(Side::a);
    more_in_b_ = more(Side::b);
    z3::params limits(context_);
    limits.set("rlimit", wanted.work);
    solver_.set(limits);
    for (const auto* life : {&a_, &b_}) {
      for (const auto& constraint : life->constraints()) solver_.add(constraint);
    }
  }

  Answer find(Side more, const std::vector<std::string>& acts) {
    const Formula& asked = more == Side::a ? more_in_a_ : more_in_b_;
    if (asked.known() && !asked.value()) return {};
    solver_.push();
    solver_.add(asked.in(context_));
    if (acts.size() < acts_.size()) {
      for (int slot = 0; slot < wanted_.events; ++slot) {
        Formula allowed = a_.acts(slot, "");
        for (const auto& act : acts) allowed = allowed | a_.acts(slot, act);
        solver_.add(allowed.in(context_));
      }
    }
    Answer answer;
    switch (solver_.check()) {
      case z3::sat:
        answer = {Outcome::found, a_.witness(solver_.get_model())};
        break;
      case z3::unsat:
        break;
      case z3::unknown:
        answer.outcome = Outcome::unknown;
        break;
    }
    solver_.pop();
    return answer;
  }

 private:
  Formula more(Side side) {
    using Borne = Bearing<Symbolic, FreeDecisions>;
    Formula found(false);
    for (std::uint8_t q = 0; q < a_.circle().subjects.size(); ++q) {
      Borne in_a(regime_, a_.domain(), a_.circle(), a_.history(), a_.state(), q);
      Borne in_b(regime_b_, b_.domain(), b_.circle(), b_.history(), b_.state(), q);
      Borne& one = side == Side::a ? in_a : in_b;
      Borne& another = side == Side::a ? in_b : in_a;
      found = found | bears_more(regime_, a_.domain(), *wanted_.thing, side, one, another, a_.as_of());
    }
    return found;
  }

  const regime::Regime& regime_;
  const TwoLawsSearch& wanted_;
  z3::context context_;
  Life a_;
  Life b_;
  const regime::Regime& regime_b_;
  z3::solver solver_;
  const std::set<regime::KindId>& acts_;
  Formula more_in_a_{false}, more_in_b_{false};
};

TwoLaws::TwoLaws(const regime::Regime& a, const regime::Regime& b, const Cone& cone,
                 const TwoLawsSearch& wanted)
    : lives_(std::make_unique<Lives>(a, b, cone, wanted)) {}
TwoLaws::~TwoLaws() = default;

Answer TwoLaws::find(Side more, const std::vector<std::string>& acts) { return lives_->find(more, acts); }

}  // namespace osmanthus::audit::smt
