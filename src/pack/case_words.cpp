#include "pack/case_words.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace osmanthus::pack {
namespace {

bool check_subject(const regime::CaseSubject& subject, const std::vector<std::string>& known,
                   base::Diagnostics& out) {
  bool good = true;
  for (const auto& [attribute, holds] : subject.attributes) {
    if (std::ranges::find(known, attribute) != known.end()) continue;
    out.error("unknown-attribute", subject.at,
              fmt::format("No attribute of the pack is called \"{}\".", attribute),
              base::suggest(attribute, known));
    good = false;
  }
  return good;
}

}  // namespace

bool check_case_words(const regime::Case& found, const regime::Law& law, base::Diagnostics& out) {
  std::vector<std::string> known;
  for (const auto& attribute : law.attributes) known.push_back(attribute.id);
  bool good = true;
  for (const auto& subject : found.subjects) good = check_subject(subject, known, out) && good;
  for (const auto& event : found.events) {
    if (event.change) good = check_subject(*event.change, known, out) && good;
  }
  return good;
}

}  // namespace osmanthus::pack
