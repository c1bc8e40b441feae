#include "explain/expect.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

namespace osmanthus::explain {
namespace {

/// One found thing as words, so that whatever a case names of it can be compared.
struct Found {
  std::map<std::string, std::string> fields;
  std::vector<std::string> because;
};

std::string until_word(Day day) { return day >= base::kNever ? "null" : base::format_date(day); }
std::string or_null(const std::string& word) { return word.empty() ? "null" : word; }

std::string list_word(const std::vector<std::string>& words) {
  return fmt::format("[{}]", fmt::join(words, ", "));
}

std::vector<Found> records(const SubjectState& state) {
  std::vector<Found> all;
  for (const auto& r : state.records) {
    all.push_back({{{"id", r.id},
                    {"matter", or_null(r.matter)},
                    {"since", base::format_date(r.since)},
                    {"until", until_word(r.until)}},
                   r.because});
  }
  return all;
}

std::vector<Found> listings(const SubjectState& state) {
  std::vector<Found> all;
  for (const auto& l : state.listings) {
    all.push_back({{{"id", l.register_id},
                    {"register", l.register_id},
                    {"matter", or_null(l.matter)},
                    {"since", base::format_date(l.since)},
                    {"until", until_word(l.until)},
                    {"state", l.state}},
                   l.because});
  }
  return all;
}

std::vector<Found> measures(const SubjectState& state) {
  std::vector<Found> all;
  for (const auto& m : state.measures) {
    all.push_back({{{"id", m.id},
                    {"modality", m.modality},
                    {"since", base::format_date(m.since)},
                    {"until", until_word(m.until)},
                    {"grounds", fmt::format("{}", fmt::join(m.grounds, ", "))},
                    {"borne_for", or_null(m.borne_for)}},
                   m.because});
  }
  return all;
}

std::vector<Found> scores(const SubjectState& state) {
  std::vector<Found> all;
  for (const auto& s : state.scores) {
    all.push_back({{{"id", s.id},
                    {"value", std::to_string(s.value)},
                    {"low", std::to_string(s.low)},
                    {"high", std::to_string(s.high)},
                    {"grade", s.assumed ? "assumed" : "cited"}},
                   {}});
  }
  return all;
}

std::vector<Found> timeline(const Explanation& explanation, const std::string& label) {
  std::vector<Found> all;
  for (const auto& c : explanation.timeline) {
    if (c.subject != label) continue;
    Found found{{{"id", c.change}, {"change", c.change}, {"what", c.what}, {"on", base::format_date(c.on)}},
                {c.because.provision}};
    if (!c.by.empty()) found.fields["by"] = c.by;
    if (c.amount) found.fields["amount"] = std::to_string(*c.amount);
    all.push_back(std::move(found));
  }
  return all;
}

std::vector<Found> ways(const Explanation& explanation, const std::string& label) {
  std::vector<Found> all;
  for (const auto& w : explanation.ways_out) {
    if (w.subject != label) continue;
    all.push_back({{{"id", w.what},
                    {"what", w.what},
                    {"by", w.by},
                    {"act", or_null(w.act)},
                    {"actor", or_null(w.actor)},
                    {"modality", w.modality},
                    {"earliest", base::format_date(w.earliest)}},
                   {w.provision}});
  }
  return all;
}

std::vector<Found> refusals(const Explanation& explanation, const std::string& label) {
  std::vector<Found> all;
  for (const auto& w : explanation.why_not) {
    if (w.subject == label) all.push_back({{{"id", w.provision}, {"provision", w.provision}}, {}});
  }
  return all;
}

std::vector<Found> found_of(const std::string& field, const Explanation& explanation,
                            const std::string& label) {
  const auto state = std::ranges::find(explanation.subjects, label, &SubjectState::label);
  if (state == explanation.subjects.end()) return {};
  if (field == "records") return records(*state);
  if (field == "listings") return listings(*state);
  if (field == "measures") return measures(*state);
  if (field == "scores") return scores(*state);
  if (field == "timeline") return timeline(explanation, label);
  if (field == "ways_out") return ways(explanation, label);
  return refusals(explanation, label);
}

bool same_set(std::vector<std::string> a, std::vector<std::string> b) {
  std::ranges::sort(a);
  std::ranges::sort(b);
  return a == b;
}

/// "[a, b]" or "a" as its members, in order.
std::vector<std::string> members(std::string_view list) {
  std::vector<std::string> all(1);
  for (const char c : list) {
    if (c == ',') all.emplace_back();
    if (c != ',' && c != ' ' && c != '[' && c != ']') all.back() += c;
  }
  return all;
}

bool agrees(const regime::ExpectedItem& expected, const Found& found) {
  static const std::string null = "null";
  for (const auto& [field, value] : expected.fields) {
    const auto has = found.fields.find(field);
    const std::string& said = has == found.fields.end() ? null : has->second;
    if (field == "grounds" ? !same_set(members(said), members(value)) : said != value) return false;
  }
  return !expected.has_because || same_set(expected.because, found.because);
}

/// Whether each expected item can be paired with a found one of its own.
bool pairs(const std::vector<regime::ExpectedItem>& expected, const std::vector<Found>& found,
           std::vector<bool>& used, std::size_t i = 0) {
  if (i == expected.size()) return true;
  for (std::size_t j = 0; j < found.size(); ++j) {
    if (used[j] || !agrees(expected[i], found[j])) continue;
    used[j] = true;
    if (pairs(expected, found, used, i + 1)) return true;
    used[j] = false;
  }
  return false;
}

std::string words(const std::map<std::string, std::string>& fields, const std::vector<std::string>& because,
                  bool with_because) {
  std::vector<std::string> parts;
  for (const auto& [field, value] : fields) parts.push_back(fmt::format("{}: {}", field, value));
  if (with_because) parts.push_back(fmt::format("because: {}", list_word(because)));
  return fmt::format("{{{}}}", fmt::join(parts, ", "));
}

std::string words(const std::vector<regime::ExpectedItem>& items) {
  std::vector<std::string> parts;
  for (const auto& item : items) parts.push_back(words(item.fields, item.because, item.has_because));
  return list_word(parts);
}

/// Of what was found, the fields that the case asks about.
std::string words(const std::vector<Found>& items, const std::vector<regime::ExpectedItem>& asked) {
  const bool because = std::ranges::any_of(asked, &regime::ExpectedItem::has_because);
  std::vector<std::string> parts;
  for (const auto& item : items) {
    std::map<std::string, std::string> fields = {{"id", item.fields.at("id")}};
    for (const auto& expected : asked) {
      for (const auto& [field, value] : expected.fields) {
        if (const auto has = item.fields.find(field); has != item.fields.end()) fields[field] = has->second;
      }
    }
    parts.push_back(words(fields, item.because, because));
  }
  return list_word(parts);
}

}  // namespace

std::vector<Mismatch> unmet(const regime::Case& the_case, const Explanation& explanation) {
  std::vector<Mismatch> mismatches;
  for (const auto& [label, fields] : the_case.expect) {
    for (const auto& field : fields) {
      const auto found = found_of(field.field, explanation, label);
      std::vector<bool> used(found.size(), false);
      if (found.size() == field.items.size() && pairs(field.items, found, used)) continue;
      mismatches.push_back({label, field.field, words(field.items), words(found, field.items)});
    }
  }
  return mismatches;
}

}  // namespace osmanthus::explain
