// The parts of a scenario that tell of everyday acts.
#include "pack/scenario_parts.hpp"

namespace osmanthus::pack {

using scenario::Answer;
using scenario::EverydayAct;
using scenario::Profile;
using scenario::RoleShare;

Value<std::map<std::string, Profile>> profiles() {
  const auto one = part<Profile>(profile_table);
  return {map_of(one.shape),
          [one](const Node& node, std::map<std::string, Profile>& into, base::Diagnostics& out) {
            if (!expect_mapping(node, "mapping of names to profiles", out)) return false;
            bool good = true;
            for (std::size_t i = 0; i < node.keys.size(); ++i)
              good = one.read(node.items[i], into[node.keys[i].text], out) && good;
            return good;
          }};
}

Table<RoleShare> role_table() {
  return {"role",
          {field<RoleShare>("role", &RoleShare::role, name(), kRequired, "driver, dog_owner, …"),
           field<RoleShare>("who", &RoleShare::who, name(), kRequired, "the profile of those who have it"),
           field<RoleShare>("share", &RoleShare::share, estimate(), kRequired, "of 1,000 adults")}};
}

Table<EverydayAct> act_table() {
  return {"everyday act",
          {field<EverydayAct>("act", &EverydayAct::act, name(), kRequired, "an act of the pack"),
           field<EverydayAct>("in", &EverydayAct::place, name(), kOptional,
                              "the jurisdiction whose residents do it there; the nation by default"),
           field<EverydayAct>("role", &EverydayAct::role, name(), kOptional, "only those who have it do it"),
           field<EverydayAct>("who", &EverydayAct::who, name(), kRequired, "the profile of those who do it"),
           field<EverydayAct>("a_year", &EverydayAct::a_year, estimate(), kRequired,
                              "acts a year of 1,000 whose relative rates are all 1"),
           field<EverydayAct>("recorded", &EverydayAct::recorded, estimate(), kRequired,
                              "share of the acts that an authority records"),
           field<EverydayAct>("wrongly", &EverydayAct::wrongly, estimate(), kRequired,
                              "persons recorded by mistake, to those rightly recorded (share)")}};
}

Table<Answer> answer_table() {
  return {"answer",
          {field<Answer>("to", &Answer::to, name(), kRequired, "a measure, duty, record or register"),
           field<Answer>("act", &Answer::act, name(), kRequired, "what he may do while it lasts"),
           field<Answer>("a_month", &Answer::a_month, estimate(), kRequired, "share a month")}};
}

}  // namespace osmanthus::pack
