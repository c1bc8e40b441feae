#include "cli/history.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "cli/explained.hpp"
#include "cli/load.hpp"
#include "cli/rerun.hpp"
#include "cli/verbs.hpp"
#include "results/digest.hpp"

namespace osmanthus::cli {
namespace {

/// Whether the run has such a subject and such a replicate.
bool is_in(const Rerun& rerun, const Arguments& arguments, base::Diagnostics& diagnostics) {
  const std::uint64_t residents = rerun.prepared.population->residents();
  if (*arguments.subject >= residents) {
    diagnostics.error("no-such-subject", {"--subject", 0, 0, 0, 0},
                      fmt::format("The run has {} synthetic residents, and none with the index {}.",
                                  residents, *arguments.subject),
                      fmt::format("indices go from 0 to {}", residents - 1));
  }
  if (arguments.replicate >= rerun.inputs.scenario.replicates) {
    diagnostics.error("no-such-replicate", {"--replicate", 0, 0, 0, 0},
                      fmt::format("The run has {} replicates, and none with the number {}.",
                                  rerun.inputs.scenario.replicates, arguments.replicate),
                      fmt::format("they go from 0 to {}", rerun.inputs.scenario.replicates - 1));
  }
  return !diagnostics.has_errors();
}

/// A program that was built otherwise may run otherwise: said, not refused.
void warn_of_another_build(const results::Manifest& manifest) {
  const auto program = results::digest_file("/proc/self/exe");
  if (!program || program.value() == manifest.build_digest) return;
  fmt::print(stderr,
             "warning: this run was made by another build of the program (version {}); its synthetic "
             "residents may have had other histories there. [other-build]\n",
             manifest.version);
}

std::string title(const regime::Kind& kind, bool chinese) {
  const auto& words = chinese ? kind.text.zh : kind.text.en;
  return words.empty() ? kind.id : fmt::format("{} ({})", words, kind.id);
}

/// What happened, a line an event: it is what the rest rests on.
std::string events_text(const regime::Case& the_case, const regime::Regime& regime, bool chinese) {
  std::string out = chinese ? "\n模拟中发生的事\n" : "\nWhat happened in the simulation\n";
  if (the_case.events.empty()) out += chinese ? "  无。\n" : "  Nothing.\n";
  const auto add = [&](std::string_view en, std::string_view zh, const std::string& value) {
    if (!value.empty()) out += fmt::format(" · {}{}", chinese ? zh : en, value);
  };
  for (const auto& event : the_case.events) {
    if (event.act.empty()) continue;
    out += fmt::format("  {}  {}: {}", base::format_date(event.on), event.by,
                       title(regime.kinds[regime.kind(event.act)], chinese));
    add("in ", "于", event.in);
    add("matter ", "案", event.matter);
    add("event ", "事件", event.id);
    add("answers ", "针对", event.of);
    if (event.wrongly) out += chinese ? " · 误记，并未发生" : " · recorded by mistake: it did not happen";
    out += "\n";
  }
  return out;
}

std::string title_of(const Arguments& arguments) {
  return arguments.language == "zh"
             ? fmt::format("合成居民{}，第{}次重复", *arguments.subject, arguments.replicate)
             : fmt::format("Synthetic resident {}, replicate {}", *arguments.subject, arguments.replicate);
}

/// One reading's telling: the run as it was, or as it goes under that reading with the same luck.
std::optional<Explained> told(const Rerun& rerun, const Arguments& arguments, simulation::Crew& crew,
                              base::Diagnostics& diagnostics) {
  const simulation::Tracer tracer(rerun.prepared, arguments.replicate, crew);
  auto the_case = history_of(tracer, static_cast<std::uint32_t>(*arguments.subject), rerun.pack);
  the_case.title = title_of(arguments);
  if (!arguments.as_of.empty())
    the_case.as_of = date_option("--as-of", arguments.as_of, diagnostics).value_or(the_case.as_of);
  auto one = explained(rerun.inputs.regime, the_case, arguments, diagnostics);
  if (one) one->happened = events_text(the_case, rerun.inputs.regime, arguments.language == "zh");
  return one;
}

}  // namespace

regime::Case history_of(const simulation::Tracer& tracer, std::uint32_t person, const std::string& pack) {
  auto the_case = simulation::retold(tracer, tracer.history(person));
  the_case.pack = pack;
  return the_case;
}

int explain_resident(const Arguments& arguments) {
  base::Diagnostics diagnostics;
  simulation::parallel::Threads crew(static_cast<unsigned>(arguments.threads));
  const std::vector<std::string> wanted = arguments.reading == "both"
                                              ? std::vector<std::string>{"article", "text"}
                                              : std::vector<std::string>{arguments.reading};
  std::vector<std::unique_ptr<Rerun>> reruns;
  std::vector<Explained> readings;
  for (const auto& reading : wanted) {
    auto rerun = run_again(arguments.run, reading, crew, diagnostics);
    if (!rerun || !is_in(*rerun, arguments, diagnostics)) break;
    if (auto one = told(*rerun, arguments, crew, diagnostics)) readings.push_back(std::move(*one));
    reruns.push_back(std::move(rerun));
  }
  if (tell(diagnostics)) return kInvalid;
  warn_of_another_build(reruns.front()->manifest);
  return print_explained(readings, arguments,
                         {{"resident",
                           {{"synthetic", true},
                            {"index", *arguments.subject},
                            {"replicate", arguments.replicate},
                            {"label", "person"}}}});
}

}  // namespace osmanthus::cli
