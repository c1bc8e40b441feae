#include "audit/findings.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>

namespace osmanthus::audit {
namespace {

/// Sorts of sanction, the heaviest first; a sort that is not among them is the lightest.
constexpr std::array<std::string_view, 18> kHeaviestFirst = {
    "liberty",     "licence",   "business", "occupation", "market",    "travel",
    "consumption", "education", "telecom",  "seizure",    "criticism", "list",
    "fine",        "record",    "points",   "duty",       "warning",   "supervision"};
constexpr std::array<std::string_view, 3> kGrades = {"law", "policy", "doctrine"};

template <class List>
auto place_in(const List& list, std::string_view word) {
  return std::ranges::find(list, word) - list.begin();
}

int decision_rank(Decision decision) {
  return decision == Decision::violated ? 0 : decision == Decision::unknown ? 1 : 2;
}

long days_of(const Verdict& v) {
  if (!v.borne) return 0;
  return v.borne->lasts == Borne::Lasts::endless ? std::numeric_limits<long>::max() : v.borne->days;
}

auto weight(const Verdict& v) {
  const bool own = !v.borne || !v.borne->for_another();
  return std::tuple(decision_rank(v.decision), place_in(kGrades, v.grade), !v.rests_on.empty(), own,
                    place_in(kHeaviestFirst, v.sort), -days_of(v));
}

bool same_length(const Verdict& a, const Verdict& b) {
  if (a.borne.has_value() != b.borne.has_value()) return false;
  return !a.borne || (a.borne->lasts == b.borne->lasts && a.borne->days == b.borne->days);
}

bool same_bearer(const Verdict& a, const Verdict& b) {
  return a.borne.has_value() == b.borne.has_value() &&
         (!a.borne || a.borne->for_another() == b.borne->for_another());
}

/// One place's own record or list is to it what another's is to that.
bool elsewhere(const Verdict& a, const Verdict& b) {
  return a.things.empty() == b.things.empty() &&
         std::ranges::find_first_of(a.jurisdictions, b.jurisdictions) == a.jurisdictions.end();
}

bool same(const Verdict& a, const Verdict& b) {
  return a.property == b.property && a.decision == b.decision && a.by == b.by && a.all_lives == b.all_lives &&
         a.sort == b.sort && a.says.en == b.says.en && a.why.en == b.why.en && a.rests_on == b.rests_on &&
         a.grade == b.grade && same_bearer(a, b) && same_length(a, b) &&
         (a.things == b.things || elsewhere(a, b));
}

void add(std::vector<std::string>& more, std::vector<std::string>& to) {
  for (auto& one : more) {
    if (std::ranges::find(to, one) == to.end()) to.push_back(std::move(one));
  }
}

/// The case with fewer events is told, and its provision named first.
void take_in(Verdict other, Verdict& into) {
  const bool shorter = other.counterexample && into.counterexample &&
                       other.counterexample->events.size() < into.counterexample->events.size();
  if (shorter) std::swap(other, into);
  into.events = std::max(into.events, other.events);
  add(other.provisions, into.provisions);
  add(other.things, into.things);
  add(other.jurisdictions, into.jurisdictions);
}

}  // namespace

bool Borne::for_another() const {
  return std::ranges::any_of(whose, [&](const auto& label) { return label != who; });
}

std::vector<Verdict> joined(std::vector<Verdict> verdicts) {
  std::vector<Verdict> out;
  for (auto& verdict : verdicts) {
    const auto known = std::ranges::find_if(out, [&](const Verdict& other) { return same(other, verdict); });
    if (known == out.end()) {
      out.push_back(std::move(verdict));
    } else {
      take_in(std::move(verdict), *known);
    }
  }
  return out;
}

std::vector<Verdict> worst_first(std::vector<Verdict> verdicts) {
  std::ranges::stable_sort(verdicts, {}, weight);
  return verdicts;
}

}  // namespace osmanthus::audit
