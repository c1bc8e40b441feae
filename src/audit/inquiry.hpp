// What the properties share: the law of the day, its sanctions, and the search for a case.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "audit/audit.hpp"
#include "audit/cone.hpp"
#include "audit/question.hpp"
#include "audit/smt/search.hpp"

namespace osmanthus::audit {

/// The outcome of a search, up to so many events.
struct Found {
  smt::Outcome outcome = smt::Outcome::none;
  int events = 0;
  bool all_lives = false;  // of none: no number of events finds more
  std::optional<regime::Case> life;
  std::optional<Borne> borne;  // in it
};

/// Whether a violation rests on what the text does not say.
enum class Rests : std::uint8_t { on_words, on_silence };

class Inquiry {
 public:
  Inquiry(const regime::Law& law, const regime::Regime& regime, const Request& request);

  const regime::Law& law() const { return law_; }
  const regime::Regime& regime() const { return regime_; }
  const Request& request() const { return request_; }
  const std::vector<Sanction>& sanctions() const { return sanctions_; }
  const std::vector<Sign>& signs() const { return signs_; }
  /// Whether findings on its provision are asked for.
  bool asks_about(regime::RuleId rule) const;
  const Cone& cone(regime::RuleId rule);

  /// Looks for the least life of which the question holds, and has the kernel of integers confirm it. The
  /// life is made no smaller than `also` bears.
  Found find(const Question& question, const std::function<bool(const regime::Case&)>& also = {});
  /// The least life in which the sanction is imposed: asked once of each.
  const Found& imposed(const Sanction& sanction);

  /// A verdict on what the sanctions of one provision do: names, place and grade filled in.
  Verdict verdict(const Sanction& sanction, const std::string& property, Decision decision) const;
  /// The verdict of a search that came to something: violated by the case it found, or unknown and why.
  Verdict verdict(const Sanction& sanction, const std::string& property, const Found& found, Rests rests,
                  regime::Text says) const;
  /// Adds a verdict; one on the same provision takes its things in.
  void add(Verdict verdict, std::vector<Verdict>& to) const;

  regime::Rank rank(const Sanction& sanction) const { return regime_.rules[sanction.rule].rank; }
  const regime::Instrument& instrument(const Sanction& sanction) const;
  /// What private parties do among themselves is no public power, unless they act for an authority.
  bool is_contract(const Sanction& sanction) const;
  /// In the reading of the texts, what a text not had in full does not say cannot be held against it.
  bool silent(const Sanction& sanction) const;

  /// Whether it lasts only while a sanction of the bearer's own does, which is asked about itself.
  bool rests_on_own(const Sanction& sanction) const;

  const std::vector<std::string>& failures() const { return failures_; }
  /// Notes that the kernel of integers does not confirm a case on this provision.
  void fail(std::string provision) { failures_.push_back(std::move(provision)); }
  void fail(const Sanction& sanction);
  /// Of a case about the sanction.
  std::string title(const Sanction& sanction) const;

 private:
  struct Prepared {
    Cone cone;
    Reach reach;
    regime::Regime regime;
  };
  bool needs_own(regime::NodeId id) const;
  /// Whether some act, of whatever sort, makes it last longer.
  bool is_extended(const Sanction& sanction) const;
  regime::Case told(regime::Case life, const Question& question, const Cone& cone,
                    const std::function<bool(const regime::Case&)>& also) const;
  Prepared& prepared(const std::vector<regime::RuleId>& rules, const std::vector<regime::KindId>& with = {});

  const regime::Law& law_;
  const regime::Regime& regime_;
  const Request& request_;
  std::vector<Sanction> sanctions_;
  std::vector<Sign> signs_;
  std::map<std::pair<std::vector<regime::RuleId>, std::vector<regime::KindId>>, Prepared> prepared_;
  std::map<const Sanction*, Found> imposed_;  // of sanctions_
  std::vector<std::string> failures_;
};

/// One function a property, in src/audit/properties/.
std::vector<Verdict> bounded_duration(Inquiry& inquiry);
std::vector<Verdict> repair_reachable(Inquiry& inquiry);
std::vector<Verdict> no_third_party(Inquiry& inquiry);
std::vector<Verdict> legal_basis(Inquiry& inquiry);
std::vector<Verdict> minors(Inquiry& inquiry);
std::vector<Verdict> linkage(Inquiry& inquiry);
std::vector<Verdict> equal_treatment(Inquiry& inquiry);
std::vector<Verdict> monotone(Inquiry& inquiry);
std::vector<Verdict> dead(Inquiry& inquiry);
std::vector<Verdict> notice_before_effect(Inquiry& inquiry);
std::vector<Verdict> remedy(Inquiry& inquiry);
std::vector<Verdict> publication_bounded(Inquiry& inquiry);
std::vector<Verdict> no_retroactivity(Inquiry& inquiry);
std::vector<Verdict> repair_not_barred(Inquiry& inquiry);
std::vector<Verdict> no_double_punishment(Inquiry& inquiry);
std::vector<Verdict> overlap(Inquiry& inquiry);
std::vector<Verdict> contradiction(Inquiry& inquiry);
std::vector<Verdict> shadowed(Inquiry& inquiry);
std::vector<Verdict> gap(Inquiry& inquiry);

/// How a search that found nothing, or not enough, bears on a property as a whole.
class Tally {
 public:
  void none(const Found& found) {
    all_lives_ = all_lives_ && found.all_lives;
    events_ = std::max(events_, found.events);
    asked_ = true;
  }
  /// The verdict `holds` on the property, for what the searches covered; `by` is the argument that spared
  /// the rest.
  Verdict holds(const std::string& property, char by) const;

 private:
  bool all_lives_ = true;
  int events_ = 0;
  bool asked_ = false;
};

/// Of `minors`: whether those between two ages fare more mildly than adults. `known` has a life in which
/// somebody young bears the sanction, or none.
std::vector<Verdict> milder_for_minors(Inquiry& inquiry, Tally& tally,
                                       const std::map<const Sanction*, Found>& known);

}  // namespace osmanthus::audit
