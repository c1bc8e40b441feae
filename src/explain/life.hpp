// A case made ready for the kernel: silence removed, names resolved, relations named from both sides, events
// in order.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "regime/case.hpp"
#include "regime/compile.hpp"
#include "registry/plain.hpp"
#include "registry/step.hpp"

namespace osmanthus::explain {

using regime::Case;
using regime::CaseEvent;
using regime::Regime;
using registry::Plain;
using PlainCircle = registry::Circle<Plain>;
using PlainEvent = registry::Event<Plain>;

/// Says what in `the_case` the regime does not know: acts, places, roles, flags, numbers, relations.
void check_case(const Regime& regime, const Case& the_case, base::Diagnostics& diagnostics);

/// Where a value that the sources leave open is put.
enum class Assumed : std::uint8_t { stated, lowest, highest };

/// One event as the kernel sees it, and the line of the case that it comes from.
struct LifeEvent {
  PlainEvent event;
  registry::Alternative<Plain> alternative;
  const CaseEvent* source = nullptr;
};

/// The circle of a case and its events up to `as_of`, each act of `count: N` an event of its own.
class Life {
 public:
  Life(const Regime& regime, const Case& the_case);
  Life(const Life&) = delete;
  Life& operator=(const Life&) = delete;

  const std::vector<std::string>& labels() const { return labels_; }
  const std::vector<std::string>& matters() const { return matters_; }  // by number; 0 is none
  std::uint8_t subject(const std::string& label) const;
  const std::deque<LifeEvent>& events() const { return events_; }
  const PlainCircle& start() const { return start_; }
  const Case& source() const { return *case_; }

 private:
  void place_subjects(const Regime& regime);
  void relate();
  void relate_one(std::uint8_t q, const std::string& relation, std::uint8_t other);
  void read_events(const Regime& regime);
  void read_event(const Regime& regime, const CaseEvent& source);
  void push(const CaseEvent& source, PlainEvent event, registry::KindId kind);
  std::int32_t matter(const std::string& name);
  std::int32_t home(std::uint8_t q, base::Day on) const;

  const Case* case_;
  std::vector<std::string> labels_;
  std::vector<std::string> matters_ = {""};
  std::map<std::string, std::pair<std::int32_t, std::int32_t>>
      numbered_;                     // by id: the first and last such event
  std::vector<std::int32_t> homes_;  // where each lives as the events go by
  std::deque<LifeEvent> events_;
  PlainCircle start_;
};

/// What the case says about a `may` and about a number in a range; the least where it is silent.
class CaseDecides {
 public:
  CaseDecides(const Regime& regime, const Life& life, Assumed assumed = Assumed::stated)
      : regime_(regime), life_(life), assumed_(assumed) {}

  bool may(registry::EffectId effect, std::uint8_t subject, const PlainEvent* event) const;
  bool may_conclude(regime::RuleId rule, std::size_t conclusion, std::uint8_t subject) const;
  std::int32_t pick(regime::NumberId number, const regime::Piece& piece, const PlainEvent* event) const;

 private:
  const CaseEvent* source(const PlainEvent* event) const;

  const Regime& regime_;
  const Life& life_;
  Assumed assumed_;
};

/// Runs the whole life, the law's own days up to `as_of` included.
template <class Sink, class Decide>
void live(const Regime& regime, const Life& life, PlainCircle& circle, Sink& sink, Decide& decide) {
  Plain domain{&regime.calendar};
  circle = life.start();
  registry::Step<Plain, Sink, Decide> step(regime, circle, domain, sink, decide);
  for (const auto& event : life.events()) step.run(event.event);
  step.commence(life.source().as_of);
}

}  // namespace osmanthus::explain
