// No event allocates: once a Step and its circle have been warmed up, an event is table look-ups and one
// append.
#include <gtest/gtest.h>

#include <atomic>
#include <cstdlib>
#include <new>

#include "../support/cn.hpp"
#include "registry/plain.hpp"
#include "registry/step.hpp"

namespace {
std::atomic<long> allocations = 0;
}

void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
// stable_sort asks in this way; a new of the library's own would not go with the delete below.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++allocations;
  return std::malloc(size);
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace osmanthus::registry {
namespace {

TEST(Step, AllocatesNothingPerEvent) {
  const auto law = tests::cn(regime::Reading::article);
  const auto& regime = law->regime;
  Plain domain{&regime.calendar};
  KeepNothing nothing;
  TakeLeast least;
  Circle<Plain> circle;
  circle.subjects.resize(2);
  circle.entries.reserve(256);
  circle.last_day = base::kAlways;
  Step<Plain, KeepNothing, TakeLeast> step(regime, circle, domain, nothing, least);
  Alternative<Plain> act{0, 0, true};
  Event<Plain> event;
  event.alternatives = {&act, 1};
  const auto live_a_while = [&] {
    circle.entries.clear();
    base::Day day = tests::date("2018-01-01");
    std::int16_t index = 0;
    for (const auto* name : {"refuse_judgment", "break_settlement", "red_light_pedestrian", "traffic_fine",
                             "perform_judgment", "dog_off_leash", "objection_upheld", "loan_overdue"}) {
      act.kind = regime.kind(name);
      event.index = index++;
      event.on = day++;
      step.run(event);
    }
  };
  live_a_while();
  const long before = allocations;
  for (int i = 0; i < 1000; ++i) live_a_while();
  EXPECT_EQ(allocations - before, 0);
}

}  // namespace
}  // namespace osmanthus::registry
