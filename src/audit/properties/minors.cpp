// Below an age nobody is sanctioned: fourteen, and eighteen for a list, as the pack has them; and below an
// age nothing of somebody is disclosed. Who is older, and no adult, is the business of minors_milder.cpp.
//
// One step decides it (O): can the provision take effect on somebody of that age? What rests on a standing of
// one's own is not asked again; the standing is.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "audit/inquiry.hpp"

namespace osmanthus::audit {
namespace {

constexpr const char* kProperty = "minors";

class Minors {
 public:
  explicit Minors(Inquiry& inquiry) : inquiry_(inquiry) {}

  std::vector<Verdict> run() {
    for (const auto& sanction : inquiry_.sanctions()) {
      if (!inquiry_.asks_about(sanction.rule)) continue;
      const auto* row = limit(sanction);
      if (row != nullptr && !inquiry_.rests_on_own(sanction)) decide(sanction, *row);
    }
    for (const auto& row : inquiry_.law().properties.undisclosed) {
      if (row.force.holds_on(inquiry_.request().as_of)) disclosed(row);
    }
    for (auto& verdict : milder_for_minors(inquiry_, tally_, known_)) out_.push_back(std::move(verdict));
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

  const Found& find(const Sanction& sanction, const regime::Force& force, int below) {
    // Before the whole of the law was in force, an exception may have been missing that it now has.
    const auto settled = std::min(inquiry_.cone(sanction.rule).settled, inquiry_.request().as_of);
    const Question question{.sanction = &sanction,
                            .condition = Condition::young,
                            .from = std::max(force.from, settled),
                            .years = below};
    const auto [known, fresh] = asked_.try_emplace({&sanction, question.from, below});
    if (fresh) known->second = inquiry_.find(question);
    if (known->second.life) known_.try_emplace(&sanction, known->second);
    return known->second;
  }

  /// What names somebody, shows him, or puts him where everybody may read of him.
  bool discloses(const Sanction& sanction) const {
    const bool open = sanction.kind != regime::kNone && inquiry_.regime().kinds[sanction.kind].is_public;
    return (open || sanction.sort == "criticism") && !inquiry_.rests_on_own(sanction);
  }
  void disclosed(const regime::UndisclosedAge& row) {
    for (const auto& sanction : inquiry_.sanctions()) {
      if (!inquiry_.asks_about(sanction.rule)) continue;
      if (!discloses(sanction)) continue;
      const auto& found = find(sanction, row.force, row.below);
      if (found.outcome == smt::Outcome::none) {
        tally_.none(found);
        continue;
      }
      regime::Text says{fmt::format("披露不满{}周岁者的信息。", row.below),
                        fmt::format("It discloses something of somebody below {}.", row.below)};
      auto verdict = inquiry_.verdict(sanction, kProperty, found, Rests::on_silence, std::move(says));
      verdict.grade = row.grade;
      verdict.source = row.text;
      inquiry_.add(std::move(verdict), out_);
    }
  }

  void decide(const Sanction& sanction, const regime::AgeLimit& row) {
    const auto& found = find(sanction, row.force, row.below);
    if (found.outcome == smt::Outcome::none) return tally_.none(found);
    regime::Text says{
        fmt::format("可以落到不满{}周岁的人身上；界限见{}。", row.below, row.cite.zh),
        fmt::format("It can fall on somebody below {}; for the limit see {}.", row.below, row.cite.en)};
    inquiry_.add(inquiry_.verdict(sanction, kProperty, found, Rests::on_silence, std::move(says)), out_);
  }

  Inquiry& inquiry_;
  Tally tally_;
  std::map<const Sanction*, Found> known_;
  std::map<std::tuple<const Sanction*, base::Day, int>, Found> asked_;  // from the day, below the age
  std::vector<Verdict> out_;
};

}  // namespace

std::vector<Verdict> minors(Inquiry& inquiry) { return Minors(inquiry).run(); }

}  // namespace osmanthus::audit
