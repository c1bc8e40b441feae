// The compiler's own state; included by its .cpp files only.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "regime/compile.hpp"

namespace osmanthus::regime {

/// Where a guard, an effect or a number stands: what its words refer to.
struct Scope {
  const Provision* provision = nullptr;  // null in a score
  const Instrument* instrument = nullptr;
  const std::vector<Number>* numbers = nullptr;
  std::string owner;    // full name of the provision or score
  std::string reading;  // that choices are made for
  std::string variant;  // of the provision, if it has one
  std::vector<Force> force;
  Day counts_from = base::kAlways;
  std::uint64_t where = ~std::uint64_t{0};
  bool everywhere = true;
  Nexus nexus = Nexus::act;
  std::string happening;  // the one that a split rule is for; its word
  KindSet same;           // … and its kinds
  RuleId rule = kNone;
  bool during = false;  // a while: no event is at hand
};

/// What a number must measure where it is used.
enum class Measured : std::uint8_t { times, points, money, duration, term, moment, notice };

class Compiler {
 public:
  Compiler(const Law& law, const ViewChoice& view, base::Diagnostics& diagnostics)
      : law_(law), view_(view), diagnostics_(diagnostics) {}
  std::optional<Regime> run();

 private:
  // names.cpp
  void number_places();
  void number_attributes();
  void number_kinds();
  KindId add_kind(const Entry& word, KindForm form);
  KindId mark(RuleId rule);
  const std::vector<std::string>& words(KindForm form) const;
  KindId resolve(const Name& name, std::initializer_list<KindForm> forms, std::string_view wanted);
  KindSet resolve_happening(const Name& name);
  PlaceId resolve_place(const Name& name);
  std::uint64_t resolve_places(const std::vector<Name>& names, bool& everywhere);
  const Provision* resolve_provision(const Name& name, const Scope& scope);
  void unknown(const Name& name, std::string_view wanted, std::span<const std::string> known);

  // numbers.cpp
  NumberId number(const NumberUse& use, const Scope& scope, Measured measured);
  std::optional<NumberId> number(const std::optional<NumberUse>& use, const Scope& scope, Measured measured);
  NumberId optional_number(const std::optional<NumberUse>& use, const Scope& scope, Measured measured);
  const Number* find_number(const NumberUse& use, const Scope& scope, std::string& full_name);
  NumberId compile_number(const Number& definition, const std::string& full_name, const Scope& scope);
  bool chosen(const NumberCase& value, const Scope& scope) const;
  bool matches_happening(const Name& key, const Scope& scope);
  void check_values(const Number& definition, const CompiledNumber& number, const Scope& scope,
                    const Span& at);
  void check_unit(const CompiledNumber& number, Measured measured, const Span& at);
  bool by_act(const NumberUse& use, const Scope& scope);

  // guards.cpp
  NodeId guard(const Guard& guard, const Scope& scope);
  NodeId none_of(const Guard& guard, const Scope& scope);
  NodeId node(Node node);
  NodeId join(Op op, std::vector<NodeId> children);
  NodeId dated(const std::vector<Force>& force);
  Node condition(const Condition& condition, const Scope& scope);
  void is(Node& node, const Condition& condition);
  void counted(Node& node, const Condition& condition, const Scope& scope);
  void standing(Node& node, const Condition& condition, const Scope& scope);
  bool needs_event(const Condition& condition) const;

  // effects.cpp
  void effects(RuleId rule, const Rule& source, const Scope& scope);
  void effect(RuleId rule, const Effect& source, const Scope& scope);
  void open_each(RuleId rule, const Effect& source, const Scope& scope);
  void conclude(RuleId rule, const Effect& source, const Scope& scope);
  CompiledEffect base_effect(RuleId rule, const Effect& source, const Scope& scope);
  EffectId add(CompiledEffect effect);
  void resolve_openers(EffectId effect, const std::vector<Name>& provisions, const Scope& scope);
  std::vector<EffectId> openers(const std::vector<Name>& provisions, const KindSet& kinds,
                                const Scope& scope);
  void procedure();
  void bars();
  void bar(const Provision& provision, const Rule& rule, const Effect& barred);

  // compile.cpp
  void choose_view();
  void scores();
  void provisions();
  void provision(const Provision& provision);
  void compile_rule(const Provision& provision, const Scope& scope, const std::vector<Happening>& happenings);
  void trigger(CompiledRule& rule, const Happening& happening, std::vector<NodeId>& also);
  std::vector<std::vector<Happening>> split(const Provision& provision, const Scope& scope);
  bool uses_same(const Guard& guard) const;
  std::vector<const NumberUse*> numbers_of(const Rule& rule) const;
  Scope scope_of(const Provision& provision);
  std::vector<Force> force_of(const Provision& provision, const std::string& reading);
  std::vector<Force> force_of(const Instrument& instrument, const std::string& reading, Rank rank);
  std::vector<Force> frozen(std::vector<Force> force) const;
  std::vector<Exclusion> excluded(const Provision& provision, Rank rank,
                                  const std::vector<Force>& force) const;
  void check_force(const Provision& provision);

  // order.cpp
  void index();
  void stratify();
  int stratum_of(RuleId rule, std::vector<RuleId>& path);
  void check_derived();
  bool derived_reaches(KindId from, KindId to, std::set<KindId>& seen) const;
  void lint_endless();

  const Law& law_;
  const ViewChoice& view_;
  base::Diagnostics& diagnostics_;
  Regime out_;
  std::set<std::string> included_;  // ranks
  std::set<std::string> variants_;  // chosen
  std::map<std::string, const Instrument*> instruments_;
  std::map<std::string, const Provision*> provisions_;
  std::map<std::string, std::vector<RuleId>> rules_of_;  // by full id of the provision
  std::map<std::tuple<std::string, std::string, std::string, std::string>, NumberId> number_cache_;
  std::vector<std::function<void()>> later_;  // references to rules that may not be compiled yet
  std::map<KindForm, std::vector<std::string>> words_;
  std::map<std::string, KindSet> groups_;
  std::vector<std::pair<const Provision*, const Rule*>> bars_;
  std::vector<int> strata_;
  std::set<std::tuple<std::string, int, int, std::string>> told_;  // unknown words, by place
};

}  // namespace osmanthus::regime
