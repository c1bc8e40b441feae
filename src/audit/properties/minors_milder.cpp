// Who is between two ages, as the pack has them, fares more mildly than an adult would.
//
// Two lives differ only in the birth. One that bears a sanction and is spared nothing that the adult bears,
// whatever the authorities choose, is looked for step by step: what the last two lives spared him, by the
// integers, must not be spared him in the next.
#include <fmt/format.h>

#include <algorithm>

#include "audit/pairs_of_lives.hpp"

namespace osmanthus::audit {
namespace {

constexpr const char* kProperty = "minors";
constexpr int kMostSteps = 6;

class Milder {
 public:
  Milder(Inquiry& inquiry, Tally& tally, const std::map<const Sanction*, Found>& known)
      : inquiry_(inquiry), pairs_(inquiry), tally_(tally), known_(known) {
    for (const auto& sanction : inquiry_.sanctions()) everything_.push_back(&sanction);
  }

  std::vector<Verdict> run() {
    for (const auto& sanction : inquiry_.sanctions()) {
      if (!inquiry_.asks_about(sanction.rule)) continue;
      const auto* row = row_of(sanction);
      if (row != nullptr && !sanction.extends && !inquiry_.rests_on_own(sanction)) decide(sanction, *row);
    }
    return std::move(out_);
  }

 private:
  /// The line for the sort itself, else that for any; a duty lightens nothing.
  const regime::MilderAge* row_of(const Sanction& sanction) const {
    const regime::MilderAge* found = nullptr;
    for (const auto& row : inquiry_.law().properties.milder) {
      if (!row.force.holds_on(inquiry_.request().as_of)) continue;
      if (row.sort == sanction.sort) return &row;
      if (row.sort == "any" && sanction.sort != "duty") found = &row;
    }
    return found;
  }

  void decide(const Sanction& sanction, const regime::MilderAge& row) {
    const Apart apart{.by = Apart::By::age, .from = row.from, .below = row.below};
    const auto kinds =
        sanction.kind == regime::kNone ? std::vector<regime::KindId>{} : std::vector{sanction.kind};
    const Contrast whole{
        .sanction = &sanction, .alike = true, .kinds = kinds, .notes = {}, .unspared = everything_};
    Contrast sought{.sanction = &sanction, .alike = true, .kinds = kinds};
    if (auto pair = of_known_life(sanction, apart); pair.lives && pairs_.always(*pair.lives, whole))
      return report(whole, row, std::move(pair));
    for (int step = 0; step < kMostSteps; ++step) {
      auto found = pairs_.find(sought, apart, Rests::on_silence);
      if (found.outcome == smt::Outcome::none)
        return tally_.none(
            {.outcome = found.outcome, .events = found.events, .all_lives = false, .life = {}, .borne = {}});
      if (found.outcome == smt::Outcome::unknown || pairs_.always(*found.lives, whole))
        return report(whole, row, std::move(found));
      if (!add(pairs_.spared(*found.lives, whole), sought.unspared)) break;
    }
    report(whole, row, {.outcome = smt::Outcome::unknown, .events = 0, .lives = {}});
  }

  /// The life of somebody younger who bears it, lived by one who is just old enough.
  FoundPair of_known_life(const Sanction& sanction, const Apart& apart) const {
    FoundPair pair{.outcome = smt::Outcome::found, .events = 0, .lives = {}};
    const auto known = known_.find(&sanction);
    if (known == known_.end() || !known->second.borne) return pair;
    pair.events = known->second.events;
    pair.lives.emplace();
    pair.lives->apart = &apart;
    auto& life = pair.lives->life = *known->second.life;
    rename(known->second.borne->who, life);
    base::Day first = life.as_of;
    for (const auto& event : life.events) first = std::min(first, event.on);
    life.subjects.front().born = base::plus(first, -apart.from, base::Unit::years, {});
    return pair;
  }
  /// So that he is the one, and comes first.
  static void rename(const std::string& who, regime::Case& life) {
    const auto to_one = [&](std::string& label) {
      if (label == who) label = kOne;
    };
    for (auto& subject : life.subjects) {
      to_one(subject.label);
      for (auto& [relation, others] : subject.relations) std::ranges::for_each(others, to_one);
    }
    for (auto& event : life.events) to_one(event.by);
    std::ranges::stable_partition(life.subjects, [](const auto& subject) { return subject.label == kOne; });
  }

  /// Whether some of them are new.
  static bool add(const std::vector<const Sanction*>& more, std::vector<const Sanction*>& to) {
    const auto known = to.size();
    for (const auto* sanction : more) {
      if (std::ranges::find(to, sanction) == to.end()) to.push_back(sanction);
    }
    return to.size() > known;
  }

  void report(const Contrast& contrast, const regime::MilderAge& row, FoundPair found) {
    regime::Text says{
        fmt::format("已满{}周岁不满{}周岁者所受处理不轻于成年人。", row.from, row.below),
        fmt::format("From {} to {} one is treated no more mildly than an adult.", row.from, row.below - 1)};
    auto verdict = pairs_.verdict(kProperty, contrast, std::move(found), Rests::on_silence, std::move(says));
    verdict.grade = row.grade;
    verdict.source = row.text;
    inquiry_.add(std::move(verdict), out_);
  }

  Inquiry& inquiry_;
  PairsOfLives pairs_;
  Tally& tally_;
  const std::map<const Sanction*, Found>& known_;
  std::vector<const Sanction*> everything_;
  std::vector<Verdict> out_;
};

}  // namespace

std::vector<Verdict> milder_for_minors(Inquiry& inquiry, Tally& tally,
                                       const std::map<const Sanction*, Found>& known) {
  return Milder(inquiry, tally, known).run();
}

}  // namespace osmanthus::audit
