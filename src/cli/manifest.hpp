// The manifest of a run: what it was made from, in words and digests.
#pragma once

#include <string>

#include "cli/inputs.hpp"
#include "results/manifest.hpp"
#include "simulation/checkpoint.hpp"
#include "simulation/run.hpp"

namespace osmanthus::cli {

results::Manifest manifest_of(const Arguments& arguments, const RunInputs& inputs,
                              const simulation::Prepared& prepared);
simulation::Identity identity_of(const results::Manifest& manifest, const scenario::Scenario& scenario);

/// What `after` changes in `before`, a sentence each: provisions repealed and added, numbers set.
std::vector<results::Words> changes(const regime::Law& before, const regime::Law& after);

/// The digest of all that was read of a pack.
std::string pack_digest(const pack::LoadedPack& pack, const Arguments& arguments);

}  // namespace osmanthus::cli
