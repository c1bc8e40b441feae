#include "explain/why_not.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "explain/words.hpp"

namespace osmanthus::explain {
namespace {

using regime::CompiledRule;
using regime::kNone;
using regime::NodeId;
using regime::Op;

class WhyNotFinder {
 public:
  WhyNotFinder(const Regime& regime, const Life& life, PlainCircle& circle, const Reasons& reasons,
               CaseDecides& decide)
      : regime_(regime), life_(life), circle_(circle), reasons_(reasons), decide_(decide) {}

  std::vector<WhyNot> run(std::size_t most) {
    for (const auto& considered : reasons_.all()) {
      if (considered.fires) {
        add_bars(considered);
      } else {
        add(considered);
      }
    }
    states();
    // Of two that are as near, the one that failed on the facts says more than the one of another reading.
    const auto nearness = [](const WhyNot& w) {
      return std::pair(w.failed.size(), w.failed.front().condition == "reading");
    };
    std::ranges::stable_sort(out_, {}, nearness);
    if (most > 0 && out_.size() > most) out_.resize(most);
    return std::move(out_);
  }

 private:
  WhyNot about(const Considered& considered) const {
    const auto& rule = regime_.rules[considered.rule];
    return {life_.labels()[considered.subject], rule.id, full_citation(*rule.provision), considered.on, {}};
  }

  void add(const Considered& considered) {
    const auto& rule = regime_.rules[considered.rule];
    WhyNot why = about(considered);
    why.failed = view_failures(rule);
    if (!considered.dated) why.failed.push_back(force_failure(rule, considered.on));
    if (!considered.placed) why.failed.push_back(place_failure(rule, considered));
    guard_failures(rule.guard, considered, considered.on, why.failed);
    keep(std::move(why));
  }

  /// It applied, but what it would have brought was barred.
  void add_bars(const Considered& considered) {
    WhyNot why = about(considered);
    for (const auto& [kind, bars] : considered.barred) {
      for (const auto& bar : bars_that_held(bars, considered))
        why.failed.push_back({bar, "not barred", regime_.kinds[kind].id});
    }
    keep(std::move(why));
  }

  /// Their words; several are the choices of one node.
  std::vector<std::string> bars_that_held(NodeId bars, const Considered& considered) const {
    const auto& node = regime_.nodes[bars];
    if (!held(bars, considered)) return {};
    if (!node.words.empty()) return {node.words};
    std::vector<std::string> all;
    for (const NodeId child : node.children) {
      for (auto& words : bars_that_held(child, considered)) all.push_back(std::move(words));
    }
    return all;
  }

  /// One line for each provision and subject: the one that came nearest.
  void keep(WhyNot why) {
    if (why.failed.empty()) return;
    const auto known = std::ranges::find_if(
        out_, [&](const WhyNot& w) { return w.provision == why.provision && w.subject == why.subject; });
    if (known == out_.end()) {
      out_.push_back(std::move(why));
    } else if (why.failed.size() <= known->failed.size()) {
      *known = std::move(why);
    }
  }

  std::vector<FailedCondition> view_failures(const CompiledRule& rule) const {
    std::vector<FailedCondition> failed;
    for (const auto exclusion : rule.excluded) {
      const auto& provision = *rule.provision;
      switch (exclusion) {
        case regime::Exclusion::reading:
          failed.push_back({"reading", provision.reading, regime_.reading_name});
          break;
        case regime::Exclusion::variant:
          failed.push_back({"variant", provision.variant, "another choice"});
          break;
        case regime::Exclusion::status:
          failed.push_back({"status", fmt::format("{} included", to_string(rule.rank)), "not included"});
          break;
        case regime::Exclusion::repealed:
          failed.push_back({"repealed", "in force", "repealed by the reform"});
          break;
        case regime::Exclusion::law_of:
          failed.push_back({"law of the day", "in force on that day", "not in force"});
          break;
      }
    }
    return failed;
  }

  FailedCondition force_failure(const CompiledRule& rule, Day on) const {
    std::vector<std::string> parts;
    for (const auto& f : rule.force) {
      const auto from = f.from == base::kAlways ? "always" : base::format_date(f.from);
      parts.push_back(f.until >= base::kNever
                          ? fmt::format("from {}", from)
                          : fmt::format("{} to {}", from, base::format_date(f.until - 1)));
    }
    return {"in force", fmt::format("{}", fmt::join(parts, ", ")), base::format_date(on)};
  }

  FailedCondition place_failure(const CompiledRule& rule, const Considered& considered) const {
    const auto needed = places(rule.where);
    if (rule.nexus == regime::Nexus::home || considered.event < 0) {
      return {"home", needed, place(circle_.subjects[considered.subject].attributes[regime::kHome])};
    }
    return {"place of the act", needed,
            place(life_.events()[static_cast<std::size_t>(considered.event)].event.place)};
  }

  std::string place(std::int32_t id) const {
    return id == regime::kNowhere ? "unknown" : regime_.places[static_cast<std::size_t>(id)];
  }
  /// The outermost of the places in the mask.
  std::string places(std::uint64_t mask) const {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < regime_.places.size(); ++i) {
      const bool inside = (regime_.place_within[i] & ~mask) == 0;
      const bool contained = inside && std::ranges::any_of(regime_.place_within, [&](std::uint64_t outer) {
                               return outer != regime_.place_within[i] && (outer & ~mask) == 0 &&
                                      (regime_.place_within[i] & ~outer) == 0;
                             });
      if (inside && !contained) names.push_back(regime_.places[i]);
    }
    return fmt::format("{}", fmt::join(names, ", "));
  }

  bool held(NodeId id, const Considered& considered) const {
    const auto& node = regime_.nodes[id];
    const auto part = [&](NodeId child) { return held(child, considered); };
    if (node.op == Op::all) return std::ranges::all_of(node.children, part);
    if (node.op == Op::any) return std::ranges::any_of(node.children, part);
    if (node.op == Op::none) return std::ranges::none_of(node.children, part);
    const auto found = std::ranges::find(considered.findings, id, &Finding::node);
    return found == considered.findings.end() || found->held;
  }

  void guard_failures(NodeId id, const Considered& considered, Day on,
                      std::vector<FailedCondition>& failed) const {
    if (id == kNone || held(id, considered)) return;
    const auto& node = regime_.nodes[id];
    if (node.op == Op::all) {
      for (const auto child : node.children) guard_failures(child, considered, on, failed);
      return;
    }
    if (node.op == Op::none) {
      for (const auto child : node.children) {
        if (held(child, considered))
          failed.push_back({fmt::format("unless {}", words(child)), "not so", "so"});
      }
      return;
    }
    if (node.op == Op::any) {
      std::vector<std::string> choices;
      for (const auto child : node.children) choices.push_back(words(child));
      failed.push_back({fmt::format("{}", fmt::join(choices, " or ")), "one of them", "none"});
      return;
    }
    // Elsewhere nothing can be counted: the place says it already.
    if (!considered.placed && (node.op == Op::count || node.op == Op::done)) return;
    const auto found = std::ranges::find(considered.findings, id, &Finding::node);
    if (found == considered.findings.end()) return;
    const auto both = needed_and_found(regime_, *found, circle_, on);
    failed.push_back({node.words, both.needed, both.found});
  }

  std::string words(NodeId id) const {
    const auto& node = regime_.nodes[id];
    if (node.children.empty()) return node.words;
    std::vector<std::string> parts;
    for (const auto child : node.children) parts.push_back(words(child));
    return fmt::format("({})", fmt::join(parts, node.op == Op::any ? " or " : " and "));
  }

  // ---- while-rules: the ground is there on `as_of`, but something else is missing

  void states() {
    for (const auto id : regime_.while_rules) {
      for (std::uint8_t q = 0; q < life_.labels().size(); ++q) consider_state(id, q);
    }
  }

  void consider_state(regime::RuleId id, std::uint8_t q) {
    const auto& rule = regime_.rules[id];
    Reasons sink(regime_);
    Plain domain{&regime_.calendar};
    registry::Reading<Plain, Reasons, CaseDecides> reading(regime_, circle_, domain, sink, decide_);
    const Day today = life_.source().as_of;
    reading.at(today, nullptr);
    sink.begin(circle_, nullptr, today);
    reading.related(rule.via, q, [&](std::uint8_t p, bool now) {
      if (!now) return;
      sink.considering(id, q);
      const bool guarded = reading.holds(rule.guard, p);
      const bool placed = rule.everywhere || Plain::among(reading.home(q), rule.where);
      sink.considered(id, q, rule.active, reading.in_force(rule), placed, guarded && placed);
      for (const auto& conclusion : rule.conclusions) {
        if (conclusion.bars == kNone) continue;
        sink.weighing_bars();
        sink.barred(conclusion.kind, conclusion.bars, reading.holds(conclusion.bars, p));
      }
    });
    for (const auto& considered : sink.all()) {
      const bool concluded = considered.fires && considered.dated;
      if (concluded) add_bars(considered);
      if (!concluded && has_ground(rule.guard, considered)) add(considered);
    }
  }

  bool has_ground(NodeId id, const Considered& considered) const {
    if (id == kNone) return false;
    const auto& node = regime_.nodes[id];
    if (node.op == Op::runs && !node.negated) return held(id, considered) && !node.kinds.empty();
    if (node.op == Op::none) return false;
    return std::ranges::any_of(node.children, [&](NodeId child) { return has_ground(child, considered); });
  }

  const Regime& regime_;
  const Life& life_;
  PlainCircle& circle_;
  const Reasons& reasons_;
  CaseDecides& decide_;
  std::vector<WhyNot> out_;
};

}  // namespace

std::vector<WhyNot> why_not(const Regime& regime, const Life& life, PlainCircle& circle,
                            const Reasons& reasons, CaseDecides& decide, std::size_t most) {
  return WhyNotFinder(regime, life, circle, reasons, decide).run(most);
}

}  // namespace osmanthus::explain
