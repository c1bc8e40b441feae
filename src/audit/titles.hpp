// What ranks, sorts, domains and what is shown are called in sentences of the audit.
#pragma once

#include <string_view>
#include <vector>

#include "regime/law.hpp"

namespace osmanthus::audit {

regime::Text title(regime::Rank rank);
/// Of a sort of sanction; of an unknown word, the word.
regime::Text title_of_sort(std::string_view sort);
/// As the pack calls the part of life; without a name there, the word.
regime::Text title_of_domain(const regime::Law& law, std::string_view domain);
/// Of what a publication shows of somebody; of an unknown word, the word.
regime::Text title_of_shown(std::string_view field);
/// One after another, as either language sets them apart.
regime::Text joined(const std::vector<regime::Text>& texts);

}  // namespace osmanthus::audit
