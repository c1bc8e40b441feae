#include "simulation/listings.hpp"

#include <algorithm>
#include <tuple>

namespace osmanthus::simulation {
namespace {

bool in_effect_once(const Entry& e) { return e.from < e.to; }

std::vector<std::size_t> entries_of(std::span<const Entry> entries, const regime::KindSet& registers,
                                    std::uint8_t member) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Entry& e = entries[i];
    if (e.subject == member && registers.has(e.kind) && in_effect_once(e)) found.push_back(i);
  }
  const auto key = [&](std::size_t i) {
    return std::tuple(entries[i].kind, entries[i].matter, entries[i].from, i);
  };
  std::ranges::sort(found, {}, key);
  return found;
}

bool continues(const Listing& listing, const Entry& e) {
  return listing.register_kind == e.kind && listing.matter == e.matter && e.from < listing.span.until;
}

}  // namespace

std::vector<Listing> listings_of(std::span<const Entry> entries, std::span<const Mark> marks,
                                 const regime::KindSet& registers, std::uint8_t member) {
  std::vector<Listing> listings;
  for (const std::size_t i : entries_of(entries, registers, member)) {
    const Entry& e = entries[i];
    if (listings.empty() || !continues(listings.back(), e)) {
      listings.push_back({e.kind, e.matter, e.effect, e.event, {e.from, e.to}, marks[i].ended});
    } else if (e.to >= listings.back().span.until) {
      listings.back().span.until = e.to;
      listings.back().ended = marks[i].ended;
    }
  }
  return listings;
}

std::vector<Span> listed_days(std::span<const Entry> entries, std::span<const Mark> marks,
                              const regime::KindSet& registers, std::uint8_t member, bool wrong) {
  std::vector<Span> spans;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Entry& e = entries[i];
    if (e.subject == member && registers.has(e.kind) && marks[i].wrong == wrong)
      spans.push_back({e.from, e.to});
  }
  return united(std::move(spans));
}

std::vector<Span> days_on_lists(std::span<const Entry> entries, std::span<const Mark> marks,
                                const regime::KindSet& registers, std::uint8_t member) {
  auto all = listed_days(entries, marks, registers, member, false);
  const auto wrong = listed_days(entries, marks, registers, member, true);
  all.insert(all.end(), wrong.begin(), wrong.end());
  return united(std::move(all));
}

End end_before(const Listing& listing, base::Day until) {
  if (listing.span.until >= until) return End::running;
  return listing.ended == End::running ? End::expiry : listing.ended;
}

int whole_months(const Listing& listing, base::Day until) {
  const base::Day end = std::min(listing.span.until, until);
  const int between = base::month_of(end) - base::month_of(listing.span.from);
  return between - (base::to_civil(end).day < base::to_civil(listing.span.from).day ? 1 : 0);
}

regime::KindId act_of(std::span<const Entry> entries, std::int16_t event) {
  const auto act = std::ranges::find_if(
      entries, [&](const Entry& e) { return e.event == event && e.effect == regime::kNone; });
  return act == entries.end() ? regime::kNone : act->kind;
}

}  // namespace osmanthus::simulation
