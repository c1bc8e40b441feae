#include "audit/applicable.hpp"

#include <algorithm>

namespace osmanthus::audit {
namespace {

using regime::CompiledRule;
using regime::KindForm;
using regime::KindId;
using regime::kNone;
using regime::NodeId;
using regime::Op;
using regime::RuleId;

bool is_opened(KindForm form) {
  return form == KindForm::register_list || form == KindForm::record || form == KindForm::duty ||
         form == KindForm::measure;
}

class Closure {
 public:
  explicit Closure(const regime::Regime& regime) : regime_(regime) {
    for (KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
      if (!is_opened(regime_.kinds[kind].form)) there_.add(kind);
    }
  }

  std::set<RuleId> run() {
    for (bool more = true; more;) {
      more = false;
      for (RuleId id = 0; id < regime_.rules.size(); ++id) {
        if (found_.contains(id) || !can_apply(regime_.rules[id])) continue;
        found_.insert(id);
        open(regime_.rules[id]);
        more = true;
      }
    }
    return std::move(found_);
  }

 private:
  bool can_apply(const CompiledRule& rule) const {
    const bool set_off =
        rule.form != regime::Rule::Form::when || rule.on_commencement || rule.upon.meets(there_);
    return rule.active && set_off && can_be(rule.guard, true);
  }

  void open(const CompiledRule& rule) {
    for (const auto id : rule.effects) {
      if (regime_.effects[id].kind != kNone) there_.add(regime_.effects[id].kind);
    }
    for (const auto& conclusion : rule.conclusions) there_.add(conclusion.kind);
  }

  /// Whether the guard can be `so`, whatever else is the case.
  bool can_be(NodeId id, bool so) const {
    if (id == kNone) return so;
    const auto& node = regime_.nodes[id];
    const auto all = [&](bool each) {
      return std::ranges::all_of(node.children, [&](NodeId child) { return can_be(child, each); });
    };
    const auto any = [&](bool one) {
      return std::ranges::any_of(node.children, [&](NodeId child) { return can_be(child, one); });
    };
    if (node.op == Op::all) return so ? all(true) : any(false);
    if (node.op == Op::any) return so ? any(true) : all(false);
    if (node.op == Op::none) return so ? all(false) : any(true);
    const bool asks_for_it = node.op == Op::runs || node.op == Op::imposed || node.op == Op::done;
    return !asks_for_it || so == node.negated || node.kinds.meets(there_);
  }

  const regime::Regime& regime_;
  regime::KindSet there_;
  std::set<RuleId> found_;
};

}  // namespace

std::set<RuleId> applicable(const regime::Regime& regime) { return Closure(regime).run(); }

}  // namespace osmanthus::audit
