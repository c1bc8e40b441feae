#include "audit/smt/term.hpp"

namespace osmanthus::audit::smt {
namespace {

/// The context of whichever of the two is a term.
template <class T>
z3::context& context_of(const T& a, const T& b) {
  return a.known() ? b.term().ctx() : a.term().ctx();
}

bool same(const Term& a, const Term& b) {
  if (a.known() != b.known()) return false;
  return a.known() ? a.value() == b.value() : z3::eq(a.term(), b.term());
}

}  // namespace

Formula::Formula(const z3::expr& term) {
  if (term.is_true() || term.is_false()) {
    value_ = term.is_true();
  } else {
    term_ = term;
  }
}

Term::Term(const z3::expr& term) {
  int value = 0;
  if (term.is_numeral_i(value)) {
    value_ = value;
  } else {
    term_ = term;
  }
}

Formula operator&(const Formula& a, const Formula& b) {
  if (a.known()) return a.value() ? b : a;
  if (b.known()) return b.value() ? a : b;
  return z3::eq(a.term(), b.term()) ? a : Formula(a.term() && b.term());
}

Formula operator|(const Formula& a, const Formula& b) {
  if (a.known()) return a.value() ? a : b;
  if (b.known()) return b.value() ? b : a;
  return z3::eq(a.term(), b.term()) ? a : Formula(a.term() || b.term());
}

Formula negated(const Formula& a) { return a.known() ? Formula(!a.value()) : Formula(!a.term()); }

Term operator+(const Term& a, const Term& b) {
  if (a.known() && b.known()) return a.value() + b.value();
  if (a.known() && a.value() == 0) return b;
  if (b.known() && b.value() == 0) return a;
  auto& context = context_of(a, b);
  return Term(a.in(context) + b.in(context));
}

Term operator-(const Term& a, const Term& b) {
  if (a.known() && b.known()) return a.value() - b.value();
  if (b.known() && b.value() == 0) return a;
  auto& context = context_of(a, b);
  return Term(a.in(context)-b.in(context));
}

Formula operator<(const Term& a, const Term& b) {
  if (a.known() && b.known()) return Formula(a.value() < b.value());
  if (same(a, b)) return Formula(false);
  auto& context = context_of(a, b);
  return Formula(a.in(context) < b.in(context));
}

Formula operator<=(const Term& a, const Term& b) {
  if (a.known() && b.known()) return Formula(a.value() <= b.value());
  if (same(a, b)) return Formula(true);
  auto& context = context_of(a, b);
  return Formula(a.in(context) <= b.in(context));
}

Formula equal(const Term& a, const Term& b) {
  if (a.known() && b.known()) return Formula(a.value() == b.value());
  if (same(a, b)) return Formula(true);
  auto& context = context_of(a, b);
  return Formula(a.in(context) == b.in(context));
}

Formula equal(const Formula& a, const Formula& b) {
  if (a.known()) return a.value() ? b : negated(b);
  if (b.known()) return b.value() ? a : negated(a);
  return Formula(a.term() == b.term());
}

Term choose(const Formula& condition, const Term& a, const Term& b) {
  if (condition.known()) return condition.value() ? a : b;
  if (same(a, b)) return a;
  auto& context = condition.term().ctx();
  return Term(z3::ite(condition.term(), a.in(context), b.in(context)));
}

Formula choose(const Formula& condition, const Formula& a, const Formula& b) {
  return (condition & a) | (negated(condition) & b);
}

}  // namespace osmanthus::audit::smt
