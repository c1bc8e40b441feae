#include "audit/smt/life.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "explain/life.hpp"

namespace osmanthus::audit::smt {
namespace {

constexpr base::Day kLongAgo = 0;
/// Dates are followed this far past the last event: the longest terms and waits run on.
constexpr int kTail = 12 * 366;
constexpr std::string_view kAnswering = "answering";
constexpr int kMostAmount = 100'000'000;

int evaluated(const z3::model& model, const Term& term) {
  return term.known() ? term.value() : model.eval(term.term(), true).get_numeral_int();
}
bool evaluated(const z3::model& model, const Formula& formula) {
  return formula.known() ? formula.value() : model.eval(formula.term(), true).is_true();
}

}  // namespace

Life::Life(const regime::Regime& regime, Lives lives, z3::context& context)
    : regime_(regime),
      lives_(std::move(lives)),
      context_(context),
      domain_(context, regime.calendar,
              {kLongAgo,
               std::max({lives_.last, lives_.looks.value_or(0), lives_.looks_until.value_or(0)}) + kTail,
               lives_.first, lives_.last}),
      decide_(regime, context, lives_.leaning),
      history_(regime, domain_, static_cast<std::size_t>(lives_.slots), lives_.derives),
      state_(regime, circle_, domain_, history_, decide_) {
  circle_.last_day = Term(base::kAlways);
  declare_subjects();
  for (int slot = 0; slot < lives_.slots; ++slot) declare_event(slot);
  as_of_ = number("as_of", lives_.looks.value_or(lives_.first),
                  lives_.looks_until.value_or(lives_.looks.value_or(lives_.last)));
  for (int slot = 0; slot < lives_.slots; ++slot) {
    const auto i = static_cast<std::size_t>(slot);
    constraints_.push_back((equal(chosen_act_[i], 0) | (day(slot) <= as_of_)).in(context_));
    for (const auto& subject : circle_.subjects)
      constraints_.push_back((subject.born <= day(slot)).in(context_));
    events_[i].alternatives = alternatives_[i];
  }
}

void Life::declare_subjects() {
  const explain::Life related(regime_, lives_.who);
  for (std::size_t q = 0; q < lives_.who.subjects.size(); ++q) {
    circle_.subjects.push_back(subject_of(lives_.who.subjects[q]));
    circle_.subjects.back().relations = related.start().subjects[q].relations;
  }
}

registry::Subject<Symbolic> Life::subject_of(const regime::CaseSubject& source) {
  registry::Subject<Symbolic> subject;
  subject.born = source.born   ? Term(*source.born)
                 : lives_.ages ? number("born_" + source.label, kLongAgo, lives_.last)
                               : Term(kLongAgo);
  for (std::size_t i = regime::kFirstDeclared; i < regime_.attributes.size(); ++i) {
    const auto attribute = static_cast<std::uint16_t>(i);
    subject.attributes[i] = lives_.attributes.contains(attribute)
                                ? number(regime_.attributes[i] + "_" + source.label, 0, 1)
                                : Term(regime_.attribute_defaults[i] ? 1 : 0);
  }
  for (const auto& role : source.roles) subject.attributes[regime_.attribute(role)] = 1;
  subject.attributes[regime::kSubjectKind] = kind_of(source);
  subject.attributes[regime::kSex] = lives_.attributes.contains(regime::kSex)
                                         ? number("sex_" + source.label, regime::kFemale, regime::kMale)
                                         : Term(regime::kSexUnknown);
  subject.attributes[regime::kHome] = source.residence.empty() ? one_of("home_" + source.label, places())
                                                               : Term(regime_.place(source.residence));
  return subject;
}

Term Life::kind_of(const regime::CaseSubject& source) {
  const auto free = lives_.kinds.find(source.label);
  if (free == lives_.kinds.end()) return regime::subject_kind(source.kind);
  std::vector<int> values;
  for (const auto& word : free->second) values.push_back(regime::subject_kind(word));
  return one_of("kind_" + source.label, values);
}

void Life::declare_event(int slot) {
  registry::Event<Symbolic> event;
  event.index = static_cast<std::int16_t>(slot);
  event.on = number(fmt::format("day_{}", slot), lives_.first, lives_.last);
  event.place = one_of(fmt::format("place_{}", slot), places());
  declare_contents(event, slot);
  const Term act = number(fmt::format("act_{}", slot), 0, static_cast<int>(lives_.acts.size()));
  const Term by = number(fmt::format("by_{}", slot), 0, static_cast<int>(circle_.subjects.size()) - 1);
  if (slot > 0) {
    const auto& before = events_.back();
    constraints_.push_back((before.on <= event.on).in(context_));
    constraints_.push_back((equal(act, 0) | negated(equal(chosen_act_.back(), 0))).in(context_));
  }
  std::vector<registry::Alternative<Symbolic>> alternatives;
  for (std::size_t a = 0; a < lives_.acts.size(); ++a) {
    for (std::uint8_t q = 0; q < circle_.subjects.size(); ++q) {
      alternatives.push_back(
          {regime_.kind(lives_.acts[a]), q, equal(act, static_cast<int>(a) + 1) & equal(by, q)});
    }
  }
  chosen_act_.push_back(act);
  chosen_subject_.push_back(by);
  alternatives_.push_back(std::move(alternatives));
  events_.push_back(std::move(event));
}

void Life::declare_contents(registry::Event<Symbolic>& event, int slot) {
  for (std::size_t flag = 0; flag < regime_.flags.size(); ++flag) {
    const bool free = !lives_.flags || lives_.flags->contains(static_cast<std::uint16_t>(flag));
    const bool said = regime_.flags[flag] != kAnswering;  // that follows from the event itself
    event.flags.push_back(free && said ? truth(fmt::format("flag_{}_{}", regime_.flags[flag], slot))
                                       : Formula(false));
  }
  for (const auto field : lives_.fields) {
    const auto values = static_cast<int>(regime_.field_values[field].size());
    event.fields[field] = number(fmt::format("field_{}_{}", regime_.fields[field], slot), 0, values);
  }
  if (lives_.answers) declare_answer(event, slot);
  if (lives_.amounts) event.amount = number(fmt::format("amount_{}", slot), 0, kMostAmount);
}

void Life::declare_answer(registry::Event<Symbolic>& event, int slot) {
  event.of = number(fmt::format("of_{}", slot), registry::kNoEvent, slot - 1);
  event.of_last = event.of;
  const auto flag = regime_.flag(kAnswering);
  if (flag != regime::kNone) event.flags[flag] = negated(equal(event.of, registry::kNoEvent));
}

Term Life::number(const std::string& name, int least, int most) {
  if (least == most) return least;
  const auto number = variable(name, context_.int_sort());
  constraints_.push_back(number >= least && number <= most);
  return Term(number);
}

Term Life::one_of(const std::string& name, const std::vector<int>& values) {
  if (values.size() == 1) return values.front();
  const Term chosen(variable(name, context_.int_sort()));
  Formula known(false);
  std::uint64_t mask = 0;
  for (const int value : values) {
    known = known | equal(chosen, value);
    mask |= std::uint64_t{1} << value;
  }
  constraints_.push_back(known.in(context_));
  domain_.limit(chosen, mask);
  return chosen;
}

std::vector<int> Life::places() const {
  std::vector<int> values;
  for (const auto& id : lives_.places) values.push_back(regime_.place(id));
  return values;
}

Formula Life::truth(const std::string& name) { return Formula(variable(name, context_.bool_sort())); }

z3::expr Life::variable(const std::string& name, const z3::sort& sort) {
  const auto own = lives_.apart.contains(name) ? name + "_apart" : name;
  return context_.constant(own.c_str(), sort);
}

void Life::run() {
  registry::Step<Symbolic, History<Symbolic>, FreeDecisions> step(regime_, circle_, domain_, history_,
                                                                  decide_);
  for (const auto& event : events_) step.run(event);
  step.commence(as_of_);
  state_.at(as_of_, nullptr);
}

std::vector<const registry::Event<Symbolic>*> Life::events() const {
  std::vector<const registry::Event<Symbolic>*> all;
  for (const auto& event : events_) all.push_back(&event);
  return all;
}

std::uint8_t Life::subject(const std::string& label) const {
  const auto found = std::ranges::find(lives_.who.subjects, label, &regime::CaseSubject::label);
  return static_cast<std::uint8_t>(found - lives_.who.subjects.begin());
}

Formula Life::acts(int slot, std::uint8_t q) const {
  const auto i = static_cast<std::size_t>(slot);
  return negated(equal(chosen_act_[i], 0)) & equal(chosen_subject_[i], q);
}

Formula Life::acts(int slot, const std::string& act) const {
  return equal(chosen_act_[static_cast<std::size_t>(slot)], number_of(act));
}

int Life::number_of(const std::string& act) const {
  if (act.empty()) return 0;
  return static_cast<int>(std::ranges::find(lives_.acts, act) - lives_.acts.begin()) + 1;
}

void Life::set_act(int slot, const Term& act) {
  const auto i = static_cast<std::size_t>(slot);
  chosen_act_[i] = act;
  for (auto& alternative : alternatives_[i]) {
    alternative.live =
        equal(act, number_of(regime_.kinds[alternative.kind].id)) & equal(chosen_subject_[i], alternative.by);
  }
}

void Life::set_flag(int slot, std::uint16_t flag, const Formula& set) {
  events_[static_cast<std::size_t>(slot)].flags[flag] = set;
}

void Life::set_amount(int slot, const Term& amount) {
  events_[static_cast<std::size_t>(slot)].amount = amount;
}

std::vector<z3::expr> Life::constraints() const {
  auto all = constraints_;
  all.insert(all.end(), domain_.calendar.constraints().begin(), domain_.calendar.constraints().end());
  all.insert(all.end(), decide_.constraints().begin(), decide_.constraints().end());
  return all;
}

regime::Case Life::witness(const z3::model& model) const {
  regime::Case found = lives_.who;
  found.as_of = evaluated(model, as_of_);
  for (std::size_t q = 0; q < found.subjects.size(); ++q) found.subjects[q] = told(model, q);
  for (std::size_t slot = 0; slot < events_.size(); ++slot) {
    const int act = evaluated(model, chosen_act_[slot]);
    if (act != 0) found.events.push_back(told_event(model, slot, act));
  }
  for (std::uint8_t q = 0; q < found.subjects.size(); ++q) {
    for (const auto& name : decide_.refused(model, FreeDecisions::kNoSlot, q))
      found.subjects[q].granted[name] = false;
  }
  return found;
}

regime::CaseSubject Life::told(const z3::model& model, std::size_t q) const {
  constexpr std::array kinds = {"natural_person", "public_servant", "legal_person", "public_body"};
  regime::CaseSubject subject = lives_.who.subjects[q];
  const auto& chosen = circle_.subjects[q];
  if (!chosen.born.known()) subject.born = evaluated(model, chosen.born);
  subject.kind = kinds[static_cast<std::size_t>(evaluated(model, chosen.attributes[regime::kSubjectKind]))];
  subject.residence =
      regime_.places[static_cast<std::size_t>(evaluated(model, chosen.attributes[regime::kHome]))];
  const int sex = evaluated(model, chosen.attributes[regime::kSex]);
  if (sex != regime::kSexUnknown) subject.sex = sex == regime::kFemale ? "female" : "male";
  const auto& roles = regime::known_roles();
  for (const auto attribute : lives_.attributes) {
    if (attribute < regime::kFirstDeclared) continue;
    const auto& name = regime_.attributes[attribute];
    const bool holds = evaluated(model, chosen.attributes[attribute]) != 0;
    const bool is_role = std::ranges::find(roles, name) != roles.end();
    if (is_role && holds) subject.roles.push_back(name);
    if (!is_role) subject.attributes[name] = holds;
  }
  return subject;
}

regime::CaseEvent Life::told_event(const z3::model& model, std::size_t slot, int act) const {
  const auto& chosen = events_[slot];
  regime::CaseEvent event;
  event.on = evaluated(model, chosen.on);
  event.act = lives_.acts[static_cast<std::size_t>(act) - 1];
  event.by = lives_.who.subjects[static_cast<std::size_t>(evaluated(model, chosen_subject_[slot]))].label;
  event.in = regime_.places[static_cast<std::size_t>(evaluated(model, chosen.place))];
  for (std::size_t flag = 0; flag < regime_.flags.size(); ++flag) {
    const bool marked = regime_.flags[flag] != kAnswering && evaluated(model, chosen.flags[flag]);
    if (marked) event.flags.push_back(regime_.flags[flag]);
  }
  if (lives_.answers) {
    const int of = evaluated(model, chosen.of);
    event.id = fmt::format("e{}", slot + 1);
    if (of != registry::kNoEvent) event.of = fmt::format("e{}", of + 1);
  }
  for (const auto field : lives_.fields) {
    const int value = evaluated(model, chosen.fields[field]);
    if (value > 0)
      event.fields[regime_.fields[field]] = regime_.field_values[field][static_cast<std::size_t>(value) - 1];
  }
  if (lives_.amounts) event.amount = evaluated(model, chosen.amount);
  for (const auto& name : decide_.refused(model, static_cast<int>(slot), 0))
    event.granted_provisions[name] = false;
  event.values = decide_.picked(model, static_cast<int>(slot), regime_.kind(event.act));
  return event;
}

}  // namespace osmanthus::audit::smt
