#include "simulation/replay.hpp"

#include <utility>

namespace osmanthus::simulation {
namespace {

using regime::Modality;

/// Applies whatever a state permits, so that one sees what the decisions were about.
struct ApplyAll {
  const Decisions* decisions;

  bool may(regime::EffectId effect, std::uint8_t subject, const Decisions::Event* event) const {
    return decisions->may(effect, subject, event);
  }
  static bool may_conclude(regime::RuleId, std::size_t, std::uint8_t) { return true; }
  std::int32_t pick(regime::NumberId number, const regime::Piece& piece,
                    const Decisions::Event* event) const {
    return decisions->pick(number, piece, event);
  }
};

std::int16_t number_of(const Decisions::Event* event) {
  return event == nullptr ? registry::kNoEvent : event->index;
}

/// The event finds the actor as the run had it: some attributes are those of the matter at hand.
void carry_out(const World& world, const Happening& happening, Replay& replay) {
  auto& attributes = replay.circle.subjects[happening.by].attributes;
  const auto usual = std::exchange(attributes, happening.attributes);
  const registry::Alternative<registry::Plain> act{happening.kind, happening.by, true};
  auto event = happening.event;
  event.alternatives = {&act, 1};
  registry::Plain plain{&world.regime.calendar};
  registry::KeepNothing nothing;
  registry::step(world.regime, replay.circle, event, plain, nothing, replay.decided);
  replay.circle.subjects[happening.by].attributes = usual;
}

/// On every day on which something may have changed, what states permit to whom.
void see_states(const World& world, Replay& replay) {
  const ApplyAll apply{&replay.decided.decisions()};
  registry::Plain plain{&world.regime.calendar};
  registry::KeepNothing nothing;
  registry::Reading<registry::Plain, registry::KeepNothing, const ApplyAll> reading(
      world.regime, replay.circle, plain, nothing, apply);
  const auto& horizon = world.scenario.horizon;
  for (const base::Day day : world.measures.edges(replay.circle, {horizon.start, horizon.until})) {
    reading.at(day, nullptr);
    for (const regime::RuleId id : world.regime.while_rules) {
      const auto& conclusions = world.regime.rules[id].conclusions;
      for (std::size_t i = 0; i < conclusions.size(); ++i) {
        if (conclusions[i].modality != Modality::may) continue;
        for (std::uint8_t q = 0; q < replay.circle.subjects.size(); ++q) {
          if (reading.concludes(id, i, q)) replay.decided.may_conclude(id, i, q);
        }
      }
    }
  }
}

}  // namespace

bool Remembering::may(regime::EffectId effect, std::uint8_t subject, const Event* event) {
  const bool done = decisions_.may(effect, subject, event);
  permitted.push_back({number_of(event), effect, subject, done});
  return done;
}

bool Remembering::may_conclude(regime::RuleId rule, std::size_t conclusion, std::uint8_t subject) {
  const bool done = decisions_.may_conclude(rule, conclusion, subject);
  applied.insert({subject, rule, conclusion, done});
  return done;
}

std::int32_t Remembering::pick(regime::NumberId number, const regime::Piece& piece, const Event* event) {
  const std::int32_t value = decisions_.pick(number, piece, event);
  settled.push_back({number_of(event), number, piece.amount.unit, value});
  return value;
}

Replay replay(const Tracer& tracer, const History& history) {
  const World& world = tracer.world();
  Replay replay{{}, {}, Remembering(Decisions(world.regime, tracer.rates().values, tracer.rates().luck))};
  const Folk folk =
      folk_of(world.population, tracer.rates().posts, tracer.rates().legal_roles, history.household);
  const Numbers subjects = numbers(folk);
  gather_circle(world.words, world.population, folk, replay.members);
  replay.circle = replay.members;
  replay.circle.last_day = world.scenario.horizon.start - 1;
  for (const Happening& happening : history.happenings) {
    replay.decided.of_circle(subjects, happening.person);
    carry_out(world, happening, replay);
  }
  replay.decided.of_circle(subjects, history.household.first_person);
  registry::Plain plain{&world.regime.calendar};
  registry::KeepNothing nothing;
  registry::Step step(world.regime, replay.circle, plain, nothing, replay.decided);
  step.commence(world.scenario.horizon.until - 1);
  see_states(world, replay);
  return replay;
}

}  // namespace osmanthus::simulation
