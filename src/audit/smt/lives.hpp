// Which lives a question is about: those of the roles, acts, places and marks that its cone tells apart.
#pragma once

#include <string>
#include <vector>

#include "audit/cone.hpp"
#include "audit/question.hpp"
#include "audit/smt/life.hpp"

namespace osmanthus::audit::smt {

/// Lives of at most `events` events on or before `last`, seen on the day `looks`.
Lives lives_of(const regime::Regime& regime, const Cone& cone, const Question& question, int events,
               base::Day last, base::Day looks);

/// One place of each sort that the cone tells apart, within the territory; one that holds no other, if it can
/// be.
std::vector<std::string> smallest_places(const regime::Regime& regime, const Cone& cone);

/// What the solver was asked about the sanction, and what it answered, in SMT-LIB.
std::string script(const regime::Regime& regime, const Sanction& sanction, int events, z3::solver& solver,
                   z3::check_result answer);

}  // namespace osmanthus::audit::smt
