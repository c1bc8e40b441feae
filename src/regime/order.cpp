// What sets off what: the trigger index, the strata, and what is wrong with them.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "regime/compiler.hpp"

namespace osmanthus::regime {
namespace {

constexpr int kMostStrata = 8;

bool opens(const CompiledEffect& effect) { return effect.kind != kNone; }

}  // namespace

void Compiler::index() {
  std::set<RuleId> marked;
  for (const auto& node : out_.nodes) marked.insert(node.since_rules.begin(), node.since_rules.end());
  for (const RuleId rule : marked) {
    const auto& effects = out_.rules[rule].effects;
    if (std::ranges::any_of(effects, [&](EffectId e) { return opens(out_.effects[e]); })) continue;
    CompiledEffect effect;
    effect.rule = rule;
    effect.kind = mark(rule);
    add(std::move(effect));
  }
  out_.triggers.resize(out_.kinds.size());
  out_.concluders.resize(out_.kinds.size());
  for (RuleId id = 0; id < out_.rules.size(); ++id) {
    const auto& rule = out_.rules[id];
    for (KindId kind = 0; kind < out_.kinds.size(); ++kind) {
      if (rule.upon.has(kind)) out_.triggers[kind].push_back(id);
    }
    if (rule.on_commencement && rule.active) {
      for (const auto& force : rule.force) out_.commencements.push_back(force.from);
    }
    if (rule.form != Rule::Form::during) continue;
    out_.while_rules.push_back(id);
    for (std::uint8_t i = 0; i < rule.conclusions.size(); ++i) {
      if (rule.active) out_.concluders[rule.conclusions[i].kind].push_back({id, i});
    }
  }
  std::ranges::sort(out_.commencements);
  const auto last = std::ranges::unique(out_.commencements);
  out_.commencements.erase(last.begin(), last.end());
  for (auto& node : out_.nodes) {
    if (node.op != Op::runs || !node.under.empty()) continue;
    for (KindId kind = 0; kind < out_.kinds.size(); ++kind) {
      if (node.kinds.has(kind) && !out_.concluders[kind].empty()) node.derived.push_back(kind);
    }
  }
}

/// A rule comes one stratum after every rule that opens what sets it off.
void Compiler::stratify() {
  strata_.assign(out_.rules.size(), -1);
  for (RuleId id = 0; id < out_.rules.size(); ++id) {
    std::vector<RuleId> path;
    const int stratum = stratum_of(id, path);
    out_.rules[id].stratum = static_cast<std::uint8_t>(std::max(stratum, 0));
    out_.strata = std::max(out_.strata, stratum + 1);
    for (KindId kind = 0; kind < out_.kinds.size(); ++kind) {
      if (!out_.rules[id].upon.has(kind) || !out_.kinds[kind].waits) continue;
      diagnostics_.error(
          "waiting-trigger", out_.rules[id].provision->at,
          fmt::format("\"{}\" may wait before it is in effect and can set nothing off.", out_.kinds[kind].id),
          "rest the consequence on the state, with `while`");
    }
  }
}

int Compiler::stratum_of(RuleId rule, std::vector<RuleId>& path) {
  if (strata_[rule] >= 0) return strata_[rule];
  if (std::ranges::find(path, rule) != path.end()) {
    std::vector<std::string> circle;
    for (const RuleId id : path) circle.push_back(out_.rules[id].id);
    diagnostics_.error("cycle", out_.rules[rule].provision->at,
                       fmt::format("These provisions set each other off: {} → {}.", fmt::join(circle, " → "),
                                   out_.rules[rule].id));
    return strata_[rule] = 0;
  }
  path.push_back(rule);
  int stratum = 0;
  for (RuleId other = 0; other < out_.rules.size(); ++other) {
    const auto& effects = out_.rules[other].effects;
    const bool sets_off = std::ranges::any_of(effects, [&](EffectId e) {
      return opens(out_.effects[e]) && out_.rules[rule].upon.has(out_.effects[e].kind);
    });
    if (sets_off) stratum = std::max(stratum, 1 + stratum_of(other, path));
  }
  path.pop_back();
  if (stratum >= kMostStrata) {
    diagnostics_.error("too-deep", out_.rules[rule].provision->at,
                       fmt::format("More than {} provisions set each other off in a row.", kMostStrata));
    stratum = 0;
  }
  return strata_[rule] = stratum;
}

/// Derived records must not rest on themselves.
void Compiler::check_derived() {
  for (KindId kind = 0; kind < out_.kinds.size(); ++kind) {
    std::set<KindId> seen;
    if (out_.concluders[kind].empty() || !derived_reaches(kind, kind, seen)) continue;
    const auto& rule = out_.rules[out_.concluders[kind].front().rule];
    diagnostics_.error("cycle", rule.provision->at,
                       fmt::format("\"{}\" rests on itself.", out_.kinds[kind].id));
  }
}

bool Compiler::derived_reaches(KindId from, KindId to, std::set<KindId>& seen) const {
  for (const auto& concluder : out_.concluders[from]) {
    std::vector<NodeId> open = {out_.rules[concluder.rule].guard};
    while (!open.empty()) {
      const NodeId id = open.back();
      open.pop_back();
      if (id == kNone) continue;
      const auto& node = out_.nodes[id];
      open.insert(open.end(), node.children.begin(), node.children.end());
      for (const KindId next : node.derived) {
        if (next == to) return true;
        if (seen.insert(next).second && derived_reaches(next, to, seen)) return true;
      }
    }
  }
  return false;
}

/// Lint: an adverse standing that nothing ends, neither a term nor a rule; a correction ends only what was
/// wrong.
void Compiler::lint_endless() {
  KindSet ended;
  for (const auto& effect : out_.effects) {
    if (effect.form == EffectForm::end && effect.by != EndBy::correction) ended.add(effect.kinds);
  }
  std::set<KindId> told;
  for (const auto& effect : out_.effects) {
    if (effect.form != EffectForm::open || effect.source == nullptr || !out_.rules[effect.rule].active)
      continue;
    const auto& kind = out_.kinds[effect.kind];
    const bool has_end = effect.lasts != kNone || effect.until != kNone || ended.has(effect.kind);
    if (has_end || kind.good || kind.form == KindForm::mark || !told.insert(effect.kind).second) continue;
    diagnostics_.warning("endless", effect.source->at,
                         fmt::format("\"{}\" has no term here, and no provision ends it.", kind.id),
                         "if the sources set none, leave it: the audit will say so");
  }
}

}  // namespace osmanthus::regime
