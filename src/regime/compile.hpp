// From the law as written to flat tables: names become numbers, choices are made, types are checked.
#pragma once

#include <optional>

#include "base/diagnostic.hpp"
#include "regime/case.hpp"
#include "regime/law.hpp"
#include "regime/regime.hpp"

namespace osmanthus::regime {

/// Compiles `law` under `view`. Every mistake that the law's own text shows is reported, in one go and
/// whatever the view; nothing is returned if there was one. The regime points into `law`, which must outlive
/// it.
std::optional<Regime> compile(const Law& law, const ViewChoice& view, base::Diagnostics& diagnostics);

/// Roles that a case may give to a subject and a guard may ask for.
const std::vector<std::string>& known_roles();

/// The role that a subject's label implies ("rider" drives); empty if none.
std::string role_of_label(std::string_view label);

std::string_view to_string(Rank rank);
std::optional<Rank> parse_rank(std::string_view word);
std::string_view to_string(Reading reading);
std::string_view to_string(Grade grade);
std::string_view to_string(EndBy by);
std::string_view to_string(KindForm form);
bool binding(Rank rank);

}  // namespace osmanthus::regime
