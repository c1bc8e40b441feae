// The luck of one replicate, its numbers, and the rates that follow from them.
#pragma once

#include "behaviour/acts.hpp"
#include "behaviour/courts.hpp"
#include "behaviour/exits.hpp"
#include "behaviour/organisations.hpp"
#include "behaviour/response.hpp"
#include "behaviour/travel.hpp"
#include "behaviour/values.hpp"
#include "simulation/census.hpp"
#include "simulation/lexicon.hpp"
#include "simulation/survey.hpp"

namespace osmanthus::simulation {

struct Rates {
  Rates(const scenario::Scenario& scenario, base::Luck its_luck, const scenario::Values& its_values,
        const population::Population& population, const Census& census, const Lexicon& words)
      : luck(its_luck),
        values(its_values),
        courts(scenario, values, population, census.composition),
        exits(values),
        response(values, scenario::months(scenario.horizon)),
        of_acts(behaviour::draw_act_numbers(scenario, luck)),
        acts(scenario, of_acts, response, good_acts(words), population),
        legal_roles(scenario, of_acts.roles, population, census.at_start),
        posts(scenario, values, population, census.at_start),
        organisations(scenario, values, population, posts, courts),
        travel(scenario, values),
        survey(scenario, population, luck) {
    for (std::size_t i = 0; i < scenario.answers.size(); ++i)
      answers.push_back({behaviour::key_of(scenario.answers[i]), base::Gap(of_acts.answers[i])});
  }

  base::Luck luck;
  scenario::Values values;
  behaviour::Courts courts;
  behaviour::Exits exits;
  behaviour::Response response;
  behaviour::ActNumbers of_acts;
  behaviour::Acts acts;
  population::LegalRoles legal_roles;
  population::Posts posts;
  behaviour::Organisations organisations;
  behaviour::Travel travel;
  Survey survey;
  struct Answer {
    std::uint64_t key = 0;  // of its luck
    base::Gap wait;         // months until one comes
  };
  std::vector<Answer> answers;

 private:
  static std::vector<bool> good_acts(const Lexicon& words) {
    std::vector<bool> good;
    for (const auto& act : words.acts) good.push_back(act.good);
    return good;
  }
};

}  // namespace osmanthus::simulation
