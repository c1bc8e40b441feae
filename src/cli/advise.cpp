#include "cli/advise.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "audit/advice.hpp"
#include "audit/side_by_side.hpp"
#include "pack/change_text.hpp"
#include "pack/overlay.hpp"

namespace osmanthus::cli {
namespace {

using audit::Decision;
using audit::Verdict;
using pack::Written;
using regime::Change;

/// One provision that violates the property, and what is tried on it in turn.
struct Trial {
  Verdict finding;  // the first on this provision, with the things of all
  std::vector<Change> options;
  std::size_t at = 0;
};

/// One entry of the overlay, and the provisions that it is there for.
struct Part {
  Written written;
  Change change;
  std::set<std::string> whom;
};

class Adviser {
 public:
  Adviser(const pack::LoadedPack& pack, const std::map<std::string, pack::Node>& rules,
          const audit::Request& request, const std::string& property, const std::string& extends)
      : law_(pack.law), rules_(rules), request_(request), extends_(extends) {
    request_.properties = {property};
    request_.threads = 1;
    request_.on_query = {};
  }

  Advised run(const std::vector<Verdict>& found) {
    for (const auto& verdict : found) learn(verdict);
    Advised out{request_.properties.front(), {}, "", ""};
    if (!mend()) return out;
    prune();
    for (const auto& part : parts_) out.changes.push_back(part.change);
    out.overlay = text(parts_);
    return out;
  }

 private:
  /// What the provisions of a finding are tried with; those of an open one only if it was not open before.
  void learn(const Verdict& verdict) {
    if (verdict.decision == Decision::unknown) {
      for (const auto& provision : verdict.provisions) open_.insert(provision);
    }
    if (verdict.decision == Decision::violated) {
      for (const auto& provision : verdict.provisions) learn(provision, verdict);
    }
  }
  /// What a change has brought about.
  void learn_new(const Verdict& verdict) {
    for (const auto& provision : verdict.provisions) {
      if (!trials_.contains(provision)) learn(provision, verdict);
    }
  }
  void learn(const std::string& provision, const Verdict& verdict) {
    auto [trial, is_new] = trials_.try_emplace(provision, Trial{verdict, {}, 0});
    auto& things = trial->second.finding.things;
    if (!is_new) {
      for (const auto& thing : verdict.things) {
        if (std::ranges::find(things, thing) == things.end()) things.push_back(thing);
      }
    }
    trial->second.options = audit::advice(trial->second.finding, provision, law_);
  }

  /// Goes on to the next change of whatever violates still, until nothing does.
  bool mend() {
    for (;;) {
      if (!choose()) return false;
      const auto left = violations(parts_, request_.provisions);
      if (!left) return false;
      if (left->empty()) return true;
      std::set<std::string> violating;
      for (const auto& verdict : *left)
        violating.insert(verdict.provisions.begin(), verdict.provisions.end());
      for (const auto& provision : violating) {
        if (const auto known = trials_.find(provision); known != trials_.end()) ++known->second.at;
      }
      for (const auto& verdict : *left) learn_new(verdict);
    }
  }

  /// For each provision the first change that its rule has a place for, and that leaves a law.
  bool choose() {
    parts_.clear();
    for (auto& [provision, trial] : trials_) {
      while (trial.at < trial.options.size() && !take(provision, trial.options[trial.at])) ++trial.at;
      if (trial.at == trial.options.size()) return false;
    }
    return true;
  }
  bool take(const std::string& whom, const Change& change) {
    auto written = pack::written(change, rules_);
    if (!written) return false;
    for (auto& part : parts_) {
      if (part.written.provision != written->provision) continue;
      const bool same =
          part.written.amendment == written->amendment && part.written.repeals == written->repeals;
      if (same) part.whom.insert(whom);
      return same;
    }
    Part part{std::move(*written), change, {whom}};
    if (!stands({part})) return false;
    parts_.push_back(std::move(part));
    return true;
  }

  /// Leaves out what is not needed: the later parts first.
  void prune() {
    for (std::size_t i = parts_.size(); i-- > 0;) {
      auto fewer = parts_;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
      const auto& whom = parts_[i].whom;
      const auto here = violations(fewer, {whom.begin(), whom.end()});
      if (!here || !here->empty()) continue;
      const auto anywhere = violations(fewer, request_.provisions);
      if (anywhere && anywhere->empty()) parts_ = std::move(fewer);
    }
  }

  std::string text(const std::vector<Part>& parts) const {
    const auto& property = request_.properties.front();
    std::vector<Written> all;
    for (const auto& part : parts) all.push_back(part.written);
    return pack::overlay_text(
        {fmt::format("使其符合{}", property), fmt::format("So that {} holds", property)}, extends_, all);
  }

  /// The law with these parts; nothing, if it is none.
  std::optional<regime::Law> changed(const std::vector<Part>& parts) const {
    base::Diagnostics unheard;
    const auto overlay = pack::read_overlay({"advice.yaml", text(parts)}, unheard);
    auto law = law_;
    if (!overlay || !pack::apply_overlay(*overlay, law, unheard)) return std::nullopt;
    return law;
  }
  bool stands(const std::vector<Part>& parts) const {
    const auto law = changed(parts);
    base::Diagnostics unheard;
    auto view = request_.view;
    view.law_of = request_.as_of;
    return law && regime::compile(*law, view, unheard) && !unheard.has_errors();
  }

  /// What is violated still, or has become open; nothing, if the law cannot be audited.
  std::optional<std::vector<Verdict>> violations(const std::vector<Part>& parts,
                                                 std::vector<std::string> provisions) const {
    const auto law = changed(parts);
    if (!law) return std::nullopt;
    auto request = request_;
    request.provisions = std::move(provisions);
    base::Diagnostics unheard;
    auto found = audit::audit(*law, request, unheard);
    if (!found || !found->failures.empty()) return std::nullopt;
    std::erase_if(found->verdicts, [&](const Verdict& v) { return !is_worse(v); });
    return std::move(found->verdicts);
  }
  bool is_worse(const Verdict& v) const {
    if (v.decision != Decision::unknown) return v.decision == Decision::violated;
    return std::ranges::any_of(v.provisions, [&](const auto& p) { return !open_.contains(p); });
  }

  const regime::Law& law_;
  const std::map<std::string, pack::Node>& rules_;
  audit::Request request_;
  const std::string extends_;
  std::map<std::string, Trial> trials_;  // by provision
  std::set<std::string> open_;           // provisions on which the audit of the pack itself left it open
  std::vector<Part> parts_;
};

/// The properties that are violated, in the order in which they are told.
std::vector<std::string> violated(const audit::Audit& found) {
  std::vector<std::string> all;
  for (const auto& property : audit::properties()) {
    const bool is = std::ranges::any_of(found.verdicts, [&](const Verdict& v) {
      return v.property == property.id && v.decision == Decision::violated;
    });
    if (is) all.push_back(property.id);
  }
  return all;
}

}  // namespace

std::vector<Advised> advise(const pack::LoadedPack& pack, const audit::Audit& found,
                            const audit::Request& request, const std::string& extends) {
  const auto rules = pack::rules_in(pack.files);
  const auto properties = violated(found);
  std::vector<Advised> all(properties.size());
  audit::side_by_side(properties.size(), request.threads, [&](std::size_t i) {
    std::vector<Verdict> mine;
    std::ranges::copy_if(found.verdicts, std::back_inserter(mine),
                         [&](const Verdict& v) { return v.property == properties[i]; });
    all[i] = Adviser(pack, rules, request, properties[i], extends).run(mine);
  });
  int number = 0;
  for (auto& one : all) {
    if (!one.changes.empty()) one.file = fmt::format("{}.yaml", ++number);
  }
  return all;
}

}  // namespace osmanthus::cli
