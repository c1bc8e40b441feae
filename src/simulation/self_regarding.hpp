// After which acts and steps the law looks at nobody but who did them: of his circle, he alone need be made.
#pragma once

#include "regime/regime.hpp"

namespace osmanthus::simulation {

/// Nothing that they set off, or that this sets off in turn, asks of somebody related, reaches him, or
/// corrects what another may have borne.
regime::KindSet self_regarding(const regime::Regime& regime);

}  // namespace osmanthus::simulation
