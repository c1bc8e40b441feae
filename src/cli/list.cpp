// osmanthus list WHAT: the names that a pack knows, with their titles.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <functional>

#include "cli/json.hpp"
#include "cli/load.hpp"
#include "cli/verbs.hpp"
#include "cli/words.hpp"
#include "explain/words.hpp"

namespace osmanthus::cli {
namespace {

struct Item {
  std::string id;
  regime::Text text;
  std::string more;
};
using Items = std::vector<Item>;

template <class T>
Items words(const std::vector<T>& entries) {
  Items items;
  for (const auto& entry : entries) items.push_back({entry.id, entry.text, ""});
  return items;
}

Items acts(const regime::Law& law) {
  Items items = words(law.acts);
  for (const auto& step : law.steps) items.push_back({step.id, step.text, "step"});
  for (const auto& group : law.groups) items.push_back({group.id, group.text, "group"});
  return items;
}

Items standings(const regime::Law& law, regime::StandingForm form) {
  Items items;
  for (const auto& standing : law.standings) {
    if (standing.form == form) items.push_back({standing.id, standing.text, standing.authority});
  }
  return items;
}

Items jurisdictions(const regime::Law& law) {
  Items items;
  for (const auto& place : law.jurisdictions) items.push_back({place.id, place.text, place.within});
  return items;
}

Items provisions(const regime::Law& law) {
  Items items;
  for (const auto& provision : law.provisions)
    items.push_back({provision.full_id(), title_of(provision.text),
                     explain::citation(provision) + (provision.repealed ? "; repealed" : "")});
  return items;
}

Items instruments(const regime::Law& law) {
  Items items;
  for (const auto& instrument : law.instruments) {
    items.push_back({instrument.id, instrument.text, std::string(to_string(instrument.rank))});
  }
  return items;
}

Items parameters(const regime::Law& law) {
  Items items;
  const auto add = [&](const std::string& owner, const std::vector<regime::Number>& numbers) {
    for (const auto& number : numbers) {
      const auto value = in_words(number);
      items.push_back({owner + "." + number.name, {value, value}, graded(number)});
    }
  };
  for (const auto& instrument : law.instruments) add(instrument.id, instrument.numbers);
  for (const auto& provision : law.provisions) add(provision.full_id(), provision.numbers);
  for (const auto& score : law.scores) add(score.instrument + "." + score.id, score.numbers);
  return items;
}

const std::map<std::string, std::function<Items(const regime::Law&)>>& lists() {
  using regime::Law;
  using regime::StandingForm;
  static const std::map<std::string, std::function<Items(const Law&)>> all = {
      {"acts", acts},
      {"measures", [](const Law& law) { return words(law.measures); }},
      {"registers", [](const Law& law) { return standings(law, StandingForm::register_list); }},
      {"records", [](const Law& law) { return standings(law, StandingForm::record); }},
      {"duties", [](const Law& law) { return standings(law, StandingForm::duty); }},
      {"scores", [](const Law& law) { return words(law.scores); }},
      {"jurisdictions", jurisdictions},
      {"provisions", provisions},
      {"parameters", parameters},
      {"instruments", instruments}};
  return all;
}

}  // namespace

int list(const Arguments& arguments) {
  const auto found = lists().find(arguments.operands.front());
  if (found == lists().end()) {
    std::vector<std::string> known;
    for (const auto& [name, items] : lists()) known.push_back(name);
    fmt::print(stderr, "error: There is no list of \"{}\". [bad-option]\n  hint: {}\n",
               arguments.operands.front(), base::suggest(arguments.operands.front(), known));
    return kUsage;
  }
  base::Diagnostics diagnostics;
  const auto loaded = load_law(arguments, arguments.pack, diagnostics);
  if (tell(diagnostics)) return kInvalid;
  const auto items = found->second(loaded->law);
  Json json = Json::array();
  std::size_t width = 0;
  for (const auto& item : items) width = std::max(width, item.id.size());
  for (const auto& item : items) {
    if (arguments.format == "json") {
      json.push_back({{"id", item.id}, {"zh", item.text.zh}, {"en", item.text.en}, {"more", item.more}});
      continue;
    }
    const auto& text = arguments.language == "zh" ? item.text.zh : item.text.en;
    fmt::print("{:{}}  {}{}\n", item.id, width, text,
               item.more.empty() ? "" : fmt::format("  [{}]", item.more));
  }
  if (arguments.format == "json") print(json);
  return kDone;
}

}  // namespace osmanthus::cli
