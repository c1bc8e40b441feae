#include "audit/two_lives_names.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace osmanthus::audit {
namespace {

using regime::KindForm;
using regime::Name;
using regime::Regime;
using By = Apart::By;

const std::vector<std::string>& traits() {
  static const std::vector<std::string> all = {"sex", "residence", "family", "unit", "kind", "city"};
  return all;
}

class Checker {
 public:
  Checker(const regime::Law& law, const Regime& regime, base::Diagnostics& diagnostics)
      : properties_(law.properties), regime_(regime), diagnostics_(diagnostics) {}

  void run() {
    for (const auto& row : properties_.protected_traits) trait(row.trait);
    for (const auto& row : properties_.licensed) trait(row.trait);
    for (const auto& row : properties_.worse) {
      act(row.act);
      act(row.than);
    }
    for (const auto& row : properties_.aggravating) {
      if (regime_.flag(row.flag.id) == regime::kNone) unknown(row.flag, "flag", regime_.flags);
    }
    for (const auto& row : properties_.severity) {
      for (const auto& name : row.mildest_first) thing(name);
    }
  }

 private:
  void trait(const Name& name) {
    if (apart_by(regime_, name.id)) return;
    auto known = traits();
    known.insert(known.end(), regime_.attributes.begin() + regime::kFirstDeclared, regime_.attributes.end());
    unknown(name, "trait", known);
  }
  void act(const Name& name) {
    const auto kind = regime_.kind(name.id);
    if (kind == regime::kNone || regime_.kinds[kind].form != KindForm::act)
      unknown(name, "act", kinds([](KindForm form) { return form == KindForm::act; }));
  }
  void thing(const Name& name) {
    const auto lasts = [](KindForm form) { return form > KindForm::attribute && form < KindForm::score; };
    const auto kind = regime_.kind(name.id);
    if (name.id == "warning" || name.id == "fine") return;
    if (kind == regime::kNone || !lasts(regime_.kinds[kind].form))
      unknown(name, "register, record, duty or measure", kinds(lasts));
  }

  template <class Wanted>
  std::vector<std::string> kinds(Wanted wanted) const {
    std::vector<std::string> words;
    for (const auto& kind : regime_.kinds) {
      if (wanted(kind.form)) words.push_back(kind.id);
    }
    return words;
  }
  void unknown(const Name& name, std::string_view wanted, const std::vector<std::string>& known) {
    diagnostics_.error("unknown-name", name.at, fmt::format("There is no {} named \"{}\".", wanted, name.id),
                       base::suggest(name.id, known));
  }

  const regime::Properties& properties_;
  const Regime& regime_;
  base::Diagnostics& diagnostics_;
};

}  // namespace

std::optional<Apart> apart_by(const Regime& regime, const std::string& trait) {
  if (trait == "family") return Apart{.by = By::relation, .relation = regime::Relation::parent};
  if (trait == "unit") return Apart{.by = By::relation, .relation = regime::Relation::unit};
  if (trait == "city") return Apart{.by = By::place};
  const std::uint16_t attribute =
      trait == "residence" ? std::uint16_t{regime::kHome} : regime.attribute(trait);
  if (attribute == regime::kNone) return std::nullopt;
  return Apart{.by = By::attribute, .attribute = attribute};
}

void check_two_lives(const regime::Law& law, const Regime& regime, base::Diagnostics& diagnostics) {
  Checker(law, regime, diagnostics).run();
}

}  // namespace osmanthus::audit
