#include "audit/cases/generate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "audit/cases/expectation.hpp"
#include "audit/cases/gate.hpp"
#include "audit/cases/wording.hpp"
#include "audit/inquiry.hpp"
#include "audit/replay.hpp"
#include "explain/explain.hpp"

namespace osmanthus::audit {
namespace {

using regime::Regime;

constexpr int kFewEvents = 5;
/// Of what a question may cost in an audit: there are many, and a case that takes longer is no readable one.
constexpr unsigned kShareOfWork = 10;

/// The same acts, each a day after the one before it: what happens on one day is not told apart by its dates.
regime::Case day_by_day(const regime::Case& life) {
  regime::Case out = life;
  out.events.clear();
  for (const auto& event : life.events) {
    for (int i = 0; i < event.count; ++i) {
      auto& single = out.events.emplace_back(event);
      single.on += static_cast<int>(out.events.size()) - 1;
      single.count = 1;
    }
  }
  return out;
}

class Generator {
 public:
  Generator(const regime::Law& law, const Regime& regime, const Request& request)
      : law_(law), regime_(regime), request_(request) {}

  void provision(const regime::Provision& provision) {
    const auto all = gates(regime_, provision);
    if (all.empty() && bars_in_force(regime_, provision))
      out_.missing.push_back({provision.full_id(), "", true, nothing_to_bar()});
    // A must_not is shown on one of the things that it bars; a provision of several rules on each.
    for (const auto& gate : all) {
      const auto before = out_.cases.size();
      const auto missing = out_.missing.size();
      of_gate(gate, all.size() > 1 && !gate.bars);
      if (gate.bars && out_.cases.size() > before) return;
      if (gate.bars && &gate != &all.back()) out_.missing.resize(missing);
    }
  }

  Cases take() { return std::move(out_); }

 private:
  /// The outcome of a search for a case.
  struct Tried {
    std::optional<regime::Case> life;
    Found found;
    bool unseen = false;  // there is one, but nothing of it shows in what `explain` tells
  };

  void of_gate(const Gate& gate, bool one_of_several) {
    wording_.emplace(regime_, gate, one_of_several);
    std::vector<std::size_t> each(gate.conditions.size());
    std::iota(each.begin(), each.end(), std::size_t{0});
    auto together = tried(gate, {each, true, true, true});
    if (!together.life) together = tried(gate, {each, true, true, false});
    if (together.life) {
      keep(gate, {}, true, std::move(*together.life));
    } else {
      applying_one_by_one(gate, each);
    }
    for (const auto condition : each) not_applying(gate, condition);
  }

  /// Where no life shows all conditions at once, each that has an edge is shown there, and then each that no
  /// case shows yet.
  void applying_one_by_one(const Gate& gate, const std::vector<std::size_t>& each) {
    std::vector<regime::Case> shown;
    const auto show = [&](std::size_t condition, Tried found) {
      shown.push_back(*found.life);
      keep(gate, condition, true, std::move(*found.life));
    };
    for (const auto condition : each) {
      if (shows_already(gate, condition, true, shown)) continue;
      if (auto found = sought(gate, condition, true, true); found.life) show(condition, std::move(found));
    }
    for (const auto condition : each) {
      if (shows_already(gate, condition, false, shown)) continue;
      auto found = sought(gate, condition, true, false);
      if (found.life) {
        show(condition, std::move(found));
      } else if (!shown.empty()) {
        miss(gate, condition, true, found);
      }
    }
    if (!shown.empty()) return;
    auto plain = tried(gate, {{}, true, false, false});
    if (plain.life) return keep(gate, {}, true, std::move(*plain.life));
    miss(gate, {}, true, plain);
  }

  bool shows_already(const Gate& gate, std::size_t condition, bool at_edge,
                     const std::vector<regime::Case>& lives) const {
    const auto asked = probe(regime_, gate, {{condition}, true, at_edge, false});
    const auto sanction = probing(gate, asked);
    const Question question{.sanction = &sanction, .condition = Condition::fires};
    return std::ranges::any_of(
        lives, [&](const regime::Case& life) { return replays(asked.regime, life, question); });
  }

  /// A case in which the condition keeps the provision from applying, at the edge of its number if it can be
  /// there.
  void not_applying(const Gate& gate, std::size_t condition) {
    auto found = sought(gate, condition, false, true);
    if (!found.life) found = sought(gate, condition, false, false);
    if (found.life) return keep(gate, condition, false, std::move(*found.life));
    miss(gate, condition, false, found);
  }

  /// One in which the condition decides; best one that leaves a trace.
  Tried sought(const Gate& gate, std::size_t condition, bool applies, bool at_edge) {
    auto found = tried(gate, {{condition}, applies, at_edge, true});
    return found.life ? std::move(found) : tried(gate, {{condition}, applies, at_edge, false});
  }

  static Sanction probing(const Gate& gate, const Probe& asked) {
    Sanction sanction;
    sanction.rule = asked.rule;
    sanction.effect = gate.effect;
    return sanction;
  }

  /// In a short life, if there is one.
  Tried tried(const Gate& gate, const Shown& shown) {
    Request few = request_;
    few.events = kFewEvents;
    auto found = tried(gate, shown, few);
    const bool more = !found.life && found.found.events >= kFewEvents;
    return more ? tried(gate, shown, request_) : std::move(found);
  }

  Tried tried(const Gate& gate, const Shown& shown, const Request& request) {
    const auto asked = probe(regime_, gate, shown);
    const auto sanction = probing(gate, asked);
    const Question question{.sanction = &sanction, .condition = Condition::fires};
    Inquiry inquiry(law_, asked.regime, request);
    const auto shows = [&](const regime::Case& c) { return replays(asked.regime, c, question); };
    const auto apart = [&](regime::Case& c) { return shows(c) && told_apart(gate, shown, c, shows); };
    Tried out{{}, inquiry.find(question), false};
    if (out.found.life) {
      // The least life; the same day by day; else the least in which it shows.
      out.unseen = true;
      for (int attempt = 0; attempt < 3 && out.unseen; ++attempt) {
        auto life = attempt == 0   ? *out.found.life
                    : attempt == 1 ? day_by_day(*out.found.life)
                                   : *inquiry.find(question, [&](regime::Case c) { return apart(c); }).life;
        out.unseen = !apart(life);
        if (!out.unseen) out.life = std::move(life);
      }
    }
    out_.failures.insert(out_.failures.end(), inquiry.failures().begin(), inquiry.failures().end());
    return out;
  }

  /// Lets the life expect what tells the law from one in which the conditions decide otherwise; false if
  /// nothing does. One looks on the day of the last event, or when what waits is in effect.
  template <class Shows>
  bool told_apart(const Gate& gate, const Shown& shown, regime::Case& life, Shows shows) const {
    const bool never = shown.applies && !gate.bars;
    const Regime other = never || shown.conditions.empty() ? without(regime_, gate)
                                                           : turned(regime_, gate, shown.conditions.front());
    const Regime& carried_out = shown.applies != gate.bars ? regime_ : other;
    if (!gate.during() && !life.events.empty()) {
      auto earlier = life;
      earlier.as_of = std::max(life.events.back().on, acted(carried_out, gate, life).seen);
      if (shows(earlier)) life = std::move(earlier);
    }
    const auto where = acted(carried_out, gate, life);
    for (const auto fields : {Fields::touched, Fields::timeline}) {
      expect(regime_, gate, where, fields, life);
      if (!explain::explain(other, life).expectations.empty()) return true;
    }
    return false;
  }

  void keep(const Gate& gate, std::optional<std::size_t> condition, bool applies, regime::Case life) {
    wording_->entitle(life, condition, applies);
    if (!explain::explain(regime_, life).expectations.empty()) out_.failures.push_back(life.title);
    out_.cases.push_back({gate.provision->full_id(), wording_->words(condition), applies, std::move(life)});
  }

  void miss(const Gate& gate, std::optional<std::size_t> condition, bool applies, const Tried& last) {
    const auto why = last.unseen ? unseen() : wording_->why_none(last.found, condition);
    out_.missing.push_back({gate.provision->full_id(), wording_->words(condition), applies, why});
  }

  const regime::Law& law_;
  const Regime& regime_;
  const Request& request_;
  std::optional<Wording> wording_;
  Cases out_;
};

}  // namespace

std::optional<Cases> generate(const regime::Law& law, const Request& asked_for,
                              const std::vector<std::string>& provisions, base::Diagnostics& diagnostics) {
  Request request = asked_for;
  request.view.law_of = request.as_of;
  request.work /= kShareOfWork;
  const auto regime = regime::compile(law, request.view, diagnostics);
  if (!regime) return std::nullopt;
  request.view.reading = regime->reading_name == "text" ? regime::Reading::text : regime::Reading::article;
  std::vector<std::string> known;
  for (const auto& provision : law.provisions) known.push_back(provision.full_id());
  for (const auto& id : provisions) {
    if (std::ranges::find(known, id) == known.end())
      diagnostics.error("unknown-name", {"--provision", 0, 0, 0, 0},
                        fmt::format("There is no provision \"{}\".", id), base::suggest(id, known));
  }
  if (diagnostics.has_errors()) return std::nullopt;
  Generator generator(law, *regime, request);
  for (const auto& provision : law.provisions) {
    const bool wanted =
        provisions.empty() || std::ranges::find(provisions, provision.full_id()) != provisions.end();
    if (wanted) generator.provision(provision);
  }
  return generator.take();
}

}  // namespace osmanthus::audit
