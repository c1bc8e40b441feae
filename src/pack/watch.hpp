// Whether a stretch of reading went without an error.
#pragma once

#include <algorithm>
#include <cstddef>

#include "base/diagnostic.hpp"

namespace osmanthus::pack {

/// Watches `out` from now on.
class Watch {
 public:
  explicit Watch(const base::Diagnostics& out) : out_(out), start_(out.all().size()) {}

  bool clean() const {
    const auto begin = out_.all().begin() + static_cast<std::ptrdiff_t>(start_);
    return std::none_of(begin, out_.all().end(),
                        [](const base::Diagnostic& d) { return d.severity == base::Severity::error; });
  }

 private:
  const base::Diagnostics& out_;
  std::size_t start_;
};

}  // namespace osmanthus::pack
