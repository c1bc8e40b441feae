// The history of one synthetic resident of a run.
#pragma once

#include "cli/arguments.hpp"
#include "regime/case.hpp"
#include "simulation/trace.hpp"

namespace osmanthus::cli {

/// osmanthus explain --run DIR --subject INDEX
int explain_resident(const Arguments& arguments);

/// The history as a case that names its law; `pack` as the run's command has it.
regime::Case history_of(const simulation::Tracer& tracer, std::uint32_t person, const std::string& pack);

}  // namespace osmanthus::cli
