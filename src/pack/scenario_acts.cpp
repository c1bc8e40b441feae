// The parts of a scenario that tell of everyday acts.
#include "pack/scenario_parts.hpp"

namespace osmanthus::pack {

using scenario::Answer;
using scenario::EverydayAct;
using scenario::FieldShares;
using scenario::FlagShare;
using scenario::Profile;
using scenario::RoleShare;

namespace {

/// A mapping of names to what `read` takes of each: into a list, in the order of the file.
template <class T, class Read>
Value<std::vector<T>> list_by_name(Shape each, std::string_view what, Read read) {
  return {map_of(std::move(each)),
          [what, read](const Node& node, std::vector<T>& into, base::Diagnostics& out) {
            if (!expect_mapping(node, what, out)) return false;
            bool good = true;
            for (std::size_t i = 0; i < node.keys.size(); ++i) {
              const regime::Name name{node.keys[i].text, node.keys[i].at};
              good = read(name, node.items[i], into.emplace_back(), out) && good;
            }
            return good;
          }};
}

Value<std::vector<FlagShare>> flag_shares() {
  const auto share = estimate();
  return list_by_name<FlagShare>(
      share.shape, "mapping of flags to shares",
      [share](const regime::Name& name, const Node& node, FlagShare& into, base::Diagnostics& out) {
        into.flag = name;
        return share.read(node, into.share, out);
      });
}

Value<std::vector<std::pair<regime::Name, double>>> shares_of_values() {
  using Share = std::pair<regime::Name, double>;
  constexpr double kMost = 1e6;
  const auto share = number(0, kMost);
  return list_by_name<Share>(
      share.shape, "mapping of values to shares",
      [share](const regime::Name& name, const Node& node, Share& into, base::Diagnostics& out) {
        into.first = name;
        return share.read(node, into.second, out);
      });
}

Table<FieldShares> field_table() {
  return {"field of an act",
          {field<FieldShares>("shares", &FieldShares::values, shares_of_values(), kRequired,
                              "how often each value, relative to the others"),
           field<FieldShares>("grade", &FieldShares::grade, grade(), kRequired, "measured, cited or assumed"),
           field<FieldShares>("source", &FieldShares::source, text(), kRequired, "where it comes from")}};
}

Value<std::vector<FieldShares>> field_shares() {
  const auto one = part<FieldShares>(field_table);
  return list_by_name<FieldShares>(
      one.shape, "mapping of fields to their shares",
      [one](const regime::Name& name, const Node& node, FieldShares& into, base::Diagnostics& out) {
        into.field = name;
        return one.read(node, into, out);
      });
}

Value<scenario::Doer> doer() {
  using scenario::Doer;
  std::vector<std::pair<std::string, Doer>> known;
  for (const Doer doer : {Doer::residents, Doer::firms, Doer::public_bodies})
    known.emplace_back(name(doer), doer);
  return choice<Doer>("residents, firms or public_bodies", std::move(known));
}

}  // namespace

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
           field<EverydayAct>("of", &EverydayAct::doer, doer(), kOptional,
                              "who does it: residents, firms or public_bodies"),
           field<EverydayAct>("role", &EverydayAct::role, name(), kOptional, "only those who have it do it"),
           field<EverydayAct>("who", &EverydayAct::who, name(), kRequired,
                              "the profile of those who do it, or who stand for it"),
           field<EverydayAct>("a_year", &EverydayAct::a_year, estimate(), kRequired,
                              "acts a year of 1,000 whose relative rates are all 1"),
           field<EverydayAct>("recorded", &EverydayAct::recorded, estimate(), kRequired,
                              "share of the acts that an authority records"),
           field<EverydayAct>("wrongly", &EverydayAct::wrongly, estimate(), kRequired,
                              "persons recorded by mistake, to those rightly recorded (share)"),
           field<EverydayAct>("flags", &EverydayAct::flags, flag_shares(), kOptional,
                              "in what share of the recorded acts a flag is true"),
           field<EverydayAct>("fields", &EverydayAct::fields, field_shares(), kOptional,
                              "of which value a field of the recorded acts is")}};
}

Table<Answer> answer_table() {
  return {"answer",
          {field<Answer>("to", &Answer::to, name(), kRequired, "a measure, duty, record or register"),
           field<Answer>("act", &Answer::act, name(), kRequired,
                         "what may follow while it lasts: an act, or a step"),
           field<Answer>("a_month", &Answer::a_month, estimate(), kRequired, "share a month")}};
}

}  // namespace osmanthus::pack
