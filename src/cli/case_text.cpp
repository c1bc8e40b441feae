#include "cli/case_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "explain/words.hpp"
#include "regime/compile.hpp"

namespace osmanthus::cli {
namespace {

/// `{key: value, …}` on one line.
class Mapping {
 public:
  void add(std::string_view key, const std::string& value) {
    if (!value.empty()) parts_.push_back(fmt::format("{}: {}", key, value));
  }
  void add(std::string_view key, const std::vector<std::string>& words) {
    if (words.size() == 1) return add(key, words.front());
    if (!words.empty()) add(key, fmt::format("[{}]", fmt::join(words, ", ")));
  }
  void add(std::string_view key, const std::map<std::string, bool>& answers) {
    Mapping inner;
    for (const auto& [name, answer] : answers) inner.add(name, std::string(answer ? "true" : "false"));
    if (!answers.empty()) add(key, inner.text());
  }
  std::string text() const { return fmt::format("{{{}}}", fmt::join(parts_, ", ")); }

 private:
  std::vector<std::string> parts_;
};

std::string in_quotes(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
  return out + "'";
}

void add_said_of_subjects(const regime::CaseSubject& subject, Mapping& into) {
  into.add("kind", subject.kind);
  const bool person = subject.kind == "natural_person" || subject.kind == "public_servant";
  into.add(person ? "residence" : "seat", subject.residence);
  into.add("roles", subject.roles);
  for (const auto& [name, holds] : subject.attributes) into.add(name, std::string(holds ? "true" : "false"));
}

std::string subject_text(const regime::CaseSubject& subject) {
  Mapping mapping;
  add_said_of_subjects(subject, mapping);
  if (subject.born) mapping.add("born", base::format_date(*subject.born));
  mapping.add("sex", subject.sex);
  for (const auto& [relation, others] : subject.relations) mapping.add(relation, others);
  mapping.add("granted", subject.granted);
  return mapping.text();
}

std::string event_text(const regime::CaseEvent& event) {
  Mapping mapping;
  mapping.add("date", base::format_date(event.on));
  mapping.add("act", event.act);
  if (event.change) {
    Mapping change;
    add_said_of_subjects(*event.change, change);
    mapping.add("change", change.text());
  }
  mapping.add("by", event.by);
  mapping.add("in", event.in);
  mapping.add("about", event.about);
  mapping.add("matter", event.matter);
  mapping.add("id", event.id);
  mapping.add("of", event.of);
  if (event.count != 1) mapping.add("count", fmt::format("{}", event.count));
  if (event.amount) mapping.add("amount", fmt::format("{}", *event.amount));
  for (const auto& flag : event.flags) mapping.add(flag, std::string("true"));
  for (const auto& [field, value] : event.fields) mapping.add(field, value);
  for (const auto& [number, value] : event.values) mapping.add(number, explain::in_words(value));
  if (event.granted) mapping.add("granted", std::string(*event.granted ? "true" : "false"));
  mapping.add("granted", event.granted_provisions);
  if (event.wrongly) mapping.add("wrongly", std::string("true"));
  return mapping.text();
}

std::string item_text(const regime::ExpectedItem& item) {
  Mapping mapping;
  for (const auto& [field, value] : item.fields) mapping.add(field, value);
  if (item.has_because) mapping.add("because", fmt::format("[{}]", fmt::join(item.because, ", ")));
  return mapping.text();
}

std::string expected_text(const std::vector<regime::ExpectedField>& fields) {
  Mapping mapping;
  for (const auto& field : fields) {
    std::vector<std::string> items;
    for (const auto& item : field.items) items.push_back(item_text(item));
    mapping.add(field.field, fmt::format("[{}]", fmt::join(items, ", ")));
  }
  return mapping.text();
}

std::vector<std::string> words(const std::vector<regime::Rank>& ranks) {
  std::vector<std::string> all;
  for (const auto rank : ranks) all.emplace_back(to_string(rank));
  return all;
}

}  // namespace

std::string case_text(const regime::Case& the_case) {
  const auto& view = the_case.view;
  std::string text = fmt::format("case: {}\n", in_quotes(the_case.title));
  if (!the_case.article.empty()) text += fmt::format("tests: {}\n", in_quotes(the_case.article));
  if (!the_case.why.empty()) text += fmt::format("why: {}\n", in_quotes(the_case.why));
  text += fmt::format("as_of: {}\n", base::format_date(the_case.as_of));
  if (view.reading) text += fmt::format("reading: {}\n", to_string(*view.reading));
  if (!view.include.empty()) text += fmt::format("include: [{}]\n", fmt::join(words(view.include), ", "));
  if (!view.variants.empty()) text += fmt::format("variant: [{}]\n", fmt::join(view.variants, ", "));
  if (view.law_of) text += fmt::format("law_of: {}\n", base::format_date(*view.law_of));
  if (!the_case.pack.empty()) text += fmt::format("pack: {}\n", in_quotes(the_case.pack));
  text += "subjects:\n";
  for (const auto& subject : the_case.subjects)
    text += fmt::format("  {}: {}\n", subject.label, subject_text(subject));
  if (!the_case.events.empty()) text += "events:\n";
  for (const auto& event : the_case.events) text += fmt::format("  - {}\n", event_text(event));
  if (!the_case.expect.empty()) text += "expect:\n";
  for (const auto& [label, fields] : the_case.expect)
    text += fmt::format("  {}: {}\n", label, expected_text(fields));
  return text;
}

std::string line_of(const regime::CaseEvent& event) {
  return fmt::format("{}  {} {}{}{}", base::format_date(event.on), event.by, event.act,
                     event.count > 1 ? fmt::format(" × {}", event.count) : "",
                     event.flags.empty() ? "" : fmt::format(" ({})", fmt::join(event.flags, ", ")));
}

}  // namespace osmanthus::cli
