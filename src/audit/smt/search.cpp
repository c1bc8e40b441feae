#include "audit/smt/search.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <map>

#include "audit/smt/lives.hpp"

namespace osmanthus::audit::smt {
namespace {

using regime::Relation;

bool any_of(const Cone& cone, std::initializer_list<Relation> relations) {
  return std::ranges::any_of(relations, [&](Relation r) { return cone.relations.contains(r); });
}

/// One of each role that the cone names, related as the law reads them; else one person or firm.
void name_subjects(const Cone& cone, bool kinds_matter, Lives& lives) {
  const std::vector<std::string> persons = {"natural_person", "public_servant"};
  const auto add = [&](const std::string& label, std::vector<std::string> kinds) {
    lives.who.subjects.emplace_back().label = label;
    lives.who.subjects.back().kind = kinds.front();
    if (kinds_matter) lives.kinds[label] = std::move(kinds);
  };
  if (any_of(cone, {Relation::parent, Relation::child, Relation::guardian, Relation::ward})) {
    add("child", persons);
    lives.who.subjects.back().relations = {{"guardian", {"parent"}}, {"parent", {"parent"}}};
    add("parent", persons);
  }
  if (any_of(cone, {Relation::representative, Relation::represented, Relation::unit, Relation::member})) {
    add("firm", {"legal_person", "public_body"});
    lives.who.subjects.back().relations = {{"representative", {"representative"}}};
    add("representative", persons);
  }
  if (lives.who.subjects.empty())
    add("person", {"natural_person", "legal_person", "public_servant", "public_body"});
}

/// To which of the sets of places that the cone tells apart a place belongs.
std::vector<bool> sort_of(const Cone& cone, std::size_t place) {
  std::vector<bool> sort;
  for (const auto mask : cone.places) sort.push_back((mask >> place & 1U) != 0);
  return sort;
}

/// One place of each sort that the cone tells apart, within the territory.
std::vector<std::string> places_of(const regime::Regime& regime, const Cone& cone) {
  std::vector<std::string> names;
  std::set<std::vector<bool>> seen;
  for (std::size_t place = 0; place < regime.places.size(); ++place) {
    if ((regime.territory >> place & 1U) == 0) continue;
    if (seen.insert(sort_of(cone, place)).second) names.push_back(regime.places[place]);
  }
  return names;
}

}  // namespace

Lives lives_of(const regime::Regime& regime, const Cone& cone, const Question& question, int events,
               base::Day last, base::Day looks) {
  Lives lives;
  name_subjects(cone,
                cone.attributes.contains(regime::kSubjectKind) || question.who != regime::Bearers::anybody,
                lives);
  for (const auto act : cone.acts) lives.acts.push_back(regime.kinds[act].id);
  lives.places = places_of(regime, cone);
  lives.flags = cone.flags;
  for (const auto field : cone.fields) {
    if (field < registry::kMostFields) lives.fields.insert(field);
  }
  for (const auto attribute : cone.attributes) {
    if (attribute >= regime::kSex) lives.attributes.insert(attribute);
  }
  const auto answering = regime.flag("answering");
  lives.answers = question.condition == Condition::objected ||
                  (answering != regime::kNone && cone.flags.contains(answering));
  lives.amounts = cone.amount;
  lives.ages = cone.age || question.condition == Condition::young ||
               any_of(cone, {Relation::guardian, Relation::ward});
  lives.slots = events;
  lives.first = std::min(cone.first, last);
  if (lives.first < 0) lives.first = 0;
  lives.last = last;
  lives.looks = looks;
  lives.derives = question.derives();
  return lives;
}

std::vector<std::string> smallest_places(const regime::Regime& regime, const Cone& cone) {
  std::map<std::vector<bool>, std::size_t> chosen;
  for (std::size_t place = 0; place < regime.places.size(); ++place) {
    if ((regime.territory >> place & 1U) == 0) continue;
    const auto [known, fresh] = chosen.try_emplace(sort_of(cone, place), place);
    const auto holds_others = [&](std::size_t p) { return std::popcount(regime.place_within[p]) > 1; };
    if (!fresh && holds_others(known->second) && !holds_others(place)) known->second = place;
  }
  std::vector<std::size_t> places;
  for (const auto& [sort, place] : chosen) places.push_back(place);
  std::ranges::sort(places);
  std::vector<std::string> names;
  for (const auto place : places) names.push_back(regime.places[place]);
  return names;
}

std::string script(const regime::Regime& regime, const Sanction& sanction, int events, z3::solver& solver,
                   z3::check_result answer) {
  const auto* status = answer == z3::sat ? "sat" : answer == z3::unsat ? "unsat" : "unknown";
  return fmt::format("; {} ({}), at most {} events\n{}", regime.rules[sanction.rule].id, sanction.what,
                     events, solver.to_smt2(status));
}

Answer search(const regime::Regime& regime, const Cone& cone, const Question& question, int events,
              base::Day last, base::Day looks, unsigned work, const Listener& listener) {
  z3::context context;
  Life life(regime, lives_of(regime, cone, question, events, last, looks), context);
  life.history().spends(question.spending);
  life.run();
  Answering<Symbolic, FreeDecisions> answering(regime, question, life.domain(), life.circle(), life.history(),
                                               life.state(), life.events());
  const Formula asked = answering.on(life.as_of());
  if (asked.known() && !asked.value()) return {};
  z3::solver solver(context, z3::solver::simple());
  z3::params limits(context);
  limits.set("rlimit", work);
  solver.set(limits);
  for (const auto& constraint : life.constraints()) solver.add(constraint);
  solver.add(asked.in(context));
  const auto decided = solver.check();
  if (listener) listener(script(regime, *question.sanction, events, solver, decided));
  switch (decided) {
    case z3::sat:
      return {Outcome::found, life.witness(solver.get_model())};
    case z3::unsat:
      return {};
    case z3::unknown:
      break;
  }
  return {Outcome::unknown, std::nullopt};
}

}  // namespace osmanthus::audit::smt
