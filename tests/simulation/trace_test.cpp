// The history of a resident, told as a case, must come to the state that the run holds: whatever the run
// decided and the case could not say, or whatever `explain` and the run see differently, would show here.
#include "simulation/trace.hpp"

#include <gtest/gtest.h>

#include <map>

#include "../support/files.hpp"
#include "../support/small_world.hpp"
#include "cli/case_text.hpp"
#include "explain/explain.hpp"
#include "explain/life.hpp"
#include "pack/cases.hpp"
#include "pack/files.hpp"
#include "pack/scenario.hpp"

namespace osmanthus::simulation {
namespace {

struct Under {
  regime::Reading reading;
  const char* pack;  // cn, or an overlay over it
};

/// The regime of the article on a population of some ten thousand, under one law.
struct Setting {
  scenario::Scenario scenario;
  pack::LoadedPack pack;
  std::optional<regime::Regime> regime;
  std::optional<Prepared> prepared;
};

/// So that a number from a range is settled often, and the acts of three small cities occur.
void make_the_rare_frequent(scenario::Scenario& s) {
  using scenario::Parameter;
  for (const auto& [parameter, value] :
       {std::pair(Parameter::obstruct_enforcement, 40.0), std::pair(Parameter::violent_and_grave, 0.8),
        std::pair(Parameter::may_extend, 0.7)}) {
    small_world::set(s, parameter, value);
    auto& estimate = s.parameters[static_cast<std::size_t>(parameter)];
    estimate.range.reset();
    estimate.grade = regime::Grade::cited;
  }
  for (auto& act : s.acts) {
    act.recorded.value = std::min(1.0, 5 * act.recorded.value);
    for (auto* number : {&act.recorded, &act.a_year}) {
      number->range.reset();
      number->grade = regime::Grade::cited;
    }
  }
}

std::unique_ptr<Setting> world(const Under& under, std::uint64_t size) {
  base::Diagnostics diagnostics;
  auto w = std::make_unique<Setting>();
  auto scenario = pack::read_scenario(files::read("scenarios/article.yaml"), diagnostics);
  auto loaded = pack::load_pack(under.pack, OSMANTHUS_ROOT "/packs", diagnostics);
  EXPECT_TRUE(scenario && loaded) << small_world::messages(diagnostics);
  if (!scenario || !loaded) return nullptr;
  w->scenario = std::move(*scenario);
  w->scenario.population.size = size;
  w->scenario.replicates = 1;
  w->scenario.view.reading = under.reading;
  make_the_rare_frequent(w->scenario);
  w->pack = std::move(*loaded);
  w->regime = regime::compile(w->pack.law, w->scenario.view, diagnostics);
  OnePairOfHands crew;
  w->prepared = prepare(w->scenario, *w->regime, crew, diagnostics);
  EXPECT_TRUE(w->prepared) << small_world::messages(diagnostics);
  return w;
}

/// As a reader of the file would have it.
regime::Case read_back(const regime::Case& told) {
  base::Diagnostics diagnostics;
  auto cases = pack::read_cases({"trace.yaml", cli::case_text(told)}, diagnostics);
  EXPECT_EQ(cases.size(), 1U) << small_world::messages(diagnostics) << cli::case_text(told);
  return cases.size() == 1 ? cases.front() : regime::Case{};
}

void expect_same_entries(const std::vector<Entry>& told, const std::vector<Entry>& held,
                         const regime::Case& the_case) {
  ASSERT_EQ(told.size(), held.size()) << cli::case_text(the_case);
  for (std::size_t i = 0; i < held.size(); ++i) {
    const auto& a = told[i];
    const auto& b = held[i];
    ASSERT_EQ(std::tie(a.kind, a.subject, a.effect, a.event, a.opened, a.from, a.to, a.weight, a.place,
                       a.matter, a.locked, a.corrected),
              std::tie(b.kind, b.subject, b.effect, b.event, b.opened, b.from, b.to, b.weight, b.place,
                       b.matter, b.locked, b.corrected))
        << "entry " << i << " of\n"
        << cli::case_text(the_case);
  }
}

class Traces : public testing::TestWithParam<Under> {};

/// A run that has a witness keeps also what the law takes no notice of, as a case does.
class Attentive : public Witness {
 public:
  void happened(const Happening& /*happening*/) override {}
};

TEST_P(Traces, EndInTheStateThatTheRunHolds) {
  const auto w = world(GetParam(), 80'000);
  ASSERT_TRUE(w && w->prepared);
  OnePairOfHands crew;
  const Tracer tracer(*w->prepared, 0, crew);
  const auto& population = *w->prepared->population;
  Attentive witness;
  Block run(tracer.world(), tracer.rates(), tracer.fields(),
            {0, static_cast<std::uint32_t>(population.strata().size())}, &witness);
  const Offers offers(w->scenario, population, tracer.rates());
  for (int month = 0; month < scenario::months(w->scenario.horizon); ++month)
    run.month(month, offers.draw(run.stretch(), month));
  run.close();
  ASSERT_GT(run.lives().size(), 2000U);

  const base::Day last = w->scenario.horizon.until - 1;
  Decisions decisions(*w->regime, tracer.rates().values, tracer.rates().luck);
  int borne = 0;
  for (const Life& life : run.lives()) {
    const Folk folk = folk_of(population, tracer.rates().posts, tracer.rates().legal_roles, life.household);
    const std::uint32_t person = life.household.first_person;
    const auto the_case = read_back(retold(tracer, tracer.history(person)));
    base::Diagnostics diagnostics;
    explain::check_case(*w->regime, the_case, diagnostics);
    ASSERT_TRUE(diagnostics.empty()) << small_world::messages(diagnostics) << cli::case_text(the_case);
    const explain::Life told(*w->regime, the_case);
    explain::CaseDecides decide(*w->regime, told);
    Circle circle;
    registry::KeepNothing nothing;
    explain::live(*w->regime, told, circle, nothing, decide);
    expect_same_entries(circle.entries, life.entries, the_case);
    if (HasFatalFailure()) return;

    Circle held;
    gather_circle(w->prepared->words, population, folk, held);
    held.entries = life.entries;
    decisions.of_circle(numbers(folk), person);
    const auto states = explain::state_of(*w->regime, the_case);
    for (std::uint8_t q = 0; q < states.size(); ++q) {
      std::set<std::string> by_run;
      std::set<std::string> by_case;
      for (regime::KindId kind = 0; kind < w->regime->kinds.size(); ++kind) {
        const bool measure = w->regime->kinds[kind].form == regime::KindForm::measure;
        if (measure && w->prepared->measures->bears(held, decisions, kind, q, last))
          by_run.insert(w->regime->kinds[kind].id);
      }
      for (const auto& m : states[q].measures) by_case.insert(m.id);
      ASSERT_EQ(by_case, by_run) << states[q].label << " of\n" << cli::case_text(the_case);
      borne += static_cast<int>(by_run.size());
    }
  }
  EXPECT_GT(borne, 1000);
}

/// Counts of changes by month.
using Months = std::map<int, std::int64_t>;

Months nation(const Tally& tally, Indicator indicator) {
  Months counts;
  for (int month = 0; month < tally.months(); ++month) {
    const auto n = small_world::nation(tally, indicator, month);
    if (n != 0) counts[month] = n;
  }
  return counts;
}

TEST_P(Traces, AddUpToTheIndicators) {
  const auto w = world(GetParam(), 60'000);
  ASSERT_TRUE(w && w->prepared);
  OnePairOfHands crew;
  Observer observer;
  const auto outcome = simulate(*w->prepared, {}, crew, observer);
  const Tally& tally = outcome.replicates.front().tally;

  const Tracer tracer(*w->prepared, 0, crew);
  const int first = base::month_of(w->scenario.horizon.start);
  std::set<std::uint32_t> households;
  std::map<std::string, Months> told;
  for (const std::uint32_t person : tracer.drawn(1'000'000, crew)) {
    const History history = tracer.history(person);
    if (!households.insert(history.household.index).second) continue;
    const auto explanation = explain::explain(*w->regime, retold(tracer, history));
    for (const auto& change : explanation.timeline) {
      // The indicators here are of residents; a firm and a public body have series of their own.
      if (change.subject.starts_with("firm") || change.subject.starts_with("body")) continue;
      const auto kind = w->regime->kind(change.what);
      const bool black = kind != regime::kNone && w->prepared->words.black_lists.has(kind);
      const int month = base::month_of(change.on) - first;
      if (change.change == "listed" && black) ++told["listed"][month];
      if (change.change == "delisted" && black) ++told[change.by][month];
      // A further entry of a record that is open is an entry too.
      const bool record = kind != regime::kNone && w->regime->kinds[kind].form == regime::KindForm::record;
      if (change.change == "record_opened" || (record && change.change == "renewed")) ++told["record"][month];
    }
  }
  EXPECT_GT(households.size(), 400U);
  EXPECT_EQ(told["listed"], nation(tally, Indicator::listings_new));
  EXPECT_EQ(told["expiry"], nation(tally, Indicator::delisted_expiry));
  EXPECT_EQ(told["repair"], nation(tally, Indicator::delisted_repair));
  EXPECT_EQ(told["correction"], nation(tally, Indicator::delisted_correction));
  EXPECT_EQ(told["release"], nation(tally, Indicator::delisted_release));
  EXPECT_EQ(told["record"], nation(tally, Indicator::records_new));
}

constexpr const char* kOverlay = OSMANTHUS_ROOT "/examples/one_year_term.yaml";
INSTANTIATE_TEST_SUITE_P(OfBothReadings, Traces,
                         testing::Values(Under{regime::Reading::article, "cn"},
                                         Under{regime::Reading::text, "cn"},
                                         Under{regime::Reading::article, kOverlay},
                                         Under{regime::Reading::text, kOverlay}),
                         [](const auto& of) {
                           const std::string reading(to_string(of.param.reading));
                           return reading + (std::string_view(of.param.pack) == kOverlay ? "_reformed" : "");
                         });

TEST(Tracer, DrawsResidentsWithAHistoryAndTheSameWhateverTheLaw) {
  const auto w = world({regime::Reading::article, "cn"}, 60'000);
  const auto other = world({regime::Reading::text, kOverlay}, 60'000);
  ASSERT_TRUE(w && other);
  small_world::make_indifferent(w->scenario);
  small_world::make_indifferent(other->scenario);
  OnePairOfHands crew;
  const Tracer tracer(*w->prepared, 0, crew);
  const auto drawn = tracer.drawn(20, crew);
  ASSERT_EQ(drawn.size(), 20U);
  EXPECT_EQ(drawn, Tracer(*other->prepared, 0, crew).drawn(20, crew));
  for (const std::uint32_t person : drawn) {
    const auto history = tracer.history(person);
    EXPECT_TRUE(std::ranges::any_of(history.happenings, [&](const auto& h) { return h.person == person; }));
  }
  const auto more = tracer.drawn(40, crew);
  EXPECT_TRUE(std::ranges::includes(more, drawn));
}

/// What a pack lets the court find about the debtor is said at each of his events, and taken back.
TEST(Tracer, SaysWhatTheLawFoundTheActorToBe) {
  auto text = small_world::law_text("");
  text += "- attributes: {able_to_perform: {default: true, zh: 能, en: is able}}\n";
  const auto law = small_world::compiled(*small_world::read_law({{"small.yaml", text}}));
  ASSERT_TRUE(law);
  auto scenario = small_world::scenario();
  scenario.population.size = 5'000;
  small_world::set(scenario, scenario::Parameter::unable_debtors, 1);
  small_world::set(scenario, scenario::Parameter::ground_unable, 1);
  base::Diagnostics diagnostics;
  OnePairOfHands crew;
  const auto prepared = prepare(scenario, law->regime, crew, diagnostics);
  ASSERT_TRUE(prepared) << small_world::messages(diagnostics);
  const Tracer tracer(*prepared, 0, crew);
  const auto drawn = tracer.drawn(1, crew);
  ASSERT_EQ(drawn.size(), 1U);
  const auto history = tracer.history(drawn.front());
  const auto the_case = retold(tracer, history);
  ASSERT_EQ(the_case.events.size(), 3 * history.happenings.size());
  EXPECT_FALSE(the_case.events[0].change->attributes.at("able_to_perform"));
  EXPECT_EQ(the_case.events[1].act, law->regime.kinds[history.happenings[0].kind].id);
  EXPECT_TRUE(the_case.events[2].change->attributes.at("able_to_perform"));
}

}  // namespace
}  // namespace osmanthus::simulation
