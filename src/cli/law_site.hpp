// The law as a site: provisions, what exercises them, and what the audit finds on them.
#pragma once

#include "cli/arguments.hpp"

namespace osmanthus::cli {

/// `osmanthus report --law PACK --out DIR`: writes DIR/index.html, which asks for nothing else.
int law_site(const Arguments& arguments);

}  // namespace osmanthus::cli
