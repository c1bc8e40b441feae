// Two laws compared by what follows from them, not by their words: what each does to people that the other
// does not, with a case.
//
// Authorities are taken at their strictest and at their mildest: a law is stricter that lets them do more,
// and one that obliges them to do more.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "audit/leaning.hpp"
#include "audit/two_laws.hpp"
#include "regime/case.hpp"
#include "regime/regime.hpp"

namespace osmanthus::audit {

/// One side of the comparison: a law of one day, compiled for it.
struct Compared {
  const regime::Regime* regime = nullptr;
  regime::ViewChoice view;
  std::string pack;  // named in the cases
  base::Day day = 0;
};

/// How the second law is to the first; of a perk, stricter is who gives less of it.
enum class Strictness : std::uint8_t { equal, stricter, laxer, incomparable, unknown };
std::string_view to_string(Strictness strictness);

/// One life that shows it, under either law, with what the authorities choose there written into it.
struct Telling {
  Side more = Side::a;  // the law under which the thing weighs more on him
  Leaning leaning = Leaning::harsh;
  std::string who;  // his label
  std::array<regime::Case, 2> cases;

  const regime::Case& of(Side side) const { return cases[static_cast<std::size_t>(side)]; }
};

/// What comes of one act, by one thing.
struct Difference {
  Thing thing;
  std::string act;  // the only breach (of a perk, the only deed) in the lives; "": any
  Strictness second = Strictness::equal;
  bool all_lives = false;  // of `equal`: all that bears on it is the same
  int events = 0;          // else: so many were tried
  std::vector<Telling> tellings;
};

struct Comparison {
  std::vector<Difference> differences;  // by thing, in the order of the packs; then by act
  std::vector<std::string> failures;    // of which things the kernel of integers does not confirm a case
};

struct CompareRequest {
  std::vector<std::string> things;  // these alone; empty: all
  unsigned work = 2'000'000;        // that one question may cost the solver, in its own units
  int events = 18;                  // in a life at most; as many are tried as its rules need, and one more
  int threads = 1;                  // that compare things side by side; what they find is the same
};

/// The laws must have the same words (regime::same_words). `law_a` is what the first was compiled from: by
/// its words acts are told apart.
Comparison compare(const Compared& a, const Compared& b, const regime::Law& law_a,
                   const CompareRequest& request);

/// What either law does to people.
std::vector<Thing> things(const regime::Regime& a, const regime::Regime& b);

}  // namespace osmanthus::audit
