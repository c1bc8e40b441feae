#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cli/audited.hpp"

namespace osmanthus::cli {
namespace {

using audit::Decision;
using audit::Verdict;

class Sarif {
 public:
  Sarif(const Audited& audited, bool chinese) : audited_(audited), chinese_(chinese) {}

  Json log() {
    Json results = Json::array();
    for (const auto& verdict : audited_.audit.verdicts) results.push_back(result(verdict));
    const Json driver = {{"name", "osmanthus"}, {"version", OSMANTHUS_VERSION}, {"rules", rules()}};
    return {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
            {"version", "2.1.0"},
            {"runs", Json::array({{{"tool", {{"driver", driver}}},
                                   {"language", chinese_ ? "zh-CN" : "en-GB"},
                                   {"results", std::move(results)}}})}};
  }

 private:
  const std::string& say(const regime::Text& text) const { return chinese_ ? text.zh : text.en; }

  Json rules() const {
    Json all = Json::array();
    for (const auto& property : audit::properties())
      all.push_back({{"id", property.id}, {"shortDescription", {{"text", say(property.sentence)}}}});
    return all;
  }

  Json result(const Verdict& v) const {
    const auto known = audit::properties();
    const auto index = std::ranges::find(known, v.property, &audit::Property::id) - known.begin();
    Json out = {{"ruleId", v.property}, {"ruleIndex", index}, {"kind", kind(v)}, {"level", level(v)}};
    out["message"] = {{"text", message(v)}};
    Json places = Json::array();
    for (const auto& provision : v.provisions) places.push_back(location(provision));
    out["locations"] = std::move(places);
    return out;
  }

  static std::string kind(const Verdict& v) {
    if (v.decision == Decision::violated) return "fail";
    return v.decision == Decision::unknown ? "open" : "pass";
  }
  /// What does not fail has no level.
  static std::string level(const Verdict& v) {
    if (v.decision != Decision::violated) return "none";
    if (v.grade == "law") return "error";
    return v.grade == "policy" ? "warning" : "note";
  }

  std::string message(const Verdict& v) const {
    const auto things = fmt::format("{}", fmt::join(v.things, ", "));
    const auto begin = things.empty() ? "" : things + (chinese_ ? "：" : ": ");
    if (v.decision == Decision::unknown)
      return begin + say(v.says) + (v.says.en.empty() || chinese_ ? "" : " ") + say(v.why);
    if (v.decision == Decision::holds)
      return fmt::format(fmt::runtime(chinese_ ? "符合{}。" : "{} holds."), v.property);
    return begin + say(v.says) +
           fmt::format(fmt::runtime(chinese_ ? "违反{}（{}）。" : " It violates {} ({})."), v.property,
                       say(v.source));
  }

  Json location(const std::string& id) const {
    const auto& provisions = audited_.law->provisions;
    const auto& at = std::ranges::find(provisions, id, &regime::Provision::full_id)->at;
    Json place = {{"artifactLocation", {{"uri", at.file}}}};
    if (at.line > 0) place["region"] = {{"startLine", at.line}, {"startColumn", std::max(at.column, 1)}};
    return {{"physicalLocation", std::move(place)},
            {"logicalLocations", Json::array({{{"fullyQualifiedName", id}}})}};
  }

  const Audited& audited_;
  bool chinese_;
};

}  // namespace

Json to_sarif(const Audited& audited, const std::string& language) {
  return Sarif(audited, language == "zh").log();
}

}  // namespace osmanthus::cli
