// Below an age nobody is sanctioned: fourteen, and eighteen for a list, as the pack has them.
//
// One step decides it (O): can the provision take effect on somebody of that age? What rests on a standing of
// one's own is not asked again; the standing is.
#include <fmt/format.h>

#include <algorithm>

#include "audit/inquiry.hpp"

namespace osmanthus::audit {
namespace {

constexpr const char* kProperty = "minors";

class Minors {
 public:
  explicit Minors(Inquiry& inquiry) : inquiry_(inquiry) {}

  std::vector<Verdict> run() {
    for (const auto& sanction : inquiry_.sanctions()) {
      const auto* row = limit(sanction);
      if (row != nullptr && !inquiry_.rests_on_own(sanction)) decide(sanction, *row);
    }
    if (out_.empty()) out_.push_back(tally_.holds(kProperty, 'S'));
    return std::move(out_);
  }

 private:
  /// The highest age that spares somebody this sanction on the day.
  const regime::AgeLimit* limit(const Sanction& sanction) const {
    const auto day = inquiry_.request().as_of;
    const regime::AgeLimit* highest = nullptr;
    for (const auto& row : inquiry_.law().properties.ages) {
      const bool meant = row.sort == sanction.sort || (row.sort == "any" && sanction.sort != "duty");
      if (!meant || day < row.force.from || row.force.until <= day) continue;
      if (highest == nullptr || highest->below < row.below) highest = &row;
    }
    return highest;
  }

  void decide(const Sanction& sanction, const regime::AgeLimit& row) {
    // Before the whole of the law was in force, an exception may have been missing that it now has.
    const auto settled = std::min(inquiry_.cone(sanction.rule).settled, inquiry_.request().as_of);
    const Question question{.sanction = &sanction,
                            .condition = Condition::young,
                            .from = std::max(row.force.from, settled),
                            .years = row.below};
    const auto found = inquiry_.find(question);
    if (found.outcome == smt::Outcome::none) return tally_.none(found);
    regime::Text says{
        fmt::format("可以落到不满{}周岁的人身上；界限见{}。", row.below, row.cite),
        fmt::format("It can fall on somebody below {}; for the limit see {}.", row.below, row.cite)};
    inquiry_.add(inquiry_.verdict(sanction, kProperty, found, Rests::on_silence, std::move(says)), out_);
  }

  Inquiry& inquiry_;
  Tally tally_;
  std::vector<Verdict> out_;
};

}  // namespace

std::vector<Verdict> minors(Inquiry& inquiry) { return Minors(inquiry).run(); }

}  // namespace osmanthus::audit
