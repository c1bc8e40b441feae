#include "behaviour/exits.hpp"

#include "behaviour/purpose.hpp"

namespace osmanthus::behaviour {
namespace {

using scenario::get;
using scenario::Parameter;

std::uint16_t purpose(Exit exit, std::uint16_t attempt) {
  constexpr std::uint16_t kFirst[kExits] = {kPerformance, kTermination, kCorrection};
  return static_cast<std::uint16_t>(kFirst[static_cast<std::size_t>(exit)] + attempt);
}

/// The numbers of one attempt, in this order: the day, the acceptance, the gap before it.
base::Stream numbers(base::Luck luck, MatterKey matter, Exit exit, std::uint16_t attempt) {
  return {luck, {matter.person, matter.month, purpose(exit, attempt)}};
}

}  // namespace

Exits::Exits(const scenario::Values& values)
    : gaps_{base::Gap(get(values, Parameter::performance)), base::Gap(get(values, Parameter::termination)),
            base::Gap(get(values, Parameter::correction))},
      unable_(get(values, Parameter::performance_unable)),
      unlisted_(get(values, Parameter::performance_unlisted)) {}

std::uint64_t Exits::months_until(base::Luck luck, MatterKey matter, Exit exit, std::uint16_t attempt) const {
  base::Stream stream = numbers(luck, matter, exit, attempt);
  for (int passed_over = 0; passed_over < 3; ++passed_over) stream.word();
  const std::uint64_t gap = gaps_[static_cast<std::size_t>(exit)].draw(stream);
  return gap == base::Gap::kEndless ? gap : gap + 1;
}

std::uint32_t Exits::day_of(base::Luck luck, MatterKey matter, Exit exit, std::uint16_t attempt,
                            std::uint32_t days) const {
  base::Stream stream = numbers(luck, matter, exit, attempt);
  return base::below(stream, days);
}

bool Exits::performs(base::Luck luck, MatterKey matter, std::uint16_t attempt, bool able, bool listed) const {
  base::Stream stream = numbers(luck, matter, Exit::performance, attempt);
  stream.word();
  const double share = (able ? 1.0 : unable_) * (listed ? 1.0 : unlisted_);
  return base::Probability::of(share).happens(stream);
}

}  // namespace osmanthus::behaviour
