// Cases alike but for a personal trait, or but for the city, fare alike.
//
// Where no provision of the cone reads the trait, in oneself or through a role, both lives are the same (I,
// for all lives). For the rest two lives that differ in nothing else are looked for, of which one bears what
// the other does not, whatever the authorities choose.
#include <algorithm>

#include "audit/pairs_of_lives.hpp"
#include "audit/smt/lives.hpp"
#include "audit/two_lives_names.hpp"

namespace osmanthus::audit {
namespace {

using regime::NodeId;
using regime::Relation;
using By = Apart::By;

constexpr const char* kProperty = "equal_treatment";

class EqualTreatment {
 public:
  explicit EqualTreatment(Inquiry& inquiry)
      : inquiry_(inquiry), regime_(inquiry.regime()), pairs_(inquiry), perks_(perks(regime_)) {}

  std::vector<Verdict> run() {
    for (const auto& trait : inquiry_.law().properties.protected_traits) {
      if (trait.force.holds_on(inquiry_.request().as_of)) compare(trait);
    }
    if (out_.empty()) out_.push_back(tally_.holds(kProperty, 'I'));
    return std::move(out_);
  }

 private:
  void compare(const regime::ProtectedTrait& trait) {
    const auto apart = *apart_by(regime_, trait.trait.id);
    for (const auto* some : {&inquiry_.sanctions(), &perks_}) {
      for (const auto& sanction : *some) {
        if (!inquiry_.asks_about(sanction.rule)) continue;
        if (sanction.extends || permitted(sanction) || licensed(trait, sanction)) continue;
        const auto contrast = pairs_.worse_off(sanction);
        if (follows(sanction, apart) || !reads(pairs_.cone(contrast), apart)) continue;
        apart.by == By::place ? compare_places(trait, contrast) : decide(trait, contrast, apart);
      }
    }
  }

  /// What is done at the authority's pleasure it may do to both or to neither.
  bool permitted(const Sanction& sanction) const {
    const auto modality = sanction.during()
                              ? regime_.rules[sanction.rule].conclusions[sanction.conclusion].modality
                              : regime_.effects[sanction.effect].modality;
    return modality == regime::Modality::may;
  }

  bool licensed(const regime::ProtectedTrait& trait, const Sanction& sanction) const {
    return std::ranges::any_of(inquiry_.law().properties.licensed, [&](const auto& row) {
      return row.trait.id == trait.trait.id && (row.sort == "any" || row.sort == sanction.sort) &&
             row.force.holds_on(inquiry_.request().as_of);
    });
  }

  // ---- what reads the trait

  static bool reads(const Cone& cone, const Apart& apart) {
    const auto related = [&](Relation a, Relation b) {
      return cone.relations.contains(a) || cone.relations.contains(b);
    };
    switch (apart.by) {
      case By::attribute:
        return cone.attributes.contains(apart.attribute);
      case By::relation:
        return apart.relation == Relation::parent ? related(Relation::parent, Relation::child)
                                                  : related(Relation::unit, Relation::member);
      default:
        return !cone.places.empty();
    }
  }

  /// Whether it rests on a standing of one's own, which is asked about itself, and on nothing of the trait.
  bool follows(const Sanction& sanction, const Apart& apart) const {
    if (!inquiry_.rests_on_own(sanction)) return false;
    const auto& rule = regime_.rules[sanction.rule];
    const bool placed = apart.by == By::place || apart.attribute == regime::kHome;
    return !(placed && !rule.everywhere) && !reads(rule.guard, apart);
  }
  bool reads(NodeId id, const Apart& apart) const {
    if (id == regime::kNone) return false;
    const auto& node = regime_.nodes[id];
    const bool own = node.op == regime::Op::attribute && node.a == apart.attribute;
    const bool placed = node.op == regime::Op::in_place && apart.by != By::relation;
    const bool home = node.op == regime::Op::attribute && node.a == regime::kHome && apart.by == By::place;
    const bool score = node.op == regime::Op::score || node.op == regime::Op::earlier_score;
    if (own || placed || home || score || node.via != Relation::self) return true;
    return std::ranges::any_of(node.children, [&](NodeId child) { return reads(child, apart); });
  }

  // ---- two lives

  void decide(const regime::ProtectedTrait& trait, const Contrast& contrast, const Apart& apart) {
    auto found = pairs_.find(contrast, apart, Rests::on_words);
    if (found.outcome == smt::Outcome::none) return none(found);
    report(trait, contrast, apart, std::move(found));
  }

  /// The provision's own place, and each other that the law tells apart from it.
  void compare_places(const regime::ProtectedTrait& trait, const Contrast& contrast) {
    const auto places = smt::smallest_places(regime_, pairs_.cone(contrast));
    FoundPair last;
    for (const auto& place : places) {
      for (const auto& elsewhere : places) {
        if (place == elsewhere || !in_place(contrast, place)) continue;
        const Apart apart{.by = By::place, .place = place, .elsewhere = elsewhere};
        auto found = pairs_.find(contrast, apart, Rests::on_words);
        if (found.outcome == smt::Outcome::found) return report(trait, contrast, apart, std::move(found));
        if (last.outcome != smt::Outcome::unknown) last = std::move(found);
      }
    }
    if (last.outcome == smt::Outcome::none) return none(last);
    report(trait, contrast, Apart{.by = By::place}, std::move(last));
  }
  bool in_place(const Contrast& contrast, const std::string& place) const {
    const auto& rule = regime_.rules[contrast.sanction->rule];
    return rule.everywhere || (rule.where >> regime_.place(place) & 1U) != 0;
  }

  void none(const FoundPair& found) {
    tally_.none(
        {.outcome = found.outcome, .events = found.events, .all_lives = false, .life = {}, .borne = {}});
  }

  void report(const regime::ProtectedTrait& trait, const Contrast& contrast, const Apart& apart,
              FoundPair found) {
    auto verdict = pairs_.verdict(kProperty, contrast, std::move(found), Rests::on_words, says(apart));
    verdict.grade = trait.grade;
    verdict.source = trait.text;
    if (apart.by == By::place) verdict.label = "disparity";
    inquiry_.add(std::move(verdict), out_);
  }

  regime::Text says(const Apart& apart) const {
    if (apart.by == By::place)
      return {"同样的行为，在一地如此处理，在另一地则不然（地区差别）。",
              "The same conduct is answered so in one place and not in another (disparity)."};
    if (apart.by == By::relation && apart.relation == Relation::parent)
      return {"仅因为是谁的子女而处理不同。", "They fare differently only for whose child one is."};
    if (apart.by == By::relation)
      return {"仅因为属于哪个单位而处理不同。", "They fare differently only for whose servant one is."};
    if (apart.attribute == regime::kHome)
      return {"仅因居住地而处理不同。", "They fare differently only for where they live."};
    if (apart.attribute == regime::kSex)
      return {"仅因性别而处理不同。", "They fare differently only for their sex."};
    const auto& name = regime_.attributes[apart.attribute];
    return {"仅因“" + name + "”而处理不同。", "They fare differently only for \"" + name + "\"."};
  }

  Inquiry& inquiry_;
  const regime::Regime& regime_;
  PairsOfLives pairs_;
  const std::vector<Sanction> perks_;
  Tally tally_;
  std::vector<Verdict> out_;
};

}  // namespace

std::vector<Verdict> equal_treatment(Inquiry& inquiry) { return EqualTreatment(inquiry).run(); }

}  // namespace osmanthus::audit
