// Numbers and truths that are either known or terms of the solver. What is known is folded at once, so that a
// life whose dates are known never reaches the solver.
#pragma once

#include <z3++.h>

#include <optional>

namespace osmanthus::audit::smt {

class Formula {
 public:
  Formula() = default;
  explicit Formula(bool value) : value_(value) {}
  explicit Formula(const z3::expr& term);

  bool known() const { return !term_; }
  bool value() const { return value_; }  // only if known
  z3::expr in(z3::context& context) const { return term_ ? *term_ : context.bool_val(value_); }
  const z3::expr& term() const { return *term_; }

 private:
  std::optional<z3::expr> term_;
  bool value_ = false;
};

Formula operator&(const Formula& a, const Formula& b);
Formula operator|(const Formula& a, const Formula& b);
Formula negated(const Formula& a);

class Term {
 public:
  Term() = default;
  Term(int value) : value_(value) {}  // a number is a term
  explicit Term(const z3::expr& term);

  bool known() const { return !term_; }
  int value() const { return value_; }  // only if known
  z3::expr in(z3::context& context) const { return term_ ? *term_ : context.int_val(value_); }
  const z3::expr& term() const { return *term_; }

 private:
  std::optional<z3::expr> term_;
  int value_ = 0;
};

Term operator+(const Term& a, const Term& b);
Term operator-(const Term& a, const Term& b);
Formula operator<(const Term& a, const Term& b);
Formula operator<=(const Term& a, const Term& b);
Formula equal(const Term& a, const Term& b);
Formula equal(const Formula& a, const Formula& b);

/// a if the condition holds, else b.
Term choose(const Formula& condition, const Term& a, const Term& b);
Formula choose(const Formula& condition, const Formula& a, const Formula& b);

}  // namespace osmanthus::audit::smt
