// What ranks and sorts are called in sentences of the audit.
#pragma once

#include <string_view>

#include "regime/law.hpp"

namespace osmanthus::audit {

regime::Text title(regime::Rank rank);
/// Of a sort of sanction; of an unknown word, the word.
regime::Text title_of_sort(std::string_view sort);

}  // namespace osmanthus::audit
