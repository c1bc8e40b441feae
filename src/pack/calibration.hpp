// The two files of a calibration: the published figures that a scenario is held against, and what
// `osmanthus calibrate` found.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "pack/shape.hpp"
#include "pack/source.hpp"
#include "scenario/posterior.hpp"

namespace osmanthus::pack {

/// The targets in `file`. Nothing if it has an error; all errors are reported in one go.
std::optional<std::vector<scenario::Target>> read_targets(const SourceFile& file, base::Diagnostics& out);

/// What a calibration left in `file`; nothing if it has an error.
std::optional<scenario::Posterior> read_posterior(const SourceFile& file, base::Diagnostics& out);

/// The text that read_posterior() reads back.
std::string write_posterior(const scenario::Posterior& posterior);

Shape targets_shape();

}  // namespace osmanthus::pack
