#include "audit/inquiry.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "audit/replay.hpp"
#include "audit/shrink.hpp"

namespace osmanthus::audit {
namespace {

constexpr int kFewEvents = 3;
constexpr std::size_t kLongestTitle = 80;

}  // namespace

std::string_view to_string(Decision decision) {
  switch (decision) {
    case Decision::holds:
      return "holds";
    case Decision::violated:
      return "violated";
    case Decision::unknown:
      break;
  }
  return "unknown";
}

Inquiry::Inquiry(const regime::Law& law, const regime::Regime& regime, const Request& request)
    : law_(law),
      regime_(regime),
      request_(request),
      sanctions_(audit::sanctions(regime, law)),
      signs_(audit::signs(regime, law)) {}

bool Inquiry::asks_about(regime::RuleId rule) const {
  const auto& asked = request_.provisions;
  return asked.empty() || std::ranges::find(asked, regime_.rules[rule].id) != asked.end();
}

Inquiry::Prepared& Inquiry::prepared(const std::vector<regime::RuleId>& rules,
                                     const std::vector<regime::KindId>& with) {
  const auto key = std::pair(rules, with);
  if (const auto known = prepared_.find(key); known != prepared_.end()) return known->second;
  Prepared made{cone_of(regime_, rules, with), {}, {}};
  made.reach = reach_of(regime_, made.cone, rules);
  made.regime = cut(regime_, made.cone);
  return prepared_.emplace(key, std::move(made)).first->second;
}

const Cone& Inquiry::cone(regime::RuleId rule) { return prepared({rule}).cone; }

Found Inquiry::find(const Question& question, const std::function<bool(const regime::Case&)>& also) {
  std::vector<regime::KindId> with = question.on;
  with.insert(with.end(), question.off.begin(), question.off.end());
  for (const auto* other : question.beside) with.push_back(other->kind);
  if (question.condition == Condition::lasting && is_extended(*question.sanction))
    with.push_back(question.sanction->kind);
  if (question.condition == Condition::alone) with.push_back(question.sanction->kind);
  if (question.condition == Condition::undone || question.condition == Condition::ended)
    with.push_back(question.other->kind);
  std::vector<regime::RuleId> rules = {question.sanction->rule};
  if (question.other != nullptr) rules.push_back(question.other->rule);
  const auto& [cone, reach, small] = prepared(rules, with);
  Found found;
  found.events = std::min(reach.events, request_.events);
  // What waits may begin after the day itself; the law of that day is then taken to go on.
  const auto search = [&] {
    auto answer = smt::search(small, cone, question, found.events, request_.as_of, request_.as_of,
                              request_.work, request_.on_query);
    if (answer.outcome != smt::Outcome::none || cone.wait == 0) return answer;
    return smt::search(small, cone, question, found.events, request_.as_of, request_.as_of + cone.wait,
                       request_.work, request_.on_query);
  };
  auto answer = search();
  const bool enough = reach.all && found.events == reach.events && with.empty();
  if (answer.outcome == smt::Outcome::none && !enough && found.events < request_.events) {
    found.events = std::max(kFewEvents, found.events + 1);
    answer = search();
  }
  found.outcome = answer.outcome;
  found.all_lives = enough;
  if (answer.outcome != smt::Outcome::found) return found;
  answer.life->view = request_.view;
  answer.life->pack = request_.pack;
  if (!replays(regime_, *answer.life, question)) {
    fail(*question.sanction);
    found.outcome = smt::Outcome::unknown;
    return found;
  }
  found.life = told(std::move(*answer.life), question, cone, also);
  found.borne = borne(regime_, *found.life, question, signs_);
  return found;
}

const Found& Inquiry::imposed(const Sanction& sanction) {
  const auto known = imposed_.find(&sanction);
  if (known != imposed_.end()) return known->second;
  return imposed_[&sanction] = find({.sanction = &sanction, .condition = Condition::imposed});
}

regime::Case Inquiry::told(regime::Case life, const Question& question, const Cone& cone,
                           const std::function<bool(const regime::Case&)>& also) const {
  std::vector<std::string> acts;
  for (const auto act : cone.acts) acts.push_back(regime_.kinds[act].id);
  life = shrunk(regime_, std::move(life), acts,
                [&](const regime::Case& c) { return replays(regime_, c, question) && (!also || also(c)); });
  life.title = title(*question.sanction);
  return life;
}

void Inquiry::fail(const Sanction& sanction) {
  failures_.push_back(fmt::format("{} ({})", regime_.rules[sanction.rule].id, sanction.what));
}

std::string Inquiry::title(const Sanction& sanction) const {
  const auto& rule = regime_.rules[sanction.rule].id;
  auto title = fmt::format("{}: {}", rule, sanction.what);
  return title.size() > kLongestTitle ? rule : title;
}

Verdict Inquiry::verdict(const Sanction& sanction, const std::string& property, Decision decision) const {
  const auto& rule = regime_.rules[sanction.rule];
  Verdict out;
  out.property = property;
  out.decision = decision;
  out.provisions = {rule.id};
  out.things = {sanction.what};
  const auto& in = rule.provision->in.empty() ? instrument(sanction).in : rule.provision->in;
  out.jurisdictions = {in.empty() ? regime_.places.front() : in.front().id};
  out.sort = sanction.sort;
  if (!binding(rule.rank)) out.rests_on = to_string(rule.rank);
  return out;
}

Verdict Inquiry::verdict(const Sanction& sanction, const std::string& property, const Found& found,
                         Rests rests, regime::Text says) const {
  auto out = verdict(sanction, property, Decision::violated);
  out.events = found.events;
  out.says = std::move(says);
  if (found.outcome == smt::Outcome::unknown) {
    out.decision = Decision::unknown;
    out.why = {"所需的求解工作量超过限度。", "Deciding it took more work than the limit allows."};
  } else if (rests == Rests::on_silence && silent(sanction)) {
    out.decision = Decision::unknown;
    out.why = {"法规文本未能全部取得，不能断定其没有规定。",
               "The text was not had in full, so that its silence proves nothing."};
  } else {
    out.counterexample = found.life;
    out.borne = found.borne;
  }
  return out;
}

void Inquiry::add(Verdict verdict, std::vector<Verdict>& to) const {
  const auto same = [&](const Verdict& other) {
    return other.provisions == verdict.provisions && other.decision == verdict.decision &&
           other.says.en == verdict.says.en && other.why.en == verdict.why.en;
  };
  const auto known = std::ranges::find_if(to, same);
  if (known == to.end()) return to.push_back(std::move(verdict));
  for (auto& thing : verdict.things) {
    if (std::ranges::find(known->things, thing) == known->things.end())
      known->things.push_back(std::move(thing));
  }
}

const regime::Instrument& Inquiry::instrument(const Sanction& sanction) const {
  const auto& id = regime_.rules[sanction.rule].provision->instrument;
  return *std::ranges::find(law_.instruments, id, &regime::Instrument::id);
}

bool Inquiry::is_contract(const Sanction& sanction) const {
  return rank(sanction) == regime::Rank::private_scheme && !instrument(sanction).acts_for_authority;
}

bool Inquiry::silent(const Sanction& sanction) const {
  return regime_.reading_name == "text" && instrument(sanction).text_had != regime::TextHad::whole;
}

bool Inquiry::rests_on_own(const Sanction& sanction) const {
  const auto& rule = regime_.rules[sanction.rule];
  return sanction.during() && rule.via == regime::Relation::self && needs_own(rule.guard);
}

bool Inquiry::needs_own(regime::NodeId id) const {
  if (id == regime::kNone) return false;
  const auto& node = regime_.nodes[id];
  const auto needs = [&](regime::NodeId child) { return needs_own(child); };
  if (node.op == regime::Op::all) return std::ranges::any_of(node.children, needs);
  if (node.op == regime::Op::any) return !node.children.empty() && std::ranges::all_of(node.children, needs);
  const bool own = (node.op == regime::Op::runs || node.op == regime::Op::imposed) && !node.negated &&
                   node.via == regime::Relation::self;
  return own && std::ranges::any_of(sanctions_, [&](const Sanction& s) {
           return s.kind != regime::kNone && node.kinds.has(s.kind);
         });
}

bool Inquiry::is_extended(const Sanction& sanction) const {
  return sanction.kind != regime::kNone && std::ranges::any_of(regime_.effects, [&](const auto& effect) {
           return effect.form == regime::EffectForm::extend && effect.kinds.has(sanction.kind) &&
                  regime_.rules[effect.rule].active;
         });
}

Verdict Tally::holds(const std::string& property, char by) const {
  Verdict out;
  out.property = property;
  out.all_lives = all_lives_;
  out.events = events_;
  out.by = !asked_ ? by : all_lives_ ? 'D' : 'Q';
  return out;
}

}  // namespace osmanthus::audit
