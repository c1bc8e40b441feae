#include "audit/sanction.hpp"

#include <algorithm>
#include <functional>

#include "audit/burden.hpp"

namespace osmanthus::audit {
namespace {

using regime::CompiledEffect;
using regime::EffectForm;
using regime::EffectId;
using regime::KindForm;
using regime::KindId;
using regime::kNone;
using regime::Law;
using regime::NodeId;
using regime::Regime;
using regime::RuleId;

template <class Rows, class Id>
const auto* row_of(const Rows& rows, Id id, const std::string& wanted) {
  const auto found = std::ranges::find(rows.rbegin(), rows.rend(), wanted, id);
  return found == rows.rend() ? nullptr : &*found;
}

class Collector {
 public:
  Collector(const Regime& regime, const Law& law) : regime_(regime), law_(law) {}

  std::vector<Sanction> run() {
    find_weighty_records();
    for (RuleId id = 0; id < regime_.rules.size(); ++id) {
      const auto& rule = regime_.rules[id];
      if (!rule.active) continue;
      for (const EffectId effect : rule.effects) add_effect(id, effect);
      for (std::uint8_t i = 0; i < rule.conclusions.size(); ++i) {
        const KindId kind = rule.conclusions[i].kind;
        if (adverse(kind)) add(id, kNone, i, kind);
      }
    }
    return std::move(out_);
  }

 private:
  void add_effect(RuleId rule, EffectId id) {
    const auto& effect = regime_.effects[id];
    switch (effect.form) {
      case EffectForm::open:
        if (adverse(effect.kind)) add(rule, id, 0, effect.kind);
        return;
      case EffectForm::points_add:
      case EffectForm::points_lower:
        if (changes_for_the_worse(effect)) add(rule, id, 0, effect.kind);
        return;
      case EffectForm::extend:
        for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
          if (!effect.kinds.has(kind) || !adverse(kind)) continue;
          add(rule, id, 0, kind);
          out_.back().extends = true;
          return;
        }
        return;
      case EffectForm::fine:
        return add_note(rule, id, "fine", "fine", "");
      case EffectForm::warn:
        return add_note(rule, id, "warning", "warning", "");
      case EffectForm::disclose:
        return add_note(rule, id, told(effect), "criticism", domain_of_disclosure(rule));
      case EffectForm::refer:
        return add_referral(rule, id);
      default:
        return;
    }
  }

  void add(RuleId rule, EffectId effect, std::uint8_t conclusion, KindId kind) {
    Sanction sanction;
    sanction.rule = rule;
    sanction.effect = effect;
    sanction.conclusion = conclusion;
    sanction.kind = kind;
    sanction.what = regime_.kinds[kind].id;
    sanction.sort = sort_of(kind);
    if (regime_.kinds[kind].form == KindForm::measure) sanction.domain = regime_.kinds[kind].domain;
    out_.push_back(std::move(sanction));
  }

  void add_note(RuleId rule, EffectId effect, std::string what, std::string sort, std::string domain) {
    Sanction sanction;
    sanction.rule = rule;
    sanction.effect = effect;
    sanction.what = std::move(what);
    sanction.sort = std::move(sort);
    sanction.domain = std::move(domain);
    out_.push_back(std::move(sanction));
  }

  /// What is passed on burdens whoever it is about, if the pack says what the recipient does with it.
  void add_referral(RuleId rule, EffectId id) {
    const auto& effect = regime_.effects[id];
    const auto* row =
        row_of(law_.properties.recipients, &regime::Recipient::recipient, effect.source->recipient);
    if (row != nullptr) add_note(rule, id, told(effect), "record", row->domain.id);
  }

  /// A list that is public is published in its own domain; whatever else is shown touches one's name.
  std::string domain_of_disclosure(RuleId rule) const {
    for (const auto& standing : law_.standings) {
      if (standing.is_public && regime_.rules[rule].upon.has(regime_.kind(standing.id)))
        return standing.domain;
    }
    return "reputation";
  }

  static std::string told(const CompiledEffect& effect) {
    return effect.source->targets.empty() ? effect.source->channel : effect.source->targets.front().id;
  }

  /// Points lost, or of demerits given.
  bool changes_for_the_worse(const CompiledEffect& effect) const {
    const auto& score = *regime_.score(effect.kind);
    if (effect.form == EffectForm::points_lower) return !score.demerit;
    const auto& rows = regime_.numbers[effect.amount].rows;
    return std::ranges::any_of(rows, [&](const auto& row) {
      return std::ranges::any_of(row.pieces, [&](const auto& piece) {
        return worsens(score, score.demerit ? piece.amount.high : piece.amount.low);
      });
    });
  }

  bool adverse(KindId id) const {
    const auto& kind = regime_.kinds[id];
    if (kind.good || kind.form == KindForm::mark || kind.form == KindForm::score) return false;
    if (kind.form == KindForm::record) return weighty_.has(id);
    if (kind.form != KindForm::measure) return true;
    const auto form = form_of(id);
    return form != regime::MeasureForm::reward && form != regime::MeasureForm::supervision &&
           sort_of(id) != "supervision";
  }

  regime::MeasureForm form_of(KindId kind) const {
    const auto found = std::ranges::find(law_.measures, regime_.kinds[kind].id, &regime::Measure::id);
    return found->form;
  }

  std::string sort_of(KindId id) const {
    const auto& kind = regime_.kinds[id];
    switch (kind.form) {
      case KindForm::register_list:
        return "list";
      case KindForm::record:
        return "record";
      case KindForm::duty:
        return "duty";
      case KindForm::score:
        return "points";
      default:
        break;
    }
    for (const auto& row : law_.properties.sorts) {
      if (std::ranges::find(row.measures, kind.id, &regime::Name::id) != row.measures.end()) return row.sort;
    }
    switch (form_of(id)) {
      case regime::MeasureForm::publicity:
        return "criticism";
      case regime::MeasureForm::seizure:
        return "seizure";
      default:
        return "";
    }
  }

  /// Records that are public, that the pack calls weighty, or that some rule rests something on.
  void find_weighty_records() {
    for (const auto& standing : law_.standings) {
      const auto* row =
          row_of(law_.properties.records, [](const auto& r) { return r.record.id; }, standing.id);
      if (standing.is_public || row != nullptr) weighty_.add(regime_.kind(standing.id));
    }
    for (const auto& rule : regime_.rules) {
      const bool brings =
          std::ranges::any_of(rule.conclusions, [&](const auto& c) { return burdens(c.kind); }) ||
          std::ranges::any_of(rule.effects, [&](EffectId id) { return burdens(regime_.effects[id]); });
      if (rule.active && brings) add_read(rule.guard);
    }
  }
  bool burdens(KindId kind) const {
    return !regime_.kinds[kind].good && (regime_.kinds[kind].form != KindForm::measure || adverse(kind));
  }
  bool burdens(const CompiledEffect& effect) const {
    if (effect.form == EffectForm::open) return burdens(effect.kind);
    return effect.form == EffectForm::fine || effect.form == EffectForm::disclose ||
           effect.form == EffectForm::extend;
  }
  void add_read(NodeId id) {
    if (id == kNone) return;
    const auto& node = regime_.nodes[id];
    for (const NodeId child : node.children) add_read(child);
    if (!node.negated) weighty_.add(node.kinds);
  }

  const Regime& regime_;
  const Law& law_;
  regime::KindSet weighty_;
  std::vector<Sanction> out_;
};

Sign sign_named(std::string_view word) {
  if (word == "breach") return Sign::breach;
  if (word == "duty") return Sign::duty;
  if (word == "deed") return Sign::deed;
  return word == "step" ? Sign::step : Sign::neutral;
}

}  // namespace

std::vector<Sanction> sanctions(const Regime& regime, const Law& law) { return Collector(regime, law).run(); }

Sanction doing(const Regime& regime, RuleId rule, EffectId effect, std::uint8_t conclusion, KindId kind) {
  Sanction out;
  out.rule = rule;
  out.effect = effect;
  out.conclusion = conclusion;
  out.kind = kind;
  if (kind != kNone) out.what = regime.kinds[kind].id;
  return out;
}

std::vector<Sign> signs(const Regime& regime, const Law& law) {
  std::vector<Sign> all(regime.kinds.size(), Sign::step);
  for (const auto& act : law.acts) {
    auto& sign = all[regime.kind(act.id)];
    const bool own = act.by.empty() || act.by == "subject";
    if (own) sign = act.good ? Sign::duty : Sign::breach;
  }
  for (const auto& row : law.properties.acts) {
    if (const auto kind = regime.kind(row.act.id); kind != kNone) all[kind] = sign_named(row.sign);
  }
  return all;
}

}  // namespace osmanthus::audit
