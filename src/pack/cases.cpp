#include "pack/cases.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pack/case_parts.hpp"
#include "pack/personal_data.hpp"
#include "pack/values.hpp"
#include "pack/watch.hpp"

namespace osmanthus::pack {
namespace {

using regime::Case;

struct CaseReading {
  Case found;
  CaseReferences references;
};

bool check_label(const Node& key, base::Diagnostics& out) {
  if (is_label(key.text)) return true;
  out.error("bad-label", key.at,
            fmt::format("\"{}\" is not a role that a subject of a case can have.", key.text),
            "subjects are called by a role (person, debtor, child, parent, firm, …) or a single small "
            "letter, with at most two digits, never by a name");
  return false;
}

void read_subjects(const Node& node, CaseReading& into, base::Diagnostics& out) {
  if (!expect_mapping(node, "mapping of labels to subjects", out)) return;
  static const auto table = subject_table();
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    SubjectReading reading;
    reading.references = &into.references;
    reading.subject.label = node.keys[i].text;
    reading.subject.at = node.keys[i].at;
    const bool labelled = check_label(node.keys[i], out);
    if (read_mapping(node.items[i], table, reading, out) && labelled) {
      into.found.subjects.push_back(std::move(reading.subject));
    }
  }
}

void check_act_or_change(const Node& node, base::Diagnostics& out) {
  const bool act = node.find("act") != nullptr;
  if (act != (node.find("change") != nullptr)) return;
  out.error("act-or-change", node.at,
            act ? "An event is an act or a change, not both." : "An event needs an act or a change.",
            "write two events, or e.g. {date: …, act: …, by: …}");
}

void read_events(const Node& node, CaseReading& into, base::Diagnostics& out) {
  if (!node.is_list()) {
    expected(node, "a list of events", out);
    return;
  }
  static const auto table = event_table();
  for (const auto& item : node.items) {
    EventReading reading;
    reading.references = &into.references;
    reading.event.at = item.at;
    if (!read_mapping(item, table, reading, out)) continue;
    check_act_or_change(item, out);
    into.found.events.push_back(std::move(reading.event));
  }
}

void read_expectations(const Node& node, CaseReading& into, base::Diagnostics& out) {
  if (!expect_mapping(node, "mapping of labels to expectations", out)) return;
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    into.references.labels.push_back({node.keys[i].text, node.keys[i].at});
    into.found.expect[node.keys[i].text] = read_expected(node.items[i], out);
  }
}

template <class V>
Field<CaseReading> of_case(std::string key, V Case::* member, Value<V> value, bool required,
                           std::string about) {
  return field_with<CaseReading>(
      std::move(key), value.shape, required, std::move(about),
      [member, value](const Node& node, CaseReading& into, base::Diagnostics& out) {
        value.read(node, into.found.*member, out);
      });
}

template <class V, class Member>
Field<CaseReading> of_view(std::string key, Member regime::ViewChoice::* member, Value<V> value,
                           std::string about) {
  return field_with<CaseReading>(
      std::move(key), value.shape, kOptional, std::move(about),
      [member, value](const Node& node, CaseReading& into, base::Diagnostics& out) {
        V read{};
        if (value.read(node, read, out)) into.found.view.*member = std::move(read);
      });
}

Table<CaseReading> case_table() {
  using regime::ViewChoice;
  return {
      "case",
      {of_case("case", &Case::title, short_text(kMostTitle), kRequired, "what happens, in a few words"),
       of_case("as_of", &Case::as_of, date(), kRequired, "the day on which one looks"),
       of_view("reading", &ViewChoice::reading, reading(), "article or text"),
       of_view("include", &ViewChoice::include, ranks(), "statuses that apply beyond the default"),
       of_view("variant", &ViewChoice::variants, words(), "the accounts to follow"),
       of_view("law_of", &ViewChoice::law_of, date(), "the day whose law applies throughout"),
       of_case("pack", &Case::pack, text(), kOptional, "the pack, if it is not the one at hand"),
       of_case("tests", &Case::article, text(), kOptional, "the article that it tests"),
       of_case("why", &Case::why, text(), kOptional, "why the law says so, in a sentence"),
       field_with<CaseReading>("subjects", map_of(named("subject", [] { return shape_of(subject_table()); })),
                               kRequired, "who takes part, by role", read_subjects),
       field_with<CaseReading>("events", list_of(named("event", [] { return shape_of(event_table()); })),
                               kOptional, "what happens, by date", read_events),
       field_with<CaseReading>("expect", map_of(named("expectations", expected_shape)), kOptional,
                               "for each label, what is to follow", read_expectations)}};
}

void check_references(const CaseReading& reading, base::Diagnostics& out) {
  std::vector<std::string> labels;
  std::vector<std::string> ids;
  for (const auto& subject : reading.found.subjects) labels.push_back(subject.label);
  for (const auto& event : reading.found.events) {
    if (!event.id.empty()) ids.push_back(event.id);
  }
  const auto check = [&](const std::vector<regime::Name>& names, const std::vector<std::string>& known,
                         std::string_view what, std::string rule) {
    for (const auto& name : names) {
      if (std::ranges::find(known, name.id) != known.end()) continue;
      out.error(rule, name.at, fmt::format("There is no {} \"{}\" in this case.", what, name.id),
                base::suggest(name.id, known));
    }
  };
  check(reading.references.labels, labels, "subject", "unknown-subject");
  check(reading.references.events, ids, "event with the id", "unknown-event");
}

void check_ids(const Case& found, base::Diagnostics& out) {
  std::vector<std::string> seen;
  for (const auto& event : found.events) {
    if (event.id.empty()) continue;
    if (std::ranges::find(seen, event.id) != seen.end()) {
      out.error("event-twice", event.at, fmt::format("Two events have the id \"{}\".", event.id));
    }
    seen.push_back(event.id);
  }
}

void check_sizes(const Case& found, base::Diagnostics& out) {
  if (found.subjects.size() > kMostSubjects) {
    out.error("too-many-subjects", found.subjects[kMostSubjects].at,
              fmt::format("A case has {} subjects at most.", kMostSubjects));
  }
  int events = 0;
  for (const auto& event : found.events) {
    events += event.count;
    if (events <= kMostEvents) continue;
    out.error("too-many-events", event.at,
              fmt::format("A case has {} events at most, each counted.", kMostEvents));
    return;
  }
}

void check_relations(const Case& found, base::Diagnostics& out) {
  for (const auto& subject : found.subjects) {
    for (const auto& [relation, others] : subject.relations) {
      if (others.size() > kMostRelated) {
        out.error("too-many-related", subject.at,
                  fmt::format("\"{}\" has {} of the relation {}; at most {} can be named.", subject.label,
                              others.size(), relation, kMostRelated));
      }
      if (std::ranges::find(others, subject.label) != others.end()) {
        out.error("own-relative", subject.at,
                  fmt::format("\"{}\" cannot be its own {}.", subject.label, relation));
      }
    }
  }
}

}  // namespace

std::optional<Case> read_case(const Node& node, base::Diagnostics& out) {
  const Watch watch(out);
  CaseReading reading;
  reading.found.at = node.at;
  if (!refuse_personal_data(node, out)) return std::nullopt;
  static const auto table = case_table();
  if (!read_mapping(node, table, reading, out)) return std::nullopt;
  check_references(reading, out);
  check_ids(reading.found, out);
  mirror_relations(reading.found.subjects);
  check_relations(reading.found, out);
  check_sizes(reading.found, out);
  if (!watch.clean()) return std::nullopt;
  return std::move(reading.found);
}

Shape case_shape() { return shape_of(case_table()); }

std::string stem_of(std::string_view path) {
  const auto slash = path.find_last_of('/');
  if (slash != std::string_view::npos) path.remove_prefix(slash + 1);
  return std::string(path.substr(0, path.find_last_of('.')));
}

std::vector<Case> read_cases(const SourceFile& file, base::Diagnostics& out) {
  std::vector<Case> cases;
  const auto root = parse_yaml(file, out);
  if (!root) return cases;
  const auto add = [&](const Node& node) {
    auto found = read_case(node, out);
    if (!found) return;
    found->id = fmt::format("{}-{}", stem_of(file.path), cases.size() + 1);
    cases.push_back(std::move(*found));
  };
  if (!root->is_list())
    add(*root);
  else if (root->items.empty())
    expected(*root, "a case", out);
  for (const auto& item : root->is_list() ? root->items : std::vector<Node>()) add(item);
  return cases;
}

}  // namespace osmanthus::pack
