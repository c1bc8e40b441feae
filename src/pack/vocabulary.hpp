// The words of a pack: what can happen, what lasts, where, and who may do it.
#pragma once

#include <vector>

#include "pack/fields.hpp"
#include "regime/law.hpp"

namespace osmanthus::pack {

/// The items of a pack file that hold vocabularies, each read into the law: pack, variants, acts, registers …
std::vector<Field<regime::Law>> vocabulary_fields();

}  // namespace osmanthus::pack
