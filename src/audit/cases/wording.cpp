#include "audit/cases/wording.hpp"

#include <fmt/format.h>

#include "explain/words.hpp"

namespace osmanthus::audit {
namespace {

constexpr std::size_t kLongestTitle = 80;

std::string trigger(const regime::Regime& regime, const Gate& gate) {
  for (regime::KindId kind = 0; kind < regime.kinds.size(); ++kind) {
    if (regime.rules[gate.rule].upon.has(kind)) return regime.kinds[kind].id;
  }
  return "";
}

}  // namespace

Wording::Wording(const regime::Regime& regime, const Gate& gate, bool one_of_several)
    : regime_(regime), gate_(gate), name_(gate.provision->full_id()) {
  if (one_of_several) name_ += fmt::format(" ({})", trigger(regime, gate));
}

std::string Wording::words(std::optional<std::size_t> condition) const {
  return condition ? regime_.nodes[gate_.conditions[*condition]].words : "";
}

void Wording::entitle(regime::Case& life, std::optional<std::size_t> condition, bool applies) const {
  life.article = explain::citation(*gate_.provision);
  const auto asked = words(condition);
  if (!condition) {
    life.title = fmt::format("{} applies", name_);
    life.why = "All that it asks for is met.";
  } else if (applies) {
    life.title = fmt::format("{} applies by: {}", name_, asked);
    life.why = fmt::format("It applies, and \"{}\" alone decides that.", asked);
  } else if (wanted(regime_, gate_, *condition)) {
    life.title = fmt::format("{} without: {}", name_, asked);
    life.why = fmt::format("All else is met, but not \"{}\".", asked);
  } else {
    life.title = fmt::format("{} despite: {}", name_, asked);
    life.why = fmt::format("All else is met, but \"{}\" stands in the way.", asked);
  }
  if (life.title.size() > kLongestTitle) life.title = life.title.substr(0, kLongestTitle - 3) + "...";
}

regime::Text Wording::why_none(const Found& found, std::optional<std::size_t> condition) const {
  if (found.outcome == smt::Outcome::unknown)
    return {"所需的求解工作量超过限度。", "Deciding it took more work than the limit allows."};
  if (!found.all_lives)
    return {fmt::format("在{}个事件内未见这样的情形。", found.events),
            fmt::format("None was found within {} events.", found.events)};
  if (!condition) return {"没有任何情形会适用它。", "Nothing that can happen makes it apply."};
  return {"其余条件已包含此条件，它从不单独改变结果。",
          "The other conditions imply it: it never decides alone."};
}

regime::Text nothing_to_bar() { return {"没有可由它禁止的事项。", "There is nothing that it could bar."}; }

regime::Text unseen() {
  return {"所找到的案例中看不出其后果。", "In the case that was found nothing of it shows."};
}

}  // namespace osmanthus::audit
