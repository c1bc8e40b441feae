#include "cli/rate_grades.hpp"

#include <algorithm>
#include <initializer_list>

namespace osmanthus::cli {
namespace {

using regime::Grade;
using scenario::Doer;
using scenario::Parameter;

class Worst {
 public:
  explicit Worst(const scenario::Scenario& scenario) : scenario_(scenario) {}

  void add(Grade grade) { worst_ = std::max(worst_, grade); }
  void add(const scenario::Estimate& estimate) { add(estimate.grade); }
  void add(std::initializer_list<Parameter> parameters) {
    for (const Parameter parameter : parameters) add(scenario_.estimate(parameter));
  }
  Grade grade() const { return worst_; }

 private:
  const scenario::Scenario& scenario_;
  Grade worst_ = Grade::text;  // the best
};

Doer doer(std::size_t group) {
  if (group == simulation::kFirms) return Doer::firms;
  return group == simulation::kPublicBodies ? Doer::public_bodies : Doer::residents;
}

void add_case(const scenario::Scenario& scenario, Doer doer, std::size_t ground, Worst& worst) {
  if (doer == Doer::public_bodies) return worst.add({Parameter::public_bodies_listed});
  for (const auto& year : scenario.cases) worst.add(year.grade);
  worst.add({Parameter::natural_person_debtors, Parameter::unable_debtors, Parameter::ground_able,
             Parameter::ground_unable, Parameter::court_take_up});
  worst.add(scenario.parameters[static_cast<std::size_t>(Parameter::refuse_judgment) + ground]);
}

}  // namespace

Grade grade_of_rate(const simulation::Prepared& prepared, const simulation::EventKey& event) {
  const auto& scenario = *prepared.scenario;
  const auto& words = prepared.words;
  const Doer whose = doer(event.group);
  Worst worst(scenario);
  for (std::size_t ground = 0; ground < words.grounds.size(); ++ground) {
    if (words.grounds[ground] == event.kind) add_case(scenario, whose, ground, worst);
  }
  if (event.kind == words.perform_judgment) {
    if (whose == Doer::public_bodies) {
      worst.add({Parameter::public_body_performance});
    } else {
      worst.add({Parameter::performance, Parameter::performance_unable, Parameter::performance_unlisted});
    }
  }
  if (event.kind == words.enforcement_terminated) worst.add({Parameter::termination});
  if (event.kind == words.objection_upheld) worst.add({Parameter::correction});
  for (std::size_t i = 0; i < words.acts.size(); ++i) {
    const auto& act = scenario.acts[i];
    if (words.acts[i].kind != event.kind || act.doer != whose) continue;
    worst.add(act.a_year);
    worst.add(act.recorded);
    worst.add(act.wrongly);
  }
  for (std::size_t i = 0; i < words.answers.size(); ++i) {
    if (words.answers[i].act == event.kind) worst.add(scenario.answers[i].a_month);
  }
  return worst.grade();
}

}  // namespace osmanthus::cli
