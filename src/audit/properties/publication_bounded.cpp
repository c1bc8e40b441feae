// Publication has a legal scope: what, of whom, to whom and for how long; and it ends with its ground.
//
// What is shown, of whom and to whom are tables and clauses (S, for all lives); so is whether a term is set
// (T). A case shows that the provision is applied at all, or that what is shown outlasts its ground.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "audit/ground.hpp"
#include "audit/inquiry.hpp"
#include "audit/titles.hpp"
#include "audit/ways.hpp"

namespace osmanthus::audit {
namespace {

using regime::EffectForm;
using regime::KindForm;
using regime::KindId;
using regime::kNone;
using regime::NumberId;
using regime::Relation;

constexpr const char* kProperty = "publication_bounded";

class PublicationBounded {
 public:
  explicit PublicationBounded(Inquiry& inquiry)
      : inquiry_(inquiry),
        regime_(inquiry.regime()),
        demands_(inquiry.law().properties.due_process),
        day_(inquiry.request().as_of) {}

  std::vector<Verdict> run() {
    for (const auto& sanction : inquiry_.sanctions()) {
      if (!inquiry_.asks_about(sanction.rule)) continue;
      if (!publishes(sanction) || sanction.extends) continue;
      judge_contents(sanction);
      judge_person(sanction);
      judge_audience(sanction);
      judge_length(sanction);
      judge_end(sanction);
    }
    if (out_.empty()) out_.push_back(tally_.holds(kProperty, 'S'));
    return std::move(out_);
  }

 private:
  // ---- what publishes

  bool publishes(const Sanction& sanction) const {
    return discloses(sanction) || is_public(sanction) || is_shown(sanction);
  }
  bool discloses(const Sanction& sanction) const {
    return !sanction.during() && regime_.effects[sanction.effect].form == EffectForm::disclose;
  }
  /// A register or record that everybody may read.
  bool is_public(const Sanction& sanction) const {
    return sanction.kind != kNone && regime_.kinds[sanction.kind].is_public;
  }
  bool is_shown(const Sanction& sanction) const {
    const auto& measures = inquiry_.law().measures;
    const auto found = std::ranges::find(measures, sanction.what, &regime::Measure::id);
    return sanction.kind != kNone && found != measures.end() && found->form == regime::MeasureForm::publicity;
  }

  // ---- what is shown

  void judge_contents(const Sanction& sanction) {
    for (const auto& row : demands_.shown) {
      if (row.provision.id != regime_.rules[sanction.rule].id) continue;
      if (!row.reading.empty() && row.reading != regime_.reading_name) continue;
      std::vector<regime::Text> fields;
      regime::Text cite;
      for (const auto& never : demands_.never_shown) {
        if (!in_force(never.force, day_) || std::ranges::find(row.fields, never.field) == row.fields.end())
          continue;
        fields.push_back(title_of_shown(never.field));
        cite = never.cite;
      }
      if (fields.empty()) continue;
      tell(sanction, Rests::on_words, 'S',
           {fmt::format("公开的内容包括{}；界限见{}。", joined(fields).zh, cite.zh),
            fmt::format("It shows {}; for the limit see {}.", joined(fields).en, cite.en)});
    }
  }

  // ---- of whom

  /// Whoever is named must bear the ground himself.
  void judge_person(const Sanction& sanction) {
    const bool other = sanction.during() ? regime_.rules[sanction.rule].via != Relation::self
                                         : regime_.effects[sanction.effect].to != Relation::self;
    if (!other) return;
    tell(sanction, Rests::on_words, 'S',
         {"被公开的并非其根据所指的人。", "It names somebody who does not bear the ground himself."});
  }

  // ---- to whom

  /// To everybody only who is listed, or what is of social impact.
  void judge_audience(const Sanction& sanction) {
    if (!is_open(sanction) || is_listed(sanction) || of_impact(sanction)) return;
    tell(sanction, Rests::on_words, 'S',
         {"向所有人公开并未列入名单、行为也不具有一定社会影响的人。",
          "It is open to everybody although nobody is listed for it and the act is not of social impact."});
  }
  bool is_open(const Sanction& sanction) const {
    if (!discloses(sanction)) return true;
    const auto& audience = regime_.effects[sanction.effect].source->audience;
    return std::ranges::find(demands_.publication.open, audience) != demands_.publication.open.end();
  }
  bool is_listed(const Sanction& sanction) const {
    const auto listed = [&](KindId kind) { return regime_.kinds[kind].form == KindForm::register_list; };
    return (sanction.kind != kNone && listed(sanction.kind)) ||
           std::ranges::any_of(grounds(inquiry_, sanction), listed);
  }
  bool of_impact(const Sanction& sanction) const {
    const auto& rule = regime_.rules[sanction.rule];
    if (rule.upon.empty() || rule.on_commencement) return false;
    for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
      const bool may_be_told = std::ranges::any_of(demands_.social_impact, [&](const auto& row) {
        return row.act.id == regime_.kinds[kind].id && in_force(row.force, day_);
      });
      if (rule.upon.has(kind) && !may_be_told) return false;
    }
    return true;
  }

  // ---- for how long

  void judge_length(const Sanction& sanction) {
    if (discloses(sanction)) return judge_telling(sanction);
    if (sanction.during() && follows_own(inquiry_, sanction)) return;
    if (sanction.during() || !bounded(term_of(sanction))) {
      const auto found = inquiry_.find({.sanction = &sanction, .condition = Condition::endless});
      if (found.outcome != smt::Outcome::none)
        return tell(sanction, found, Rests::on_silence, 'T', endless());
      tally_.none(found);
    }
    const auto* cap = cap_of(sanction);
    if (cap == nullptr || (!sanction.during() && longest(sanction) <= cap->days)) return;
    const auto found =
        inquiry_.find({.sanction = &sanction, .condition = Condition::lasting, .days = cap->days});
    if (found.outcome == smt::Outcome::none) return tally_.none(found);
    tell(sanction, found, Rests::on_words, 'T', too_long(*cap));
  }

  /// What is told of a public standing ends with it; else it must say for how long.
  void judge_telling(const Sanction& sanction) {
    const auto term = term_of(sanction);
    if (term == kNone && ends_with_its_ground(sanction)) return;
    if (!bounded(term)) return tell(sanction, Rests::on_silence, 'T', endless());
    const auto* cap = cap_of(sanction);
    if (cap != nullptr && longest_days(regime_, term) > cap->days)
      tell(sanction, Rests::on_words, 'T', too_long(*cap));
  }
  bool ends_with_its_ground(const Sanction& sanction) const {
    return std::ranges::any_of(grounds(inquiry_, sanction),
                               [&](KindId kind) { return regime_.kinds[kind].is_public; });
  }

  NumberId term_of(const Sanction& sanction) const {
    const auto& effect = regime_.effects[sanction.effect];
    return effect.lasts != kNone ? effect.lasts : effect.until;
  }
  bool bounded(NumberId number) const {
    return number != kNone && std::ranges::all_of(regime_.numbers[number].rows, [](const auto& row) {
             return std::ranges::all_of(
                 row.pieces, [](const auto& p) { return p.amount.unit != regime::NumberUnit::none; });
           });
  }
  int longest(const Sanction& sanction) const {
    int extension = 0;
    for (const auto& effect : regime_.effects) {
      if (effect.form == EffectForm::extend && effect.kinds.has(sanction.kind) &&
          regime_.rules[effect.rule].active)
        extension = std::max(extension, longest_days(regime_, effect.amount));
    }
    const int term = longest_days(regime_, term_of(sanction));
    return term == base::kNever ? term : term + extension;
  }

  /// The shortest cap that is law in the place of the provision on the day.
  const regime::LongestShown* cap_of(const Sanction& sanction) const {
    const auto& rule = regime_.rules[sanction.rule];
    const regime::LongestShown* shortest = nullptr;
    for (const auto& row : demands_.longest_shown) {
      const bool meant = row.sort == sanction.sort || row.sort == "any";
      if (!meant || !in_force(row.force, day_)) continue;
      if (!row.in.id.empty()) {
        const auto place = regime_.place_within[regime_.place(row.in.id)];
        if (rule.everywhere || (rule.where & ~place) != 0) continue;
      }
      if (shortest == nullptr || row.days < shortest->days) shortest = &row;
    }
    return shortest;
  }

  static regime::Text endless() {
    return {"没有规定公开的期限。", "Nothing says for how long it is public."};
  }
  static regime::Text too_long(const regime::LongestShown& cap) {
    return {
        fmt::format("可以公开超过{}日；上限见{}。", cap.days, cap.cite.zh),
        fmt::format("It can be public for more than {} days; for the cap see {}.", cap.days, cap.cite.en)};
  }

  // ---- and no longer than its ground

  void judge_end(const Sanction& sanction) {
    if (sanction.during() || term_of(sanction) == kNone || answers_a_breach(sanction)) return;
    for (const KindId ground : grounds(inquiry_, sanction)) {
      if (discloses(sanction) && !may_end_before(ground, term_of(sanction))) continue;
      Question question{.sanction = &sanction};
      if (!discloses(sanction)) {
        question.condition = Condition::lasting;
        question.days = question.earlier = grace();
        question.off = {ground};
      }
      const auto found = inquiry_.find(question);
      if (found.outcome != smt::Outcome::none)
        return tell(
            sanction, found, Rests::on_words, discloses(sanction) ? 'S' : 'Q',
            {fmt::format("其根据（{}）消灭之后仍然公开。", regime_.kinds[ground].id),
             fmt::format("It stays public after its ground ({}) has ended.", regime_.kinds[ground].id)});
      tally_.none(found);
    }
  }
  /// What a new act sets off has that act for its ground, whatever else must hold.
  bool answers_a_breach(const Sanction& sanction) const {
    const auto& rule = regime_.rules[sanction.rule];
    for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
      if (rule.upon.has(kind) && inquiry_.signs()[kind] == Sign::breach) return true;
    }
    return false;
  }
  /// What is once told for a time is told for all of it.
  bool may_end_before(KindId ground, NumberId term) const {
    return std::ranges::any_of(regime_.effects, [&](const auto& effect) {
      if (!regime_.rules[effect.rule].active) return false;
      if (effect.form == EffectForm::end) return effect.kinds.has(ground);
      const auto own = effect.lasts != kNone ? effect.lasts : effect.until;
      return effect.form == EffectForm::open && effect.kind == ground && own != kNone &&
             shortest_days(regime_, own) < longest_days(regime_, term);
    });
  }
  /// The working days of grace, in days, with weekends and the longest holidays.
  int grace() const { return 2 * demands_.publication.grace + 10; }

  // ---- telling

  void tell(const Sanction& sanction, Rests rests, char by, regime::Text says) {
    const auto found = inquiry_.find({.sanction = &sanction});
    if (found.outcome == smt::Outcome::none) return tally_.none(found);
    tell(sanction, found, rests, by, std::move(says));
  }
  void tell(const Sanction& sanction, const Found& found, Rests rests, char by, regime::Text says) {
    auto verdict = inquiry_.verdict(sanction, kProperty, found, rests, std::move(says));
    verdict.by = by;
    verdict.all_lives = by != 'Q';
    inquiry_.add(std::move(verdict), out_);
  }

  Inquiry& inquiry_;
  const regime::Regime& regime_;
  const regime::DueProcess& demands_;
  base::Day day_;
  Tally tally_;
  std::vector<Verdict> out_;
};

}  // namespace

std::vector<Verdict> publication_bounded(Inquiry& inquiry) { return PublicationBounded(inquiry).run(); }

}  // namespace osmanthus::audit
