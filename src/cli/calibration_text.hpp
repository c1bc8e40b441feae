// What a calibration says, for whoever ran it.
#pragma once

#include <string>

#include "scenario/posterior.hpp"

namespace osmanthus::cli {

/// Tables of what was fitted and foretold, with misses and rivals; then the verdicts: on figures, numbers and
/// mechanisms. Several lines, the last without its end.
std::string calibration_text(const scenario::Posterior& posterior);

}  // namespace osmanthus::cli
