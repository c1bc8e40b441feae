// What a sanction restricts is connected with the act that it answers.
//
// Whether a domain is related to another is data of the pack. An act that cannot reach the sanction through
// records, lists and scores needs no question (S, for all lives); for the rest a case is looked for in which
// the sanction derives from the act.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "audit/inquiry.hpp"
#include "audit/titles.hpp"

namespace osmanthus::audit {
namespace {

constexpr const char* kProperty = "linkage";

class LinkageCheck {
 public:
  explicit LinkageCheck(Inquiry& inquiry) : inquiry_(inquiry), regime_(inquiry.regime()) {}

  std::vector<Verdict> run() {
    for (const auto& sanction : inquiry_.sanctions()) {
      if (!inquiry_.asks_about(sanction.rule)) continue;
      if (sanction.domain.empty()) continue;
      std::set<std::string> told;
      for (const auto act : inquiry_.cone(sanction.rule).acts) {
        const auto& domain = regime_.kinds[act].domain;
        if (inquiry_.signs()[act] != Sign::breach || related(domain, sanction.domain)) continue;
        if (!told.contains(domain) && decide(sanction, act)) told.insert(domain);
      }
    }
    if (out_.empty()) out_.push_back(tally_.holds(kProperty, 'S'));
    return std::move(out_);
  }

 private:
  bool related(const std::string& from, const std::string& to) const {
    if (from == to) return true;
    const auto& rows = inquiry_.law().linkage;
    return std::ranges::any_of(
        rows, [&](const auto& row) { return row.from == from && row.to == to && row.related; });
  }

  bool decide(const Sanction& sanction, regime::KindId act) {
    const auto found = inquiry_.find({.sanction = &sanction, .condition = Condition::act, .act = act});
    if (found.outcome == smt::Outcome::none) {
      tally_.none(found);
      return false;
    }
    const auto of_act = title_of_domain(inquiry_.law(), regime_.kinds[act].domain);
    const auto of_sanction = title_of_domain(inquiry_.law(), sanction.domain);
    regime::Text says{fmt::format("以“{}”领域的限制回应“{}”领域的行为。", of_sanction.zh, of_act.zh),
                      fmt::format("It answers an act of the domain \"{}\" in the domain \"{}\".", of_act.en,
                                  of_sanction.en)};
    inquiry_.add(inquiry_.verdict(sanction, kProperty, found, Rests::on_words, std::move(says)), out_);
    return true;
  }

  Inquiry& inquiry_;
  const regime::Regime& regime_;
  Tally tally_;
  std::vector<Verdict> out_;
};

}  // namespace

std::vector<Verdict> linkage(Inquiry& inquiry) { return LinkageCheck(inquiry).run(); }

}  // namespace osmanthus::audit
