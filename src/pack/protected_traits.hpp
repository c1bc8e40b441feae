// What no pack may ask about: ethnicity, religion, political opinion, speech (docs/ethics.md). Words are
// looked for where a pack says what a subject is or does; a list of words bars a slip and a plain attempt,
// and is no proof against a disguise.
#pragma once

#include <string_view>

#include "pack/yaml.hpp"
#include "regime/law.hpp"

namespace osmanthus::pack {

/// True if an English word of `text` (an identifier or a title), or a Chinese word in it, names one of these.
bool names_protected_trait(std::string_view text);

/// Reports and returns false if `key`, a word that a pack declares or a case uses, names one.
bool refuse_protected_trait(const Node& key, base::Diagnostics& out);

/// The same of the titles of what `key` declares.
bool refuse_protected_title(const Node& key, const regime::Text& title, base::Diagnostics& out);

/// True of the vocabularies that say what a subject is or does: acts, groups, steps, flags, attributes,
/// registers, records and duties.
bool says_what_subjects_are(std::string_view vocabulary);

}  // namespace osmanthus::pack
