// How well it is known how often something happens in a run.
#pragma once

#include "regime/law.hpp"
#include "simulation/run.hpp"

namespace osmanthus::cli {

/// The worst grade among the numbers that set its rate; those of response are not among them, since they
/// change a rate and do not set it.
regime::Grade grade_of_rate(const simulation::Prepared& prepared, const simulation::EventKey& event);

}  // namespace osmanthus::cli
