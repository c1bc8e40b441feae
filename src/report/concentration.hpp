// How unevenly sanctions are borne: the curve of Lorenz (1905), read from the most burdened, and the
// coefficient of Gini (1912).
//
// Let residents be sorted by the sanctions that they bore over the run, most first, and let C(p) be the share
// of all sanctions that the first share p of them bore; between two counts C is linear, since residents with
// equal counts are alike. Gini's coefficient is twice the area between C and the diagonal, 2 ∫ C(p) dp - 1.
#pragma once

#include <vector>

#include "report/band.hpp"
#include "report/run.hpp"

namespace osmanthus::report {

/// C at `share` (0 to 1) of the residents; not-a-number if nobody bore anything.
double share_borne(const Burden& burden, double share);

/// Gini's coefficient among all residents; not-a-number if nobody bore anything.
double gini(const Burden& burden);

/// The most burdened `share` of the residents and what they bore, as a share of all sanctions.
struct BorneBy {
  double share;
  Band borne;
};

struct Concentration {
  std::vector<BorneBy> residents;  // of all residents, from the smallest share on
  std::vector<BorneBy> reached;    // of those alone who bore a sanction, from 0 to 1
  Band gini;                       // among all residents
  Band share_reached;              // of the residents bore at least one sanction
  Band most;                       // sanctions borne by the most burdened resident
};

Concentration concentration_of(const Run& run);

}  // namespace osmanthus::report
