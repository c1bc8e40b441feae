#include "audit/cases/expectation.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "explain/explain.hpp"
#include "explain/life.hpp"

namespace osmanthus::audit {
namespace {

using regime::EffectForm;
using regime::EffectId;
using regime::ExpectedItem;
using regime::KindForm;
using regime::KindId;
using regime::kNone;
using registry::Plain;

/// The effects that the gate's conditions decide about.
std::vector<EffectId> effects_of(const regime::Regime& regime, const Gate& gate) {
  if (gate.during()) return {};
  return gate.bars ? std::vector{gate.effect} : regime.rules[gate.rule].effects;
}

/// Keeps on whom some effects are carried out.
class Watch {
 public:
  static constexpr bool kReasons = false;

  explicit Watch(std::vector<EffectId> effects) : effects_(std::move(effects)) {}

  void opened(const explain::PlainCircle& circle, std::size_t entry) {
    const auto& e = circle.entries[entry];
    if (!watched(e.effect)) return;
    on.insert(e.subject);
    if (e.from < base::kNever) seen = std::max(seen, e.from);
  }
  void redated(const explain::PlainCircle& circle, std::size_t entry, base::Day from, base::Day to,
               EffectId effect) {
    const auto& e = circle.entries[entry];
    if (watched(effect) && (e.from != from || e.to != to)) on.insert(e.subject);
  }
  void noted(EffectId effect, std::uint8_t bearer, std::int32_t) {
    if (watched(effect)) on.insert(bearer);
  }

  std::set<std::uint8_t> on;
  base::Day seen = base::kAlways;

 private:
  bool watched(EffectId effect) const { return std::ranges::find(effects_, effect) != effects_.end(); }
  std::vector<EffectId> effects_;
};

/// A life lived through, and what is in effect at its end.
class Lived {
 public:
  using Reading = registry::Reading<Plain, registry::KeepNothing, explain::CaseDecides>;

  template <class Sink>
  Lived(const regime::Regime& regime, const regime::Case& life, Sink& sink)
      : regime_(regime),
        life_(regime, life),
        decide_(regime, life_),
        domain_{&regime.calendar},
        state_(regime, circle_, domain_, nothing_, decide_) {
    explain::live(regime, life_, circle_, sink, decide_);
    state_.at(life.as_of, nullptr);
  }

  const explain::Life& life() const { return life_; }
  Reading& state() { return state_; }

  /// What of one kind is in effect on q: by which provisions, and, if one entry alone carries it, from when
  /// to when.
  std::optional<ExpectedItem> item(KindId kind, std::uint8_t q) {
    ExpectedItem item;
    item.has_because = true;
    const registry::Entry<Plain>* single = nullptr;
    int carriers = 0;
    const auto add = [&](const std::string& provision) {
      if (std::ranges::find(item.because, provision) == item.because.end()) item.because.push_back(provision);
    };
    for (const auto& e : circle_.entries) {
      if (e.kind != kind || e.subject != q || e.from >= e.to) continue;
      ++carriers;
      if (!state_.running(e)) continue;
      single = &e;
      add(regime_.rules[regime_.effects[e.effect].rule].id);
    }
    for (const auto& concluder : regime_.concluders[kind]) {
      if (!state_.concludes(concluder.rule, concluder.conclusion, q)) continue;
      ++carriers;
      add(regime_.rules[concluder.rule].id);
    }
    if (item.because.empty()) return std::nullopt;
    const bool list = regime_.kinds[kind].form == KindForm::register_list;
    item.fields[list ? "register" : "id"] = regime_.kinds[kind].id;
    if (single != nullptr && carriers == 1) {
      item.fields["since"] = base::format_date(single->from);
      item.fields["until"] = single->to >= base::kNever ? "null" : base::format_date(single->to);
    }
    return item;
  }

 private:
  const regime::Regime& regime_;
  const explain::Life life_;
  explain::CaseDecides decide_;
  explain::PlainCircle circle_;
  Plain domain_;
  registry::KeepNothing nothing_;
  Reading state_;
};

std::string field_of(KindForm form) {
  switch (form) {
    case KindForm::register_list:
      return "listings";
    case KindForm::record:
      return "records";
    case KindForm::measure:
      return "measures";
    case KindForm::score:
      return "scores";
    default:
      return "timeline";
  }
}

std::set<std::string> fields_of(const regime::Regime& regime, const Gate& gate) {
  std::set<std::string> fields;
  const auto add = [&](KindId kind) { fields.insert(field_of(regime.kinds[kind].form)); };
  if (gate.during()) add(regime.rules[gate.rule].conclusions[gate.conclusion].kind);
  for (const auto id : effects_of(regime, gate)) {
    const auto& effect = regime.effects[id];
    if (effect.kind != kNone && regime.kinds[effect.kind].form != KindForm::mark) add(effect.kind);
    for (KindId kind = 0; kind < regime.kinds.size(); ++kind) {
      if (effect.kinds.has(kind)) add(kind);
    }
    if (effect.form >= EffectForm::warn) fields.insert("timeline");
  }
  return fields;
}

std::vector<ExpectedItem> in_effect(const regime::Regime& regime, Lived& lived, const std::string& field,
                                    std::uint8_t q) {
  std::vector<ExpectedItem> items;
  for (KindId kind = 0; kind < regime.kinds.size(); ++kind) {
    if (field_of(regime.kinds[kind].form) != field) continue;
    if (auto item = lived.item(kind, q)) items.push_back(std::move(*item));
  }
  return items;
}

std::vector<ExpectedItem> scores(const regime::Regime& regime, Lived& lived, std::uint8_t q) {
  std::vector<ExpectedItem> items;
  for (const auto& score : regime.scores) {
    if (!lived.state().covered(score, q)) continue;
    items.emplace_back().fields = {{"id", regime.kinds[score.kind].id},
                                   {"value", std::to_string(lived.state().points(score, q))}};
  }
  return items;
}

std::vector<ExpectedItem> timeline(const regime::Regime& regime, const regime::Case& life,
                                   const std::string& label) {
  std::vector<ExpectedItem> items;
  for (const auto& change : explain::explain(regime, life).timeline) {
    if (change.subject != label) continue;
    auto& item = items.emplace_back();
    item.fields = {{"change", change.change}, {"what", change.what}, {"on", base::format_date(change.on)}};
    item.because = {change.because.provision};
    item.has_because = true;
  }
  return items;
}

}  // namespace

Acted acted(const regime::Regime& regime, const Gate& gate, const regime::Case& life) {
  Watch watch(effects_of(regime, gate));
  Lived lived(regime, life, watch);
  for (std::uint8_t q = 0; gate.during() && q < lived.life().labels().size(); ++q) {
    if (lived.state().concludes(gate.rule, gate.conclusion, q)) watch.on.insert(q);
  }
  Acted out;
  for (const auto q : watch.on) out.on.push_back(lived.life().labels()[q]);
  out.seen = watch.seen;
  return out;
}

void expect(const regime::Regime& regime, const Gate& gate, const Acted& acted, Fields asked,
            regime::Case& life) {
  registry::KeepNothing nothing;
  Lived lived(regime, life, nothing);
  life.expect.clear();
  for (const auto& label : acted.on) {
    const auto q = lived.life().subject(label);
    for (const auto& field :
         asked == Fields::timeline ? std::set<std::string>{"timeline"} : fields_of(regime, gate)) {
      auto items = field == "scores"     ? scores(regime, lived, q)
                   : field == "timeline" ? timeline(regime, life, label)
                                         : in_effect(regime, lived, field, q);
      life.expect[label].push_back({field, std::move(items), {}});
    }
  }
}

}  // namespace osmanthus::audit
