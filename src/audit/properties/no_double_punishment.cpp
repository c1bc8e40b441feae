// One act is punished once with one kind of sanction.
//
// Two provisions that no event brings about together, and that count or read no act in common, share none (S,
// O). For the rest a case is looked for in which two sanctions of one sort come about by one event, or answer
// fewer breaches together than they would need apart: then some act is answered twice.
#include <array>
#include <map>
#include <set>

#include "audit/answered.hpp"
#include "audit/inquiry.hpp"
#include "audit/pairs.hpp"

namespace osmanthus::audit {
namespace {

using regime::Rank;

constexpr const char* kProperty = "no_double_punishment";

class NoDoublePunishment {
 public:
  explicit NoDoublePunishment(Inquiry& inquiry) : inquiry_(inquiry), pairs_(inquiry) {}

  std::vector<Verdict> run() {
    const auto& all = inquiry_.sanctions();
    for (std::size_t i = 0; i < all.size(); ++i) {
      const auto* row = row_of(all[i]);
      if (row == nullptr || inquiry_.is_contract(all[i])) continue;
      for (std::size_t j = i; j < all.size(); ++j) {
        const bool asked = inquiry_.asks_about(all[i].rule) || inquiry_.asks_about(all[j].rule);
        if (asked && all[j].sort == all[i].sort && !inquiry_.is_contract(all[j]))
          ask(all[i], all[j], row->grade);
      }
    }
    if (out_.empty()) out_.push_back(tally_.holds(kProperty, by_));
    return std::move(out_);
  }

 private:
  /// What the pack says of the sort itself, else of any.
  const regime::DoubleKind* row_of(const Sanction& sanction) const {
    const auto day = inquiry_.request().as_of;
    const regime::DoubleKind* found = nullptr;
    for (const auto& row : inquiry_.law().properties.double_kinds) {
      if (day < row.force.from || row.force.until <= day) continue;
      if (row.sort == sanction.sort) return &row;
      if (row.sort == "any" && sanction.sort != "duty") found = &row;
    }
    return found;
  }

  void ask(const Sanction& one, const Sanction& other, const std::string& grade) {
    const bool again = &one == &other;
    if (told(one, other) || (!again && one_sanction(one, other))) return;
    const bool meet = !again && !one.during() && !other.during() && pairs_.meet(one, other);
    auto& answered = answered_.try_emplace(one.sort, inquiry_, pairs_, one.sort).first->second;
    const bool share = !(again && one.during()) && answered.may_share(one, other);
    if (!share && meet && !pairs_.may_meet(one, other)) by_ = 'O';
    if (!share && (!meet || !pairs_.may_meet(one, other))) return;
    const auto found = inquiry_.find({.sanction = &one,
                                      .condition = Condition::shared,
                                      .other = &other,
                                      .spending = &answered.spending(),
                                      .apart = answered.least(one) + answered.least(other)});
    if (found.outcome == smt::Outcome::none) return tally_.none(found);
    auto verdict =
        pairs_.verdict(one, other, kProperty, found, Rests::on_words, again ? counted_again() : twice());
    verdict.grade = grade;
    told_.insert(names(one, other));
    Pairs::add(std::move(verdict), out_);
  }

  /// A provision of several acts is a rule for each of them; what was found of one is not asked of the next.
  using Names = std::array<std::string, 4>;
  Names names(const Sanction& one, const Sanction& other) const {
    const auto& rules = inquiry_.regime().rules;
    return {rules[one.rule].id, one.what, rules[other.rule].id, other.what};
  }
  bool told(const Sanction& one, const Sanction& other) const { return told_.contains(names(one, other)); }

  /// One thing on two grounds, the channels of one listing in one instrument, and what one provision does are
  /// one sanction; where one provision gives way to the other there is one alone.
  bool one_sanction(const Sanction& one, const Sanction& other) const {
    if (pairs_.same_provision(one, other) || pairs_.same_thing(one, other)) return true;
    if (pairs_.marked(inquiry_.law().properties.instead_of, one, other)) return true;
    const auto of_a_state = [&](const Sanction& s) { return s.during() || !pairs_.by_acts(s.rule); };
    const bool practice = inquiry_.rank(one) >= Rank::practice;  // each practice is on its own
    return !practice && pairs_.same_instrument(one, other) && of_a_state(one) && of_a_state(other);
  }

  static regime::Text twice() {
    return {"同一行为受到两项同种类的惩戒。", "One act draws two sanctions of one sort."};
  }
  static regime::Text counted_again() {
    return {"已经据以惩戒的行为再次作为惩戒的依据。",
            "Acts that it has answered already are answered by it again."};
  }

  Inquiry& inquiry_;
  Pairs pairs_;
  std::map<std::string, Answered> answered_;  // by sort
  std::set<Names> told_;
  char by_ = 'S';
  Tally tally_;
  std::vector<Verdict> out_;
};

}  // namespace

std::vector<Verdict> no_double_punishment(Inquiry& inquiry) { return NoDoublePunishment(inquiry).run(); }

}  // namespace osmanthus::audit
