#include "pack/instruments.hpp"

#include <fmt/format.h>

#include "pack/guard.hpp"
#include "pack/number.hpp"

namespace osmanthus::pack {
namespace {

using regime::Instrument;
using regime::Score;
using regime::Version;

/// `reported (press of 2018)`: the first word is the grade.
void read_source(const Node& node, std::string& source, regime::Grade& into, base::Diagnostics& out) {
  if (!text().read(node, source, out)) return;
  Node first = node;
  first.kind = Node::Kind::text;
  first.text = source.substr(0, source.find_first_of(" \n"));
  first.at = node.part(0, first.text.size());
  grade().read(first, into, out);
}

constexpr auto kSource =
    "where it was found; the first word is its grade: text, reported, article, unverified";

Field<Instrument> source_field() {
  return field_with<Instrument>("source", scalar_text(), kOptional, kSource,
                                [](const Node& node, Instrument& into, base::Diagnostics& out) {
                                  read_source(node, into.source, into.grade, out);
                                });
}

Value<regime::TextHad> text_had() {
  using regime::TextHad;
  return choice<TextHad>("how much of the text was had (whole, part or none)",
                         {{"whole", TextHad::whole}, {"part", TextHad::part}, {"none", TextHad::none}});
}

Table<Instrument> instrument_table() {
  using I = Instrument;
  return {"instrument",
          std::vector<Field<I>>{
              field<I>("id", &I::id, word(), kRequired, "its short name"),
              field<I>("rank", &I::rank, rank(), kRequired,
                       "its rank; plan, draft, practice and private_scheme do not bind"),
              field<I>("issuer", &I::issuer, word(), kRequired, "who made it"),
              field<I>("in", &I::in, names(), kRequired, "the place, or places, where it is in force"),
              field<I>("nexus", &I::nexus, nexus(), kRequired,
                       "act: by where it is done; home: by residence or seat"),
              field<I>("adopted", &I::adopted, date(), kOptional, "the day of adoption"),
              field<I>("published", &I::published, date(), kOptional, "the day of publication"),
              field<I>("comment_until", &I::comment_until, date(), kOptional,
                       "of a draft: the last day for comments"),
              field<I>("force", &I::force, force_by_reading(), kOptional,
                       "[from, until), for both readings or each"),
              field<I>("text_had", &I::text_had, text_had(), kOptional, "how much of its text was had"),
              field<I>("acts_for", &I::acts_for_authority,
                       choice<bool>("the word \"authority\"", {{"authority", true}}), kOptional,
                       "authority: a private scheme that is run for one"),
              source_field()} +
              bilingual<I>(&I::text)};
}

/// A version while it is read: its source begins with a grade, as the instrument's does.
struct GradedVersion : Version {
  regime::Grade grade = regime::Grade::unverified;
};

Table<GradedVersion> version_table() {
  const auto source = [](const Node& node, GradedVersion& into, base::Diagnostics& out) {
    read_source(node, into.source, into.grade, out);
  };
  return {
      "version",
      {field<GradedVersion>("force", &Version::force, force(), kRequired, "[from, until)"),
       field<GradedVersion>("adopted", &Version::adopted, date(), kOptional, "the day of adoption"),
       field<GradedVersion>("published", &Version::published, date(), kOptional, "the day of publication"),
       field_with<GradedVersion>("source", scalar_text(), kRequired, kSource, source)}};
}

/// An instrument that names no source of its own has that of its last version.
void read_versions(const Node& node, Instrument& into, base::Diagnostics& out) {
  if (!expect_mapping(node, "mapping of versions", out)) return;
  const bool own_source = !into.source.empty();
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    GradedVersion version;
    const bool good = word().read(node.keys[i], version.id, out);
    if (!read_mapping(node.items[i], version_table(), version, out) || !good) continue;
    into.versions.push_back(version);
    if (own_source) continue;
    into.source = version.source;
    into.grade = version.grade;
  }
}

/// Force and source, which an instrument with versions has from them.
bool check_versionless(const Node& node, base::Diagnostics& out) {
  const bool force = node.find("force") != nullptr;
  const bool source = node.find("source") != nullptr;
  if (!force) report_missing_key(node, "instrument", "force", "[from, until), unless versions follow", out);
  if (!source) report_missing_key(node, "instrument", "source", kSource, out);
  return force && source;
}

/// A bound of a score: a literal takes the name of its key; a word is the name of a number of the file.
Field<Score> bound(std::string key, regime::NumberUse Score::* member, bool required, std::string about) {
  const auto read = [key, member](const Node& node, Score& into, base::Diagnostics& out) {
    if (node.is_scalar() && is_word(node.text) && !begins_literal(node.text)) {
      into.*member = {node.text, node.at};
      return;
    }
    auto number = read_number(key, node, out);
    if (!number) return;
    into.numbers.push_back(std::move(*number));
    into.*member = {key, node.at};
  };
  return field_with<Score>(key, named("number", number_shape), required, std::move(about), read);
}

void read_cite_as_text(const Node& node, Score& into, base::Diagnostics& out) {
  std::vector<regime::Citation> read_citations;
  if (!citations().read(node, read_citations, out)) return;
  for (const auto& citation : read_citations) {
    if (!into.cite.empty()) into.cite += "; ";
    into.cite += citation.version.empty() ? citation.article : citation.version + " " + citation.article;
  }
}

Table<Score> score_table() {
  const auto covers = [](const Node& node, Score& into, base::Diagnostics& out) {
    into.covers = read_guard(node, {Stands::covers, into.numbers}, out);
  };
  return {"score",
          std::vector<Field<Score>>{
              field_with<Score>("cite", citations().shape, kRequired, "the article on which it rests",
                                read_cite_as_text),
              field_with<Score>("for", named("guard", guard_shape), kRequired, "whom it covers", covers),
              bound("start", &Score::start, kRequired, "the points with which everybody begins"),
              bound("floor", &Score::floor, kOptional, "the least that it can be"),
              bound("ceiling", &Score::ceiling, kOptional, "the most that it can be"),
              field<Score>("demerit", &Score::demerit, yes_no(), kOptional,
                           "true if the more points one has, the worse")} +
              bilingual<Score>(&Score::text)};
}

bool read_citations(const Node& node, std::vector<regime::Citation>& into, base::Diagnostics& out) {
  if (!node.is_mapping()) return text().read(node, into.emplace_back().article, out);
  bool good = true;
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    auto& citation = into.emplace_back();
    good = word().read(node.keys[i], citation.version, out) && good;
    good = text().read(node.items[i], citation.article, out) && good;
  }
  return (good && !into.empty()) || (into.empty() && expected(node, "an article", out));
}

bool read_forces(const Node& node, std::map<std::string, regime::Force>& into, base::Diagnostics& out) {
  if (!node.is_mapping()) return force().read(node, into[""], out);
  bool good = true;
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    std::string which;
    const bool known = reading_word().read(node.keys[i], which, out);
    good = known && force().read(node.items[i], into[which], out) && good;
  }
  return good;
}

}  // namespace

Value<std::vector<regime::Citation>> citations() {
  return {either({scalar_text(), map_of(scalar_text())}), read_citations};
}

Value<std::map<std::string, regime::Force>> force_by_reading() {
  return {either({force().shape, map_of(force().shape)}), read_forces};
}

std::optional<Instrument> read_instrument(const Node& node, const Node* versions, base::Diagnostics& out) {
  Instrument instrument;
  instrument.at = node.at;
  const bool whole = read_mapping(node, instrument_table(), instrument, out);
  if (versions != nullptr) read_versions(*versions, instrument, out);
  const bool dated = versions != nullptr || check_versionless(node, out);
  if (!whole || !dated) return std::nullopt;
  return instrument;
}

Shape instrument_shape() { return shape_of(instrument_table()); }
Shape versions_shape() { return map_of(shape_of(version_table())); }

void read_scores(const Node& node, const std::string& instrument, std::vector<Score>& into,
                 base::Diagnostics& out) {
  if (!expect_mapping(node, "mapping of scores", out)) return;
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    Score score;
    score.instrument = instrument;
    score.at = node.keys[i].at;
    const bool good = word().read(node.keys[i], score.id, out);
    if (read_mapping(node.items[i], score_table(), score, out) && good) into.push_back(std::move(score));
  }
}

Shape scores_shape() { return map_of(shape_of(score_table())); }

}  // namespace osmanthus::pack
