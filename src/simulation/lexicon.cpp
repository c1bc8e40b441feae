#include "simulation/lexicon.hpp"

#include <string>
#include <string_view>

#include <fmt/core.h>

namespace osmanthus::simulation {
namespace {

constexpr std::array<std::string_view, behaviour::kGrounds> kGroundActs{
    "refuse_judgment",         "obstruct_enforcement",      "evade_enforcement",
    "violate_property_report", "violate_consumption_order", "break_settlement"};

KindId needed(const regime::Regime& regime, std::string_view id, base::Diagnostics& diagnostics) {
  const KindId kind = regime.kind(id);
  if (kind == regime::kNone) {
    diagnostics.error("unknown-act", {},
                      fmt::format("The run's courts need \"{}\", which the pack does not declare.", id),
                      "declare it under acts or steps, or use a pack that has a court list");
  }
  return kind;
}

std::uint64_t flag_bit(const regime::Regime& regime, std::string_view id) {
  const std::uint16_t flag = regime.flag(id);
  return flag == regime::kNone ? 0 : std::uint64_t{1} << flag;
}

regime::PlaceId place_of(const regime::Regime& regime, std::size_t region) {
  for (const std::string_view id : {population::regions()[region].id, population::regions()[region].within}) {
    const regime::PlaceId place = id.empty() ? regime::kNowhere : regime.place(id);
    if (place != regime::kNowhere) return place;
  }
  return regime.place("cn");
}

}  // namespace

Lexicon find_words(const regime::Regime& regime, base::Diagnostics& diagnostics) {
  Lexicon words;
  for (std::size_t i = 0; i < kGroundActs.size(); ++i)
    words.grounds[i] = needed(regime, kGroundActs[i], diagnostics);
  words.perform_judgment = needed(regime, "perform_judgment", diagnostics);
  words.enforcement_terminated = needed(regime, "enforcement_terminated", diagnostics);
  words.objection_upheld = needed(regime, "objection_upheld", diagnostics);
  words.no_flights = regime.kind("no_flights");
  words.no_high_speed_rail = regime.kind("no_high_speed_rail");
  words.no_private_school = regime.kind("no_private_school_for_child");
  for (KindId kind = 0; kind < regime.kinds.size(); ++kind) {
    const auto& k = regime.kinds[kind];
    if (k.form == regime::KindForm::register_list && !k.good) words.black_lists.add(kind);
  }
  words.violent_and_grave = flag_bit(regime, "violent") | flag_bit(regime, "grave");
  words.answering = flag_bit(regime, "answering");
  words.able_to_perform = regime.attribute("able_to_perform");
  for (std::size_t r = 0; r < population::kRegions; ++r) words.places[r] = place_of(regime, r);
  return words;
}

}  // namespace osmanthus::simulation
