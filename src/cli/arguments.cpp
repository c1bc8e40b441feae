#include "cli/arguments.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <thread>

#include "base/diagnostic.hpp"
#include "scenario/mechanism.hpp"

namespace osmanthus::cli {
namespace {

constexpr const char* kAbout =
    "Osmanthus: a laboratory for sanction regimes. It models; it does not operate.\n"
    "Persons are indices into a synthetic population; a case is hypothetical.";

std::string names_of_mechanisms() {
  std::vector<std::string_view> names;
  for (const auto& meaning : scenario::mechanisms()) names.push_back(meaning.name);
  return fmt::format("{}", fmt::join(names, ", "));
}

void add_view(CLI::App& verb, Arguments& a) {
  verb.add_option("--pack", a.pack, "A law pack: a folder, a built-in name (default: cn) or an overlay file");
  verb.add_option("--law-of", a.law_of, "The law of this day throughout (YYYY-MM-DD)");
  verb.add_option("--include", a.include, "Also apply: plan, draft, practice, private_scheme")
      ->delimiter(',');
  verb.add_option("--variant", a.variants, "A choice where accounts differ")->delimiter(',');
  verb.add_option(
      "--set", a.set,
      "PARAM=VALUE: another value of a number, e.g. spc_defaulter_list.grounds_2_to_6.term=\"1 year\"");
}

void add_reading(CLI::App& verb, Arguments& a, std::vector<std::string> readings) {
  verb.add_option("--reading", a.reading,
                  "article: as the encyclopedia tells it; text: as the instruments say")
      ->check(CLI::IsMember(std::move(readings)));
}

void add_output(CLI::App& verb, Arguments& a, std::vector<std::string> formats) {
  verb.add_option("--lang", a.language, "en or zh")->check(CLI::IsMember({"en", "zh"}));
  verb.add_option("--format", a.format, "How to print")->check(CLI::IsMember(std::move(formats)));
}

CLI::App& add_verb(CLI::App& app, const char* name, const char* about) {
  auto& verb = *app.add_subcommand(name, about);
  verb.fallthrough(false);
  return verb;
}

CLI::Option& add_operand(CLI::App& verb, Arguments& a, const char* name, const char* about, bool required) {
  auto* option = verb.add_option(name, a.operands, about)->expected(1);
  if (required) option->required();
  return *option;
}

/// A run is explained under its own law, which its manifest names; one resident at a time.
void add_resident(CLI::App& explain, CLI::Option& the_case, Arguments& a) {
  auto* run = explain.add_option("--run", a.run, "Instead of a case: the folder of a run");
  auto* subject =
      explain
          .add_option("--subject", a.subject,
                      "The index of one synthetic resident of that run, found by running it again")
          ->check(CLI::NonNegativeNumber);
  explain.add_option("--replicate", a.replicate, "Of which replicate (default: 0)")->needs(run);
  run->needs(subject);
  subject->needs(run);
  the_case.excludes(run);
  for (const auto* option : {"--pack", "--law-of", "--include", "--variant", "--set"})
    run->excludes(explain.get_option(option));
}

void add_threads(CLI::App& verb, Arguments& a) {
  verb.add_option("--threads", a.threads, "Threads; the result does not depend on them")
      ->check(CLI::Range(1, 256));
}

CLI::Option& add_queries(CLI::App& verb, Arguments& a) {
  return *verb.add_option("--save-queries", a.save_queries,
                          "A folder to write each question to the solver to, as SMT-LIB with its answer");
}

/// `test` does something else with --generate, and has options for that alone.
void add_generation(CLI::App& test, Arguments& a) {
  auto* generate = test.add_flag("--generate", a.generate,
                                 "Make cases instead: for each provision in force, one on either side of "
                                 "every condition");
  test.add_option("--as-of", a.as_of, "The day whose law is tested (YYYY-MM-DD; default: 2019-11-30)")
      ->needs(generate);
  add_reading(test, a, {"article", "text"});
  test.get_option("--reading")->needs(generate);
  test.add_option("--provision", a.provisions, "Only this provision; may be given several times")
      ->needs(generate);
  test.add_option("--out", a.out, "A folder to write each case to; else all are printed")->needs(generate);
  add_queries(test, a).needs(generate);
  generate->excludes(test.get_option("--law-of"));
}

void add_law_verbs(CLI::App& app, Arguments& a) {
  auto& check =
      add_verb(app, "check", "Validate a law pack: errors and lints, each at FILE:LINE:COL with a hint");
  add_operand(check, a, "PACK", "A law pack", false);
  add_view(check, a);
  add_output(check, a, {"text", "json", "sarif"});
  auto& list = add_verb(app, "list", "List what a pack knows");
  add_operand(
      list, a, "WHAT",
      "acts, measures, registers, scores, records, jurisdictions, provisions, parameters or instruments",
      true);
  add_view(list, a);
  add_reading(list, a, {"article", "text"});
  add_output(list, a, {"text", "json"});
  auto& show =
      add_verb(app, "show", "Read one of them aloud: paraphrase, citation, rank, force, numbers, cases");
  add_operand(show, a, "ID", "A name that list prints", true);
  add_view(show, a);
  add_reading(show, a, {"article", "text"});
  add_output(show, a, {"text", "json"});
  auto& explain =
      add_verb(app, "explain", "What follows for a hypothetical case, why, why not, and the ways out");
  auto& the_case = add_operand(explain, a, "CASE", "A case file", false);
  add_view(explain, a);
  add_resident(explain, the_case, a);
  add_reading(explain, a, {"article", "text", "both"});
  add_output(explain, a, {"text", "json"});
  explain.add_option("--as-of", a.as_of, "The day one looks (YYYY-MM-DD), instead of the case's");
  explain.add_flag("--all", a.all, "All that did not apply, not only the ten nearest");
  auto& test = add_verb(app, "test", "Run a pack's worked cases against what they expect, or make new ones");
  add_operand(test, a, "PACK", "A law pack", false);
  add_view(test, a);
  add_output(test, a, {"text", "json"});
  add_generation(test, a);
  auto& audit =
      add_verb(app, "audit", "Decide which properties a regime has, with a case for each that it has not");
  add_operand(audit, a, "PACK", "A law pack", false);
  add_view(audit, a);
  audit.remove_option(audit.get_option("--law-of"));
  add_reading(audit, a, {"article", "text"});
  add_output(audit, a, {"text", "json", "sarif"});
  audit.add_option("--as-of", a.as_of, "The day whose law is audited (YYYY-MM-DD; default: 2019-11-30)");
  audit.add_option("--property", a.properties, "Only this property; may be given several times");
  audit
      .add_option("--grade", a.grade,
                  "The yardsticks that exit code 1 tells of: law (and policy), or doctrine too, the default")
      ->check(CLI::IsMember(std::vector<std::string>{"law", "doctrine"}));
  audit.add_option("--save-cases", a.save_cases, "A folder to write each counterexample to, for explain");
  audit.add_option("--provision", a.provisions,
                   "Only findings on this provision; may be given several times");
  audit.add_option("--advise", a.advise,
                   "A folder to write overlays to, one for each property that is violated, under which it "
                   "is not");
  add_queries(audit, a);
  add_threads(audit, a);
  auto& diff =
      add_verb(app, "diff",
               "Where two laws differ in what they do to people: stricter, laxer, incomparable, with cases");
  diff.add_option("LAW", a.operands, "Two of PACK[@DATE][:READING], e.g. cn@2017-06-01 cn@2021-12-31:text")
      ->expected(2)
      ->required();
  add_view(diff, a);
  diff.remove_option(diff.get_option("--law-of"));
  diff.remove_option(diff.get_option("--pack"));
  add_reading(diff, a, {"article", "text"});
  add_output(diff, a, {"text", "json"});
  diff.add_option("--as-of", a.as_of,
                  "The day of either law that names none (YYYY-MM-DD; default: 2019-11-30)");
  diff.add_option("--what", a.things,
                  "Only this measure, list, record, score, fine …; may be given several times");
  diff.add_option("--save-cases", a.save_cases,
                  "A folder to write each case to, under either law, for explain");
  add_threads(diff, a);
  auto& schema = add_verb(app, "schema", "Print the JSON Schema that an editor completes from");
  add_operand(schema, a, "WHAT", "pack, case or scenario", true);
}

void add_size(CLI::App& verb, Arguments& a) {
  verb.add_option("--size", a.size, "Residents")
      ->check(CLI::Range(std::uint64_t{1000}, std::uint64_t{2'000'000'000}));
  verb.add_option("--seed", a.seed, "The seed of all chance");
  add_threads(verb, a);
  verb.add_option("--off", a.off, "Parts of the model to do without: " + names_of_mechanisms())
      ->delimiter(',');
}

void add_run_verbs(CLI::App& app, Arguments& a) {
  auto& simulate = add_verb(app, "simulate", "Run a scenario on a synthetic population");
  add_operand(simulate, a, "SCENARIO", "A scenario file", true);
  add_view(simulate, a);
  add_reading(simulate, a, {"article", "text"});
  simulate.add_option("--out", a.out, "The folder to write to")->required();
  simulate.add_option("--replicates", a.replicates, "Draws of the uncertain parameters")
      ->check(CLI::Range(1, 10000));
  add_size(simulate, a);
  simulate.add_option("--reform", a.reform, "A second pack or overlay: a paired run that shares its luck");
  simulate
      .add_option("--trace", a.trace,
                  "Also write the histories of so many synthetic residents, drawn by chance, as cases")
      ->check(CLI::Range(1, 1000));
  simulate
      .add_option("--memory", a.memory,
                  "Gigabytes that the run may take (default: what is left); one that does not fit is refused")
      ->check(CLI::PositiveNumber);
  simulate.add_flag("--resume", a.resume, "Go on from the checkpoint in --out");
  simulate.add_flag("--quiet", a.quiet, "No progress");
  auto& calibrate = add_verb(app, "calibrate", "Fit a scenario's uncertain numbers to published figures");
  add_operand(calibrate, a, "SCENARIO", "A scenario file", true);
  add_view(calibrate, a);
  add_reading(calibrate, a, {"article", "text"});
  calibrate.add_option("--targets", a.targets, "The published figures: what is fitted, what foretold")
      ->required();
  calibrate.add_option("--out", a.out, "The file to write, which a scenario names under posterior")
      ->required();
  add_size(calibrate, a);
  calibrate.add_flag("--quiet", a.quiet, "No progress");
  auto& report =
      add_verb(app, "report", "One self-contained HTML page from one run, or from two compared; or of a law");
  auto* what = report.add_option_group("WHAT", "A run, two, or a law")->require_option(1);
  what->add_option("RUN", a.operands, "One or two run folders")->expected(1, 2);
  auto* law = what->add_option("--law", a.law,
                               "A law pack, whose provisions are shown with what the audit finds on them");
  report.add_option("--out", a.out, "The HTML file to write; with --law, the folder")->required();
  report.add_option("--as-of", a.as_of, "The day whose law is audited (YYYY-MM-DD; default: 2019-11-30)")
      ->needs(law);
  add_threads(report, a);
  report.add_option("--lang", a.language, "The language it opens in: en or zh")
      ->check(CLI::IsMember({"en", "zh"}));
}

/// False, with a word about it, if there is no verb of this name.
bool knows(const CLI::App& app, const std::string& verb) {
  std::vector<std::string> verbs;
  for (const auto* known : app.get_subcommands({})) verbs.push_back(known->get_name());
  if (std::ranges::find(verbs, verb) != verbs.end()) return true;
  std::fputs(fmt::format("error: There is no command \"{}\". [unknown-command]\n  hint: {}\n", verb,
                         base::suggest(verb, verbs))
                 .c_str(),
             stderr);
  return false;
}

}  // namespace

std::optional<Arguments> parse(int argc, char** argv, int& exit) {
  Arguments a;
  CLI::App app{kAbout, "osmanthus"};
  app.set_version_flag("--version", "osmanthus " OSMANTHUS_VERSION);
  app.require_subcommand(1);
  add_law_verbs(app, a);
  add_run_verbs(app, a);
  if (argc > 1 && argv[1][0] != '-' && !knows(app, argv[1])) {
    exit = kUsage;
    return std::nullopt;
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    exit = app.exit(e) == 0 ? kDone : kUsage;
    return std::nullopt;
  }
  a.verb = app.get_subcommands().front()->get_name();
  if (a.threads == 0) a.threads = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  return a;
}

}  // namespace osmanthus::cli
