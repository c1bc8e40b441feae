// An overlay applied to the law that it changes.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "pack/number.hpp"
#include "pack/overlay.hpp"
#include "pack/watch.hpp"

namespace osmanthus::pack {
namespace {

using regime::Law;
using regime::Number;
using regime::NumberCase;

void report_unknown(const regime::Name& name, std::string_view what, const std::vector<std::string>& known,
                    base::Diagnostics& out) {
  const auto near = base::nearest(name.id, known);
  out.error("unknown-name", name.at, fmt::format("The pack has no {} \"{}\".", what, name.id),
            near.empty()
                ? fmt::format("\"osmanthus list {}s\" names them all", what == "number" ? "parameter" : what)
                : fmt::format("did you mean \"{}\"?", near));
}

void repeal(const regime::Name& name, Law& law, base::Diagnostics& out) {
  std::vector<std::string> known;
  for (auto& provision : law.provisions) {
    known.push_back(provision.full_id());
    if (known.back() != name.id) continue;
    provision.repealed = true;
    return;
  }
  report_unknown(name, "provision", known, out);
}

void take(const std::vector<Number>& numbers, std::vector<Number>& into) {
  for (const auto& number : numbers) {
    const auto old = std::ranges::find(into, number.name, &Number::name);
    if (old == into.end()) {
      into.push_back(number);
    } else {
      *old = number;
    }
  }
}

void amend(const regime::Provision& to, regime::Provision& provision) {
  if (!to.cite.empty()) provision.cite = to.cite;
  if (to.rank) provision.rank = to.rank;
  if (to.force || !to.force_by_reading.empty()) {
    provision.force = to.force;
    provision.force_by_reading = to.force_by_reading;
  }
  if (!to.in.empty()) provision.in = to.in;
  if (to.nexus) provision.nexus = to.nexus;
  if (!to.text.zh.empty()) provision.text.zh = to.text.zh;
  if (!to.text.en.empty()) provision.text.en = to.text.en;
  if (!to.rule) return;
  provision.rule = to.rule;
  take(to.numbers, provision.numbers);
}

void amend(const Amendment& amendment, Law& law, base::Diagnostics& out) {
  std::vector<std::string> known;
  for (auto& provision : law.provisions) {
    known.push_back(provision.full_id());
    if (known.back() != amendment.provision.id) continue;
    if (!provision.repealed) return amend(amendment.to, provision);
    out.error("repealed", amendment.provision.at,
              fmt::format("\"{}\" is repealed, and cannot be amended.", amendment.provision.id),
              "take it out of the one list or the other");
    return;
  }
  report_unknown(amendment.provision, "provision", known, out);
}

/// All numbers of a law by their full names.
std::map<std::string, Number*> numbers_of(Law& law) {
  std::map<std::string, Number*> all;
  const auto add = [&](const std::string& owner, std::vector<Number>& numbers) {
    for (auto& number : numbers) all.emplace(owner + "." + number.name, &number);
  };
  for (auto& instrument : law.instruments) add(instrument.id, instrument.numbers);
  for (auto& provision : law.provisions) add(provision.full_id(), provision.numbers);
  for (auto& score : law.scores) {
    add(score.id, score.numbers);
    add(score.instrument + "." + score.id, score.numbers);
  }
  return all;
}

/// What a value depends on besides the day.
auto choice_of(const NumberCase& value) {
  return std::tie(value.reading, value.variant, value.key.id, value.key_low, value.key_high);
}

/// Each of the old values gives way to the new one from `day` on, under the choices that it had; so that a
/// table keeps its rows.
std::vector<NumberCase> replaced_from(const std::vector<NumberCase>& old, const NumberCase& value,
                                      base::Day day) {
  std::vector<NumberCase> result;
  std::vector<NumberCase> fresh;
  for (const auto& before : old) {
    if (before.from < day) result.push_back(before);
    const auto same = [&](const NumberCase& other) { return choice_of(other) == choice_of(before); };
    if (std::ranges::any_of(fresh, same)) continue;
    NumberCase after = value;
    after.reading = before.reading;
    after.variant = before.variant;
    after.key = before.key;
    after.key_low = before.key_low;
    after.key_high = before.key_high;
    after.from = day;
    fresh.push_back(std::move(after));
  }
  result.insert(result.end(), fresh.begin(), fresh.end());
  return result;
}

bool check_types(const SetNumber& set, const Number& number, base::Diagnostics& out) {
  for (const auto& value : set.value.cases) {
    const auto differs = [&](const NumberCase& old) { return !same_type(old.amount, value.amount); };
    if (std::ranges::none_of(number.cases, differs)) continue;
    out.error(
        "mixed-types", value.at,
        fmt::format("The new value of \"{}\" is not of the number's type.", set.number.id),
        "a count stays a count, points stay points, money stays money, a duration a duration, a date a date");
    return false;
  }
  return true;
}

void set_from(const SetNumber& set, Number& number, base::Diagnostics& out) {
  if (set.value.cases.size() != 1 || !set.value.by.empty()) {
    out.error(
        "one-value", set.value.at, "With \"from\" a number is set to one value.",
        "leave \"from\" out and write the days into the number, e.g. {2013-10-01: none, 2017-05-01: 1 year}");
    return;
  }
  number.cases = replaced_from(number.cases, set.value.cases.front(), *set.from);
}

void apply_set(const SetNumber& set, const std::map<std::string, Number*>& numbers, base::Diagnostics& out) {
  const auto found = numbers.find(set.number.id);
  if (found == numbers.end()) {
    std::vector<std::string> known;
    for (const auto& [full_name, number] : numbers) known.push_back(full_name);
    return report_unknown(set.number, "number", known, out);
  }
  Number& number = *found->second;
  if (!check_types(set, number, out)) return;
  if (set.from) return set_from(set, number, out);
  number.by = set.value.by;
  number.cases = set.value.cases;
}

template <class T>
void append(std::vector<T>& to, const std::vector<T>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

bool is_new(const Law& law, const regime::Provision& added, base::Diagnostics& out) {
  for (const auto& provision : law.provisions) {
    if (provision.full_id() != added.full_id()) continue;
    out.error("defined-twice", added.at,
              fmt::format("The pack already has a provision \"{}\".", added.full_id()),
              "give the added one another id; the old one can be repealed");
    return false;
  }
  return true;
}

bool has_instrument(const Law& law, const regime::Provision& added, base::Diagnostics& out) {
  std::vector<std::string> known;
  for (const auto& instrument : law.instruments) known.push_back(instrument.id);
  if (std::ranges::find(known, added.instrument) != known.end()) return true;
  report_unknown({added.instrument, added.at}, "instrument", known, out);
  return false;
}

void add(const regime::DueProcess& more, regime::DueProcess& to) {
  append(to.told_by, more.told_by);
  append(to.without_notice, more.without_notice);
  append(to.hearings, more.hearings);
  if (!more.remedy.source.empty()) to.remedy = more.remedy;
  append(to.displays, more.displays);
  if (!more.publication.source.empty()) to.publication = more.publication;
  append(to.shown, more.shown);
  append(to.never_shown, more.never_shown);
  append(to.longest_shown, more.longest_shown);
  append(to.social_impact, more.social_impact);
  append(to.needs, more.needs);
  append(to.takes, more.takes);
}

void add(const regime::Properties& more, regime::Properties& to) {
  append(to.sources, more.sources);
  append(to.acts, more.acts);
  append(to.sorts, more.sorts);
  append(to.records, more.records);
  append(to.attribution, more.attribution);
  append(to.recipients, more.recipients);
  append(to.ages, more.ages);
  append(to.protected_traits, more.protected_traits);
  append(to.licensed, more.licensed);
  append(to.worse, more.worse);
  append(to.aggravating, more.aggravating);
  append(to.severity, more.severity);
  append(to.milder, more.milder);
  append(to.undisclosed, more.undisclosed);
  append(to.double_kinds, more.double_kinds);
  append(to.counting, more.counting);
  append(to.cumulative, more.cumulative);
  append(to.instead_of, more.instead_of);
  append(to.incompatible, more.incompatible);
  if (!more.ways_out.source.empty()) to.ways_out = more.ways_out;
  add(more.due_process, to.due_process);
}

void add(const Law& more, Law& law, base::Diagnostics& out) {
  append(law.variants, more.variants);
  append(law.jurisdictions, more.jurisdictions);
  append(law.domains, more.domains);
  append(law.acts, more.acts);
  append(law.groups, more.groups);
  append(law.steps, more.steps);
  append(law.flags, more.flags);
  append(law.attributes, more.attributes);
  append(law.standings, more.standings);
  append(law.measures, more.measures);
  append(law.scores, more.scores);
  append(law.calendars, more.calendars);
  append(law.linkage, more.linkage);
  append(law.legal_basis, more.legal_basis);
  add(more.properties, law.properties);
  append(law.instruments, more.instruments);
  for (const auto& [which, included] : more.default_include) law.default_include[which] = included;
  for (const auto& provision : more.provisions) {
    const bool fresh = is_new(law, provision, out);
    if (has_instrument(law, provision, out) && fresh) law.provisions.push_back(provision);
  }
}

}  // namespace

bool apply_overlay(const Overlay& overlay, Law& law, base::Diagnostics& out) {
  const Watch watch(out);
  for (const auto& name : overlay.repeal) repeal(name, law, out);
  for (const auto& one : overlay.amend) amend(one, law, out);
  const auto numbers = numbers_of(law);
  for (const auto& set : overlay.set) apply_set(set, numbers, out);
  add(overlay.add, law, out);
  return watch.clean();
}

bool set_number(Law& law, std::string_view number, std::string_view value, const std::string& where,
                base::Diagnostics& out) {
  const Watch watch(out);
  Node node;
  node.kind = Node::Kind::text;
  node.text = value;
  node.at.file = where;
  auto read = read_number(number, node, out);
  if (!read) return false;
  SetNumber set;
  set.number = {std::string(number), node.at};
  set.value = std::move(*read);
  apply_set(set, numbers_of(law), out);
  return watch.clean();
}

}  // namespace osmanthus::pack
