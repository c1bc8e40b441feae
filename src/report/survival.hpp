// How long listings last, and how they end, when many of them had not ended when the run did.
//
// The estimator of Aalen and Johansen (1978) for competing ways out, which for a single way is that of Kaplan
// and Meier (1958), in discrete time. Let n(t) be the listings that lasted at least t whole months, d_k(t)
// those of them that ended in the way k after t whole months. Then
//     S(t) = S(t-1) · (1 - Σ_k d_k(t) / n(t)),   S(-1) = 1        still listed after month t
//     F_k(t) = F_k(t-1) + S(t-1) · d_k(t) / n(t)                  ended in the way k by then
// so that S + Σ_k F_k = 1. A listing that had not ended by the run's end counts in n(t) up to and with its
// last month, as is usual where ends and interruptions share a month.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "report/band.hpp"
#include "report/run.hpp"

namespace osmanthus::report {

/// Shares of 1, by whole months from 0. From the month in which nobody is left to be observed they are
/// not-a-number, unless less than one in a hundred was still listed: then they stay as they are (Gill 1980),
/// since what may yet come of it makes no difference that could be seen.
struct Incidence {
  std::vector<double> listed;                        // S
  std::map<std::string, std::vector<double>> ended;  // F by way out
};

/// Of one replicate, over `months` months, for the ways out that are named.
Incidence incidence_of(const Lengths& lengths, const std::vector<std::string>& ways, std::size_t months);

/// The same over the replicates that had such listings, for those made under one provision. A month in which
/// one of these replicates has nobody left to observe is a gap, so that every month tells of the same
/// replicates.
struct Survival {
  std::string ground;   // instrument.provision
  double listings = 0;  // synthetic, a replicate, in the mean
  std::vector<Band> listed;
  std::map<std::string, std::vector<Band>> ended;
};

/// One for each provision that listed anybody in the run, over as many months as the longest listing.
std::vector<Survival> survival_of(const Run& run);

}  // namespace osmanthus::report
