// A change to one provision, as a reformer would word it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "regime/law.hpp"

namespace osmanthus::regime {

/// What is done to `provision`. Changes of effects concern those on one of `things` (a measure, a standing, a
/// score; `fine`, `warning`).
struct Change {
  enum class Form : std::uint8_t {
    repeal,   // it falls away
    must,     // the office has to do what it may do
    rank,     // it stands in an instrument of the rank `value`
    in,       // it applies in the place `value`
    only_if,  // it asks for one condition more, `value`
    term,     // its effects last for `value`
    notice,   // they are told beforehand and, where there is a `value`, begin so long after
    wait,     // they begin after `value`
    within,   // the office has `value` for the end that it grants
    without   // they fall away
  };
  Form form = Form::repeal;
  std::string provision;  // instrument.provision
  std::vector<std::string> things;
  std::string value;
};

}  // namespace osmanthus::regime
