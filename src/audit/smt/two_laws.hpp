// One life under two laws, looked for by the solver. Nothing of the solver shows here.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "audit/cone.hpp"
#include "audit/leaning.hpp"
#include "audit/smt/search.hpp"
#include "audit/two_laws.hpp"

namespace osmanthus::audit::smt {

/// What is looked for: lives of at most `events` events from `first` until `last`, seen on some day from then
/// until `looks_until`, under authorities that lean one way.
struct TwoLawsSearch {
  const Thing* thing = nullptr;
  Leaning leaning = Leaning::harsh;
  int events = 1;
  base::Day first = 0, last = 0, looks_until = 0;
  unsigned work = 0;  // that one question may cost
};

class TwoLaws {
 public:
  /// Both regimes are cut to `cone`, and all of these outlive it.
  TwoLaws(const regime::Regime& a, const regime::Regime& b, const Cone& cone, const TwoLawsSearch& wanted);
  ~TwoLaws();
  TwoLaws(const TwoLaws&) = delete;
  TwoLaws& operator=(const TwoLaws&) = delete;

  /// Looks for a life in which the thing weighs more on somebody under the law of this side than under the
  /// other, and in which nothing but these acts is done.
  Answer find(Side more, const std::vector<std::string>& acts);

 private:
  class Lives;
  std::unique_ptr<Lives> lives_;
};

}  // namespace osmanthus::audit::smt
