// Instruments, their versions, their scores, and the pairs of law and rule.
#pragma once

#include <optional>

#include "pack/fields.hpp"
#include "regime/law.hpp"

namespace osmanthus::pack {

/// Reads `instrument:` and, where given, `versions:` and `numbers:` of the same item.
std::optional<regime::Instrument> read_instrument(const Node& instrument, const Node* versions,
                                                  base::Diagnostics& out);
Shape instrument_shape();
Shape versions_shape();

/// Reads `scores:` of an instrument.
void read_scores(const Node& node, const std::string& instrument, std::vector<regime::Score>& into,
                 base::Diagnostics& out);
Shape scores_shape();

/// Reads `law:` and, where given, `rule:` of the same item. `instrument` is the one above it in the file, ""
/// if there is none.
std::optional<regime::Provision> read_provision(const Node& law, const Node* rule,
                                                const std::string& instrument, base::Diagnostics& out);
Shape law_shape();
Shape rule_shape();

/// What an overlay changes of a provision: fields of its `law`, or its `rule`. What it does not name is
/// empty.
std::optional<regime::Provision> read_amendment(const Node& node, base::Diagnostics& out);
Shape amendment_shape();

/// `cite`: an article, or an article for each version.
Value<std::vector<regime::Citation>> citations();

/// `force`: `[from, until)`, or one for each reading; under "" what serves both.
Value<std::map<std::string, regime::Force>> force_by_reading();

}  // namespace osmanthus::pack
