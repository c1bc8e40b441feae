// Symbols and integers: the symbolic step, given a life whose dates are all known, leaves the very entries
// that the plain step leaves, without asking the solver.
#include <gtest/gtest.h>

#include "../support/cn.hpp"
#include "audit/smt/symbolic.hpp"
#include "explain/life.hpp"
#include "substituted.hpp"

namespace osmanthus::audit::smt {
namespace {

/// Decides as the case says, with known terms.
struct KnownDecisions {
  const explain::CaseDecides& plain;
  const explain::Life& life;

  const registry::Event<registry::Plain>* same(const registry::Event<Symbolic>* event) const {
    return event == nullptr ? nullptr : &life.events()[static_cast<std::size_t>(event->index)].event;
  }
  Formula may(regime::EffectId effect, std::uint8_t q, const registry::Event<Symbolic>* event) const {
    return Formula(plain.may(effect, q, same(event)));
  }
  Formula may_conclude(regime::RuleId, std::size_t, std::uint8_t) const { return Formula(true); }
  Term pick(regime::NumberId number, const regime::Piece& piece,
            const registry::Event<Symbolic>* event) const {
    return plain.pick(number, piece, same(event));
  }
};

registry::Circle<Symbolic> lifted(const registry::Circle<registry::Plain>& plain) {
  registry::Circle<Symbolic> circle;
  circle.last_day = plain.last_day;
  for (const auto& p : plain.subjects) {
    registry::Subject<Symbolic> subject;
    subject.born = p.born;
    for (std::size_t i = 0; i < p.attributes.size(); ++i) subject.attributes[i] = p.attributes[i];
    subject.relations = p.relations;
    circle.subjects.push_back(std::move(subject));
  }
  return circle;
}

registry::Event<Symbolic> lifted(const registry::Event<registry::Plain>& plain,
                                 const regime::Regime& regime) {
  registry::Event<Symbolic> event;
  event.index = plain.index;
  event.on = plain.on;
  event.place = plain.place;
  event.matter = plain.matter;
  event.of = plain.of;
  event.of_last = plain.of_last;
  event.about = plain.about;
  event.amount = plain.amount;
  event.value = plain.value;
  for (std::size_t f = 0; f < regime.flags.size(); ++f)
    event.flags.emplace_back((plain.flags >> f & 1U) != 0);
  for (std::size_t f = 0; f < plain.fields.size(); ++f) event.fields[f] = plain.fields[f];
  return event;
}

void expect_same(const registry::Circle<Symbolic>& symbolic, const registry::Circle<registry::Plain>& plain,
                 const std::string& title) {
  std::size_t i = 0;
  for (const auto& e : symbolic.entries) {
    ASSERT_TRUE(e.live.known()) << title;
    if (!e.live.value()) continue;
    ASSERT_LT(i, plain.entries.size()) << title;
    const auto& p = plain.entries[i++];
    EXPECT_EQ(e.kind, p.kind) << title;
    EXPECT_EQ(e.subject, p.subject) << title;
    EXPECT_EQ(e.effect, p.effect) << title;
    EXPECT_EQ(e.opened.value(), p.opened) << title;
    EXPECT_EQ(e.from.value(), p.from) << title;
    EXPECT_EQ(e.to.value(), p.to) << title;
    EXPECT_EQ(e.weight.value(), p.weight) << title;
    EXPECT_EQ(e.corrected.value(), p.corrected) << title;
  }
  EXPECT_EQ(i, plain.entries.size()) << title;
}

TEST(Symbols, GiveWhatIntegersGiveOnEveryWorkedCase) {
  for (const auto reading : {regime::Reading::article, regime::Reading::text}) {
    const auto law = tests::cn(reading);
    for (const auto& worked : law->pack.cases) {
      const explain::Life life(law->regime, worked);
      explain::CaseDecides decide(law->regime, life);
      registry::Circle<registry::Plain> plain;
      registry::KeepNothing nothing;
      explain::live(law->regime, life, plain, nothing, decide);

      z3::context context;
      Symbolic domain(context, law->regime.calendar, {});
      KnownDecisions known{decide, life};
      auto symbolic = lifted(life.start());
      registry::Step<Symbolic, registry::KeepNothing, KnownDecisions> step(law->regime, symbolic, domain,
                                                                           nothing, known);
      for (const auto& source : life.events()) {
        auto event = lifted(source.event, law->regime);
        const registry::Alternative<Symbolic> act{source.alternative.kind, source.alternative.by,
                                                  Formula(true)};
        event.alternatives = {&act, 1};
        step.run(event);
      }
      step.commence(worked.as_of);
      expect_same(symbolic, plain, worked.title);
    }
  }
}

/// tests/differential/symbols.py does the same with random cases.
TEST(Symbols, GiveWhatIntegersGiveOnceACaseIsPutInTheirPlace) {
  for (const auto reading : {regime::Reading::article, regime::Reading::text}) {
    const auto law = tests::cn(reading);
    int decided = 0;
    for (const auto& worked : law->pack.cases) {
      Substituted life(law->regime, worked);
      EXPECT_EQ(life.symbols(), life.integers()) << worked.title;
      if (decided++ % 50 == 0) {
        EXPECT_TRUE(life.decided()) << worked.title;
      }
    }
    EXPECT_GT(decided, 50);
  }
}

}  // namespace
}  // namespace osmanthus::audit::smt
