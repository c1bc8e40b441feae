#include "base/diagnostic.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

namespace osmanthus::base {
namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0U);
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t above = row[j + 1];
      row[j + 1] = std::min({above + 1, row[j] + 1, diagonal + (a[i] == b[j] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row.back();
}

}  // namespace

void Diagnostics::error(std::string rule, Span at, std::string message, std::string hint) {
  ++errors_;
  all_.push_back({Severity::error, std::move(rule), std::move(at), std::move(message), std::move(hint)});
}

void Diagnostics::warning(std::string rule, Span at, std::string message, std::string hint) {
  all_.push_back({Severity::warning, std::move(rule), std::move(at), std::move(message), std::move(hint)});
}

void Diagnostics::sort() {
  std::ranges::stable_sort(all_, [](const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.at.file, a.at.line, a.at.column) < std::tie(b.at.file, b.at.line, b.at.column);
  });
}

std::string format(const Diagnostic& d) {
  const auto* severity = d.severity == Severity::error ? "error" : "warning";
  const std::string place =
      d.at.line > 0 ? fmt::format("{}:{}:{}", d.at.file, d.at.line, d.at.column) : d.at.file;
  const std::string before = place.empty() ? "" : place + ": ";
  std::string text = fmt::format("{}{}: {} [{}]", before, severity, d.message, d.rule);
  if (!d.hint.empty()) text += fmt::format("\n  hint: {}", d.hint);
  return text;
}

std::string nearest(std::string_view word, std::span<const std::string> known) {
  std::string best;
  std::size_t distance = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (const auto& candidate : known) {
    const auto d = edit_distance(word, candidate);
    if (d < distance) {
      distance = d;
      best = candidate;
    }
  }
  return best;
}

std::string suggest(std::string_view word, std::span<const std::string> known) {
  if (auto best = nearest(word, known); !best.empty()) return fmt::format("did you mean \"{}\"?", best);
  constexpr std::size_t few = 12;
  if (known.empty() || known.size() > few) return "";
  return fmt::format("known here: {}", fmt::join(known, ", "));
}

}  // namespace osmanthus::base
