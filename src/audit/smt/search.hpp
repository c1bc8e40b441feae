// A life that answers a question, looked for by the solver. Nothing of the solver shows here.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "audit/cone.hpp"
#include "audit/question.hpp"
#include "regime/case.hpp"

namespace osmanthus::audit::smt {

enum class Outcome : std::uint8_t { found, none, unknown };

struct Answer {
  Outcome outcome = Outcome::none;
  std::optional<regime::Case> life;  // if found; it has no title and no view
};

/// Is given each question that is put to the solver, as a script of SMT-LIB 2.6: what it is about in a
/// comment, the solver's answer as `:status`.
using Listener = std::function<void(const std::string& script)>;

/// Looks among all lives of at most `events` events on or before `last`, seen on the day `looks`. `regime` is
/// cut to `cone`. What work the solver may do is bounded by `work` (its own units, the same on every
/// machine); beyond it the answer is unknown.
Answer search(const regime::Regime& regime, const Cone& cone, const Question& question, int events,
              base::Day last, base::Day looks, unsigned work, const Listener& listener = {});

}  // namespace osmanthus::audit::smt
