#include <fmt/format.h>

#include <algorithm>

#include "audit/audit.hpp"

namespace osmanthus::audit {
namespace {

using regime::KindForm;
using regime::Name;

class Check {
 public:
  Check(const regime::Law& law, const regime::Regime& regime, base::Diagnostics& diagnostics)
      : law_(law), regime_(regime), diagnostics_(diagnostics) {}

  void run() {
    const auto& demands = law_.properties.due_process;
    const auto acts = kinds({KindForm::act, KindForm::step});
    const auto measures = kinds({KindForm::measure});
    for (const auto& row : demands.told_by) known(row.step, acts, "act or step");
    for (const auto& step : demands.remedy.upheld) known(step, acts, "act or step");
    for (const auto& row : demands.social_impact) known(row.act, acts, "act or step");
    for (const auto& row : demands.needs) known(row.act, acts, "act or step");
    for (const auto& row : demands.takes) {
      for (const auto& measure : row.measures) known(measure, measures, "measure");
    }
    for (const auto& row : demands.shown) known(row.provision, provisions(), "provision");
    for (const auto& row : demands.displays) known(row.shows, channels(measures), "measure or channel");
    for (const auto& row : demands.longest_shown) {
      if (!row.in.id.empty()) known(row.in, regime_.places, "jurisdiction");
    }
    check_capabilities();
  }

 private:
  using Words = std::vector<std::string>;

  void known(const Name& name, const Words& words, std::string_view wanted) {
    if (std::ranges::find(words, name.id) != words.end()) return;
    diagnostics_.error("unknown-name", name.at, fmt::format("There is no {} named \"{}\".", wanted, name.id),
                       base::suggest(name.id, words));
  }

  Words kinds(std::initializer_list<KindForm> forms) const {
    Words words;
    for (const auto& kind : regime_.kinds) {
      if (std::ranges::find(forms, kind.form) != forms.end()) words.push_back(kind.id);
    }
    return words;
  }
  Words provisions() const {
    Words words;
    for (const auto& provision : law_.provisions) words.push_back(provision.full_id());
    return words;
  }
  Words channels(Words words) const {
    for (const auto& effect : regime_.effects) {
      if (effect.source != nullptr && !effect.source->channel.empty())
        words.push_back(effect.source->channel);
    }
    return words;
  }

  /// What is taken but needed for nothing is most likely misspelt.
  void check_capabilities() {
    Words needed;
    for (const auto& row : law_.properties.due_process.needs)
      needed.insert(needed.end(), row.any_of.begin(), row.any_of.end());
    for (const auto& row : law_.properties.due_process.takes)
      known({row.capability, row.at}, needed, "need of an act");
  }

  const regime::Law& law_;
  const regime::Regime& regime_;
  base::Diagnostics& diagnostics_;
};

}  // namespace

void check_due_process(const regime::Law& law, const regime::Regime& regime, base::Diagnostics& diagnostics) {
  Check(law, regime, diagnostics).run();
}

}  // namespace osmanthus::audit
