#include "cli/manifest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "cli/calibrated.hpp"
#include "cli/shell_words.hpp"
#include "cli/words.hpp"
#include "explain/words.hpp"
#include "results/digest.hpp"

namespace osmanthus::cli {
namespace {

results::Words words(const regime::Text& text) { return {text.zh, text.en}; }

/// The registers on which the run's acts can put somebody.
regime::KindSet run_registers(const regime::Regime& regime, const simulation::Lexicon& lexicon) {
  std::vector<regime::KindId> acts(lexicon.grounds.begin(), lexicon.grounds.end());
  for (const auto& act : lexicon.acts) acts.push_back(act.kind);
  regime::KindSet registers;
  for (const auto act : acts) {
    for (const auto rule : regime.triggers[act]) {
      for (const auto e : regime.rules[rule].effects) {
        const auto kind = regime.effects[e].kind;
        const bool lists =
            kind != regime::kNone && regime.kinds[kind].form == regime::KindForm::register_list;
        if (lists && regime.rules[rule].active) registers.add(kind);
      }
    }
  }
  return registers;
}

bool reads(const regime::Regime& regime, regime::NodeId id, const regime::KindSet& registers) {
  if (id == regime::kNone) return false;
  const auto& node = regime.nodes[id];
  return (node.op == regime::Op::runs && node.kinds.meets(registers)) ||
         std::ranges::any_of(node.children, [&](auto child) { return reads(regime, child, registers); });
}

/// How a rule bears on the registers: 0 it lists, 1 it changes or ends a listing, 2 it rests on one, 3 not at
/// all.
int bearing(const regime::Regime& regime, const regime::CompiledRule& rule,
            const regime::KindSet& registers) {
  int nearest = rule.form == regime::Rule::Form::during && reads(regime, rule.guard, registers) ? 2 : 3;
  for (const auto e : rule.effects) {
    const auto& effect = regime.effects[e];
    if (effect.kinds.meets(registers)) nearest = std::min(nearest, 1);
    if (effect.kind != regime::kNone && registers.has(effect.kind)) nearest = 0;
  }
  return nearest;
}

/// The provisions that the figures rest on: those that list first, then those that end, then what a listing
/// brings.
std::vector<results::LawLine> law_lines(const RunInputs& inputs, const simulation::Lexicon& lexicon) {
  const auto registers = run_registers(inputs.regime, lexicon);
  std::vector<std::pair<int, const regime::CompiledRule*>> found;
  for (const auto& rule : inputs.regime.rules) {
    const int how = rule.active ? bearing(inputs.regime, rule, registers) : 3;
    const bool known =
        std::ranges::any_of(found, [&](const auto& f) { return f.second->provision == rule.provision; });
    if (how < 3 && !known) found.emplace_back(how, &rule);
  }
  std::ranges::stable_sort(found, {}, &std::pair<int, const regime::CompiledRule*>::first);
  std::vector<results::LawLine> lines;
  for (const auto& [how, rule] : found) {
    const auto& provision = *rule->provision;
    const auto instrument =
        std::ranges::find(inputs.pack.law.instruments, provision.instrument, &regime::Instrument::id);
    lines.push_back({rule->id, words(instrument->text), explain::citation(provision),
                     std::string(to_string(rule->rank)), words(provision.text)});
  }
  return lines;
}

/// The command that gives the same files: whatever decides them, and nothing that does not, such as threads.
std::string command_of(const Arguments& arguments, const RunInputs& inputs) {
  const auto& scenario = inputs.scenario;
  std::string command = fmt::format("osmanthus simulate {} --size {} --replicates {} --seed {}",
                                    quoted(arguments.operands.front()), scenario.population.size,
                                    scenario.replicates, scenario.seed);
  const auto add = [&](std::string_view option, const std::string& value) {
    if (!value.empty()) command += fmt::format(" {} {}", option, quoted(value));
  };
  add("--pack", arguments.pack);
  add("--reading", arguments.reading);
  add("--law-of", arguments.law_of);
  for (const auto& status : arguments.include) add("--include", status);
  for (const auto& variant : arguments.variants) add("--variant", variant);
  for (const auto& setting : arguments.set) add("--set", setting);
  for (const auto& part : arguments.off) add("--off", part);
  add("--reform", arguments.reform);
  if (arguments.trace > 0) add("--trace", fmt::format("{}", arguments.trace));
  return command + " --out DIR";
}

results::Parameter parameter(std::string name, results::Words meaning, std::string_view unit,
                             const scenario::Estimate& estimate) {
  results::Parameter parameter;
  parameter.name = std::move(name);
  parameter.meaning = std::move(meaning);
  parameter.unit = unit;
  parameter.value = estimate.value;
  if (estimate.range) {
    parameter.low = estimate.range->low;
    parameter.high = estimate.range->high;
  }
  parameter.grade = to_string(estimate.grade);
  parameter.source = estimate.source;
  return parameter;
}

/// What a word of the law means, with what the number says of it.
results::Words meaning(const regime::Regime& regime, const std::string& id, std::string_view zh,
                       std::string_view en) {
  const auto kind = regime.kind(id);
  const auto text = kind == regime::kNone ? regime::Text{id, id} : regime.kinds[kind].text;
  return {fmt::format("{}：{}", text.zh, zh), fmt::format("{}: {}", text.en, en)};
}

void add_everyday(const scenario::Scenario& scenario, const regime::Regime& regime,
                  std::vector<results::Parameter>& all) {
  for (const auto& role : scenario.roles) {
    const auto& id = role.role.id;
    all.push_back(parameter("roles." + id, meaning(regime, id, "成年人中的人数", "who has the role"),
                            "per 1,000 adults", role.share));
  }
  for (const auto& act : scenario.acts) {
    const auto& id = act.act.id;
    const bool residents = act.doer == scenario::Doer::residents;
    const auto acts =
        fmt::format("acts.{}.{}{}", act.place.id, residents ? "" : fmt::format("{}.", name(act.doer)), id);
    all.push_back(parameter(acts + ".a_year", meaning(regime, id, "每年次数", "how often a year"),
                            residents ? "acts of 1,000 residents" : "acts of 1,000 organisations",
                            act.a_year));
    all.push_back(parameter(acts + ".recorded", meaning(regime, id, "被记录的比例", "how many are recorded"),
                            "share", act.recorded));
    all.push_back(parameter(acts + ".wrongly",
                            meaning(regime, id, "错记与正确记录之比", "recorded by mistake, to rightly"),
                            "share", act.wrongly));
    for (const auto& [flag, share] : act.flags) {
      all.push_back(parameter(fmt::format("{}.flags.{}", acts, flag.id),
                              {fmt::format("其中有“{}”情形的比例", flag.id),
                               fmt::format("of these, those with the flag {}", flag.id)},
                              "share", share));
    }
  }
  for (const auto& answer : scenario.answers) {
    all.push_back(parameter(fmt::format("answers.{}.{}", answer.to.id, answer.act.id),
                            meaning(regime, answer.act.id, "每月发生的比例", "how many a month"),
                            "share a month", answer.a_month));
  }
}

/// What flows, spells and scores speak of.
std::map<std::string, results::Words> names(const regime::Regime& regime) {
  using regime::KindForm;
  std::map<std::string, results::Words> all;
  for (const auto& kind : regime.kinds) {
    if (kind.form != KindForm::step && kind.form != KindForm::attribute) all[kind.id] = words(kind.text);
  }
  return all;
}

std::vector<results::Parameter> parameters(const scenario::Scenario& scenario, const regime::Regime& regime) {
  std::vector<results::Parameter> all;
  for (const auto& m : scenario::parameters())
    all.push_back(parameter(std::string(m.name), {std::string(m.zh), std::string(m.en)}, m.unit,
                            scenario.estimate(m.parameter)));
  add_everyday(scenario, regime, all);
  return all;
}

}  // namespace

std::string pack_digest(const pack::LoadedPack& pack, const Arguments& arguments) {
  std::map<std::string, std::string> texts;
  for (std::size_t i = 0; i < pack.files.size(); ++i) {
    const auto name = std::filesystem::path(pack.files[i].path).filename().string();
    texts[fmt::format("{:04} {}", i, name)] = pack.files[i].text;
  }
  for (const auto& setting : arguments.set) texts["set " + setting] = setting;
  return results::digest(texts);
}

namespace {

/// Whether an overlay wrote its rule anew, or changed its rank, place or time.
bool amended(const regime::Provision& was, const regime::Provision& is) {
  const auto place = [](const regime::Provision& p) {
    return p.rule ? std::tuple(p.rule->at.file, p.rule->at.line, p.rule->at.column)
                  : std::tuple(std::string(), 0, 0);
  };
  const auto names = [](const regime::Provision& p) {
    std::vector<std::string> all;
    for (const auto& name : p.in) all.push_back(name.id);
    return all;
  };
  const auto time = [](const std::optional<regime::Force>& force) {
    return force ? std::optional(std::pair(force->from, force->until)) : std::nullopt;
  };
  return place(was) != place(is) || was.rank != is.rank || was.nexus != is.nexus || names(was) != names(is) ||
         time(was.force) != time(is.force);
}

}  // namespace

std::vector<results::Words> changes(const regime::Law& before, const regime::Law& after) {
  std::vector<results::Words> all;
  for (const auto& provision : after.provisions) {
    const auto id = provision.full_id();
    const auto was =
        std::ranges::find_if(before.provisions, [&](const auto& p) { return p.full_id() == id; });
    const auto title = title_of(provision.text);
    if (was == before.provisions.end()) {
      all.push_back({fmt::format("新增{}：{}", id, title.zh), fmt::format("Added {}: {}", id, title.en)});
      continue;
    }
    if (provision.repealed && !was->repealed) {
      all.push_back({fmt::format("废止{}：{}", id, title.zh), fmt::format("Repealed {}: {}", id, title.en)});
    }
    if (amended(*was, provision))
      all.push_back({fmt::format("修改{}：{}", id, title.zh), fmt::format("Amended {}: {}", id, title.en)});
    for (const auto& number : provision.numbers) {
      const auto old = std::ranges::find(was->numbers, number.name, &regime::Number::name);
      if (old == was->numbers.end() || in_words(*old) == in_words(number)) continue;
      all.push_back(
          {fmt::format("{}.{}：由{}改为{}", id, number.name, in_words(*old), in_words(number)),
           fmt::format("{}.{}: {} instead of {}", id, number.name, in_words(number), in_words(*old))});
    }
  }
  return all;
}

results::Manifest manifest_of(const Arguments& arguments, const RunInputs& inputs,
                              const simulation::Prepared& prepared) {
  const auto& scenario = inputs.scenario;
  results::Manifest manifest;
  manifest.scenario = scenario.id;
  manifest.scenario_title = words(scenario.text);
  manifest.scenario_digest = results::digest(inputs.scenario_text);
  manifest.pack.id = inputs.pack.law.pack.id;
  manifest.pack.title = words(inputs.pack.law.pack.text);
  manifest.pack.digest = pack_digest(inputs.pack, arguments);
  manifest.pack.reading = inputs.regime.reading_name;
  for (const auto rank : scenario.view.include) manifest.pack.include.emplace_back(to_string(rank));
  manifest.pack.variants = scenario.view.variants;
  manifest.pack.law_of = scenario.view.law_of;
  manifest.version = OSMANTHUS_VERSION;
  if (const auto program = results::digest_file("/proc/self/exe")) manifest.build_digest = program.value();
  manifest.seed = scenario.seed;
  manifest.replicates = scenario.replicates;
  manifest.residents = prepared.population->residents();
  manifest.national_per_resident = prepared.population->national_scale();
  manifest.first_month = base::last_day_of_month(base::month_of(scenario.horizon.report));
  manifest.last_month = scenario.horizon.until - 1;
  manifest.calibrated = !scenario.posterior.draws.empty();
  manifest.calibration = calibration_of(scenario);
  manifest.command = command_of(arguments, inputs);
  manifest.law = law_lines(inputs, prepared.words);
  manifest.parameters = parameters(scenario, inputs.regime);
  manifest.names = names(inputs.regime);
  return manifest;
}

simulation::Identity identity_of(const results::Manifest& manifest, const scenario::Scenario& scenario) {
  const auto view = fmt::format("{} {} {} {}", manifest.pack.reading, fmt::join(manifest.pack.include, ","),
                                fmt::join(manifest.pack.variants, ","), manifest.pack.law_of.value_or(0));
  return {fmt::format("{} seed {} off {}", manifest.scenario_digest, scenario.seed, scenario.off.to_string()),
          manifest.pack.digest + " " + view,
          results::digest(population::describe(scenario.population, scenario.seed))};
}

}  // namespace osmanthus::cli
