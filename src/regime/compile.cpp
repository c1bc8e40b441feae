// The view is chosen, then every provision becomes one rule, or one for each of its happenings.
#include "regime/compile.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/random.hpp"
#include "regime/compiler.hpp"

namespace osmanthus::regime {
namespace {

std::vector<Force> joined(std::vector<Force> intervals) {
  std::ranges::sort(intervals, {}, &Force::from);
  std::vector<Force> out;
  for (const auto& interval : intervals) {
    if (!out.empty() && interval.from <= out.back().until) {
      out.back().until = std::max(out.back().until, interval.until);
    } else {
      out.push_back(interval);
    }
  }
  return out;
}

}  // namespace

std::optional<Regime> compile(const Law& law, const ViewChoice& view, base::Diagnostics& diagnostics) {
  return Compiler(law, view, diagnostics).run();
}

std::optional<Regime> Compiler::run() {
  base::Diagnostics before = diagnostics_;
  choose_view();
  number_places();
  number_attributes();
  number_kinds();
  for (const auto& calendar : law_.calendars) {
    if (&calendar == &law_.calendars.front()) out_.calendar = calendar.days;
  }
  for (const auto& instrument : law_.instruments) {
    if (!instruments_.emplace(instrument.id, &instrument).second) {
      diagnostics_.error("defined-twice", instrument.at,
                         fmt::format("The instrument \"{}\" is defined twice.", instrument.id));
    }
  }
  for (const auto& provision : law_.provisions) {
    if (!provisions_.emplace(provision.full_id(), &provision).second) {
      diagnostics_.error("defined-twice", provision.at,
                         fmt::format("The provision \"{}\" is defined twice.", provision.full_id()));
    }
  }
  scores();
  provisions();
  for (std::size_t i = 0; i < later_.size(); ++i) later_[i]();
  procedure();
  bars();
  index();
  stratify();
  check_derived();
  lint_endless();
  const bool failed =
      std::ranges::any_of(diagnostics_.all().begin() + before.all().size(), diagnostics_.all().end(),
                          [](const auto& d) { return d.severity == base::Severity::error; });
  if (failed) return std::nullopt;
  return std::move(out_);
}

void Compiler::choose_view() {
  std::string reading = law_.pack.default_reading;
  if (view_.reading) reading = to_string(*view_.reading);
  if (reading.empty()) reading = "article";
  out_.reading_name = reading;
  if (const auto found = law_.default_include.find(reading); found != law_.default_include.end()) {
    included_.insert(found->second.begin(), found->second.end());
  }
  for (const Rank rank : view_.include) included_.insert(std::string(to_string(rank)));
  std::vector<std::string> known;
  for (const auto& variant : law_.variants) {
    known.insert(known.end(), variant.choices.begin(), variant.choices.end());
    const auto asked = std::ranges::find_if(variant.choices, [&](const std::string& choice) {
      return std::ranges::find(view_.variants, choice) != view_.variants.end();
    });
    if (asked != variant.choices.end()) {
      variants_.insert(*asked);
    } else if (!variant.choices.empty()) {
      variants_.insert(variant.choices.front());
    }
  }
  for (const auto& variant : view_.variants) {
    if (std::ranges::find(known, variant) == known.end()) unknown({variant, {}}, "variant", known);
  }
}

void Compiler::scores() {
  for (const auto& source : law_.scores) {
    CompiledScore score;
    score.kind = out_.kind(source.id);
    score.source = &source;
    const auto instrument = instruments_.find(source.instrument);
    if (score.kind == kNone || instrument == instruments_.end()) {
      diagnostics_.error("no-instrument", source.at,
                         fmt::format("The score \"{}\" stands under no instrument.", source.id),
                         "let the instrument that creates it come before it in the same file");
      continue;
    }
    Scope scope;
    scope.instrument = instrument->second;
    scope.numbers = &source.numbers;
    scope.owner = source.instrument + "." + source.id;
    scope.reading = out_.reading_name;
    scope.force = frozen(force_of(*scope.instrument, scope.reading, scope.instrument->rank));
    scope.counts_from = scope.force.empty() ? base::kAlways : scope.force.front().from;
    scope.where = resolve_places(scope.instrument->in, scope.everywhere);
    const auto value = [&](const NumberUse& use, int missing) {
      if (use.name.empty()) return missing;
      const NumberId id = number(use, scope, Measured::points);
      return id == kNone ? 0 : out_.numbers[id].rows.front().pieces.front().amount.low;
    };
    constexpr int unbounded = 1'000'000;
    score.start = value(source.start, 0);
    score.floor = value(source.floor, -unbounded);
    score.ceiling = value(source.ceiling, unbounded);
    if (score.start < score.floor || score.ceiling < score.start) {
      diagnostics_.error("out-of-range", source.at,
                         fmt::format("The score \"{}\" starts with {} points, outside of its range.",
                                     source.id, score.start),
                         "let it start between its floor and its ceiling");
    }
    score.demerit = source.demerit;
    score.where = scope.where;
    const Rank rank = scope.instrument->rank;
    const bool applies = binding(rank) || included_.contains(std::string(to_string(rank)));
    score.covers = join(Op::all, {dated(scope.force), guard(source.covers, scope)});
    if (!applies || scope.force.empty()) {
      Node never;
      never.op = Op::any;
      score.covers = node(std::move(never));
    }
    out_.scores.push_back(score);
  }
}

void Compiler::provisions() {
  for (const auto& provision : law_.provisions) this->provision(provision);
}

void Compiler::provision(const Provision& provision) {
  if (!instruments_.contains(provision.instrument)) {
    diagnostics_.error("no-instrument", provision.at,
                       fmt::format("The provision \"{}\" stands under no known instrument.", provision.id),
                       "let the instrument come before it in the same file, or name one that the pack has");
    return;
  }
  check_force(provision);
  if (!provision.rule) return;
  if (provision.rule->form == Rule::Form::bar) {
    bars_.emplace_back(&provision, &*provision.rule);
    return;
  }
  const Scope scope = scope_of(provision);
  if (provision.rule->form == Rule::Form::during) {
    compile_rule(provision, scope, {});
    return;
  }
  for (const auto& happenings : split(provision, scope)) {
    Scope own = scope;
    if (happenings.size() == 1 && happenings.front().form == Happening::Form::act) {
      own.happening = happenings.front().name.id;
      own.same = resolve_happening(happenings.front().name);
    }
    compile_rule(provision, own, happenings);
  }
}

/// A provision that uses `same`, or a number by act, is one rule for each of its happenings
/// (docs/semantics.md, 3).
std::vector<std::vector<Happening>> Compiler::split(const Provision& provision, const Scope& scope) {
  const Rule& rule = *provision.rule;
  const auto numbers = numbers_of(rule);
  const bool table = std::ranges::any_of(numbers, [&](const NumberUse* use) { return by_act(*use, scope); });
  if (!table && !uses_same(rule.guard) && !uses_same(rule.unless)) return {rule.when};
  std::vector<std::vector<Happening>> parts;
  for (const auto& happening : rule.when) {
    const auto group = std::ranges::find(law_.groups, happening.name.id, &Group::id);
    const bool has_row = group == law_.groups.end() || !table ||
                         std::ranges::any_of(provision.numbers, [&](const Number& number) {
                           return std::ranges::any_of(number.cases, [&](const NumberCase& value) {
                             return value.key.id == happening.name.id;
                           });
                         });
    if (has_row) {
      parts.push_back({happening});
      continue;
    }
    for (const auto& act : group->acts) {
      Happening single = happening;
      single.name = act;
      parts.push_back({single});
    }
  }
  return parts;
}

bool Compiler::uses_same(const Guard& guard) const {
  if (guard.form == Guard::Form::condition) return guard.condition.past.same;
  return std::ranges::any_of(guard.parts, [&](const Guard& part) { return uses_same(part); });
}

std::vector<const NumberUse*> Compiler::numbers_of(const Rule& rule) const {
  std::vector<const NumberUse*> uses;
  const std::function<void(const Guard&)> walk = [&](const Guard& guard) {
    for (const auto& part : guard.parts) walk(part);
    if (!guard.condition.number.name.empty()) uses.push_back(&guard.condition.number);
    if (guard.condition.past.within) uses.push_back(&*guard.condition.past.within);
  };
  walk(rule.guard);
  walk(rule.unless);
  for (const auto& effect : rule.effects) {
    for (const auto* use : {&effect.lasts, &effect.until, &effect.notice, &effect.after, &effect.at_least,
                            &effect.by, &effect.amount, &effect.lower_to}) {
      if (*use) uses.push_back(&**use);
    }
  }
  return uses;
}

void Compiler::compile_rule(const Provision& provision, const Scope& outer,
                            const std::vector<Happening>& happenings) {
  Scope scope = outer;
  scope.rule = static_cast<RuleId>(out_.rules.size());
  CompiledRule rule;
  rule.provision = &provision;
  rule.id = provision.full_id();
  rule.key = base::key_of(" " + scope.happening, base::key_of(rule.id));
  rule.form = provision.rule->form;
  rule.rank = provision.rank.value_or(scope.instrument->rank);
  rule.force = scope.force;
  rule.where = scope.where;
  rule.everywhere = scope.everywhere;
  rule.nexus = scope.nexus;
  rule.excluded = excluded(provision, rule.rank, rule.force);
  rule.active = rule.excluded.empty() && !rule.force.empty();
  scope.during = rule.form == Rule::Form::during;
  std::vector<NodeId> parts;
  for (const auto& happening : happenings) trigger(rule, happening, parts);
  out_.rules.push_back(std::move(rule));
  rules_of_[provision.full_id()].push_back(scope.rule);
  const NodeId about = join(Op::any, std::move(parts));
  const NodeId during = guard(provision.rule->during, scope);
  const NodeId guarded = guard(provision.rule->guard, scope);
  const NodeId unless = none_of(provision.rule->unless, scope);
  out_.rules[scope.rule].guard = join(Op::all, {about, during, guarded, unless});
  effects(scope.rule, *provision.rule, scope);
}

void Compiler::trigger(CompiledRule& rule, const Happening& happening, std::vector<NodeId>& also) {
  switch (happening.form) {
    case Happening::Form::commencement:
      rule.on_commencement = true;
      return;
    case Happening::Form::changes: {
      const KindId kind = resolve(happening.name, {KindForm::score}, "score");
      if (kind != kNone) rule.upon.add(kind);
      return;
    }
    case Happening::Form::step_of: {
      const KindId step = resolve(happening.name, {KindForm::step}, "step");
      const KindId of =
          resolve(happening.of, {KindForm::register_list, KindForm::record, KindForm::duty}, "standing");
      if (step == kNone || of == kNone) return;
      rule.upon.add(step);
      Node about;
      about.op = Op::about;
      about.a = of;
      about.words = fmt::format("the step concerns {}", happening.of.id);
      also.push_back(node(std::move(about)));
      return;
    }
    case Happening::Form::opens:
    case Happening::Form::act:
      rule.upon.add(resolve_happening(happening.name));
      return;
  }
}

Scope Compiler::scope_of(const Provision& provision) {
  Scope scope;
  scope.provision = &provision;
  scope.instrument = instruments_.at(provision.instrument);
  scope.numbers = &provision.numbers;
  scope.owner = provision.full_id();
  scope.reading = provision.reading.empty() ? out_.reading_name : provision.reading;
  scope.variant = provision.variant;
  scope.force = force_of(provision, scope.reading);
  scope.counts_from = scope.force.empty() ? base::kAlways : scope.force.front().from;
  if (!provision.continues.id.empty()) {
    if (const auto* first = resolve_provision(provision.continues, scope)) {
      const auto force = force_of(*first, scope.reading);
      if (!force.empty()) scope.counts_from = std::min(scope.counts_from, force.front().from);
    }
  }
  scope.where = resolve_places(provision.in.empty() ? scope.instrument->in : provision.in, scope.everywhere);
  scope.nexus = provision.nexus.value_or(scope.instrument->nexus);
  return scope;
}

std::vector<Force> Compiler::force_of(const Provision& provision, const std::string& reading) {
  const Instrument& instrument = *instruments_.at(provision.instrument);
  std::vector<Force> force;
  if (const auto own = provision.force_by_reading.find(reading); own != provision.force_by_reading.end()) {
    force = {own->second};
  } else if (!provision.force_by_reading.empty()) {
    return {};
  } else if (provision.force) {
    force = {*provision.force};
  } else {
    for (const auto& cite : provision.cite) {
      const auto version = std::ranges::find(instrument.versions, cite.version, &Version::id);
      if (version != instrument.versions.end()) force.push_back(version->force);
    }
    if (force.empty()) force = force_of(instrument, reading, provision.rank.value_or(instrument.rank));
  }
  return frozen(joined(std::move(force)));
}

/// Under the law of one day, what is in force then applies from its own first day on, and nothing else does.
std::vector<Force> Compiler::frozen(std::vector<Force> force) const {
  if (!view_.law_of) return force;
  for (const auto& interval : force) {
    if (interval.from <= *view_.law_of && *view_.law_of < interval.until)
      return {{interval.from, base::kNever}};
  }
  return {};
}

std::vector<Force> Compiler::force_of(const Instrument& instrument, const std::string& reading, Rank rank) {
  if (!instrument.versions.empty()) {
    std::vector<Force> force;
    for (const auto& version : instrument.versions) force.push_back(version.force);
    return joined(std::move(force));
  }
  for (const auto& key : {reading, std::string()}) {
    if (const auto found = instrument.force.find(key); found != instrument.force.end())
      return {found->second};
  }
  if (rank == Rank::draft && instrument.comment_until) return {{*instrument.comment_until + 1, base::kNever}};
  if (instrument.published) return {{*instrument.published, base::kNever}};
  return {};
}

std::vector<Exclusion> Compiler::excluded(const Provision& provision, Rank rank,
                                          const std::vector<Force>& force) const {
  std::vector<Exclusion> why;
  if (provision.repealed) why.push_back(Exclusion::repealed);
  if (!provision.reading.empty() && provision.reading != out_.reading_name) why.push_back(Exclusion::reading);
  if (!binding(rank) && !included_.contains(std::string(to_string(rank)))) why.push_back(Exclusion::status);
  if (!provision.variant.empty() && !variants_.contains(provision.variant)) why.push_back(Exclusion::variant);
  if (view_.law_of && force.empty()) why.push_back(Exclusion::law_of);
  return why;
}

void Compiler::check_force(const Provision& provision) {
  const Instrument& instrument = *instruments_.at(provision.instrument);
  std::vector<std::string> known;
  for (const auto& version : instrument.versions) known.push_back(version.id);
  for (const auto& cite : provision.cite) {
    if (cite.version.empty() || std::ranges::find(known, cite.version) != known.end()) continue;
    unknown({cite.version, provision.at}, fmt::format("version of {}", instrument.id), known);
  }
  const auto empty = [](const Force& f) { return f.until <= f.from; };
  if (provision.force && empty(*provision.force)) {
    diagnostics_.error("empty-force", provision.at, "This provision ends before it begins.");
  }
  std::vector<std::string> choices;
  for (const auto& variant : law_.variants)
    choices.insert(choices.end(), variant.choices.begin(), variant.choices.end());
  if (!provision.variant.empty() && std::ranges::find(choices, provision.variant) == choices.end()) {
    unknown({provision.variant, provision.at}, "variant", choices);
  }
}

}  // namespace osmanthus::regime
