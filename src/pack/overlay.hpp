// Overlays: one small file that changes another pack, so that a reform takes five lines.
//
//   reform: The school bar repealed
//   extends: cn
//   repeal: [reported_practice.school]
//   set:    {spc_defaulter_list.grounds_2_to_6.term: {value: 1 year, from: 2017-05-01}}
//   add:    []
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "pack/shape.hpp"
#include "pack/source.hpp"
#include "regime/case.hpp"
#include "regime/law.hpp"

namespace osmanthus::pack {

/// A new value of a number of the pack that is changed.
struct SetNumber {
  regime::Name number;            // instrument.provision.number, instrument.number or score.number
  regime::Number value;           // in any of the forms of `numbers:`
  std::optional<base::Day> from;  // from this day on; without it, throughout
};

/// What becomes of a provision: what is empty in `to` stays as it was.
struct Amendment {
  regime::Name provision;  // instrument.provision
  regime::Provision to;
};

struct Overlay {
  regime::Text title;                // in Chinese as in English, if it has none of its own
  regime::Name extends;              // a built-in name, or a path from the overlay's folder
  std::vector<regime::Name> repeal;  // instrument.provision
  std::vector<Amendment> amend;
  std::vector<SetNumber> set;
  regime::Law add;                  // whole provisions and whatever words they need
  std::vector<regime::Case> cases;  // worked cases among `add`
};

/// Reads an overlay; whether its names are known is seen when it is applied.
std::optional<Overlay> read_overlay(const SourceFile& file, base::Diagnostics& out);
Shape overlay_shape();

/// Changes `law`. A repealed provision stays as a law without a rule, since others may use its numbers.
/// An amended one keeps the numbers that its new rule does not name. False, with `law` in part changed, if
/// the overlay names a provision or number that is not there, adds what is there, amends what it repeals, or
/// sets a value of another type.
bool apply_overlay(const Overlay& overlay, regime::Law& law, base::Diagnostics& out);

/// Sets one number throughout, as `--set spc_defaulter_list.grounds_2_to_6.term="1 year"` does. Errors have
/// `where` as their file.
bool set_number(regime::Law& law, std::string_view number, std::string_view value, const std::string& where,
                base::Diagnostics& out);

}  // namespace osmanthus::pack
