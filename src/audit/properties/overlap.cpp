// One fact does not fall under two rules of the same kind, neither of which gives way.
//
// Two provisions that share no trigger, place, bearer or sort never do (S), nor do two whose guards cannot
// hold of one event (O). For the rest one event is looked for that brings both about.
#include "audit/inquiry.hpp"
#include "audit/pairs.hpp"

namespace osmanthus::audit {
namespace {

constexpr const char* kProperty = "overlap";

class Overlap {
 public:
  explicit Overlap(Inquiry& inquiry) : inquiry_(inquiry), pairs_(inquiry) {}

  std::vector<Verdict> run() {
    const auto& all = inquiry_.sanctions();
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (std::size_t j = i + 1; j < all.size(); ++j) {
        const bool asked = inquiry_.asks_about(all[i].rule) || inquiry_.asks_about(all[j].rule);
        if (asked && candidates(all[i], all[j])) ask(all[i], all[j]);
      }
    }
    if (out_.empty()) out_.push_back(tally_.holds(kProperty, by_));
    return std::move(out_);
  }

 private:
  bool candidates(const Sanction& one, const Sanction& other) const {
    if (one.during() || other.during() || one.sort != other.sort || one.extends != other.extends)
      return false;
    if (pairs_.same_provision(one, other) || pairs_.same_thing(one, other)) return false;
    if (inquiry_.is_contract(one) || inquiry_.is_contract(other)) return false;
    const auto& rules = inquiry_.regime().rules;
    const auto& marks = inquiry_.law().properties;
    return rules[one.rule].upon.meets(rules[other.rule].upon) && pairs_.meet(one, other) &&
           !pairs_.marked(marks.cumulative, one, other) && !pairs_.marked(marks.instead_of, one, other);
  }

  void ask(const Sanction& one, const Sanction& other) {
    if (!pairs_.may_meet(one, other)) {
      by_ = 'O';
      return;
    }
    const auto found = inquiry_.find({.sanction = &one, .condition = Condition::one_event, .other = &other});
    if (found.outcome == smt::Outcome::none) return tally_.none(found);
    regime::Text says{"同一事实同时落入两条同类规则，两者互不相让。",
                      "One fact falls under two rules of one sort, and neither gives way."};
    Pairs::add(pairs_.verdict(one, other, kProperty, found, Rests::on_silence, std::move(says)), out_);
  }

  Inquiry& inquiry_;
  Pairs pairs_;
  char by_ = 'S';
  Tally tally_;
  std::vector<Verdict> out_;
};

}  // namespace

std::vector<Verdict> overlap(Inquiry& inquiry) { return Overlap(inquiry).run(); }

}  // namespace osmanthus::audit
