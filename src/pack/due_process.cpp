#include "pack/due_process.hpp"

#include "pack/rows.hpp"

namespace osmanthus::pack {
namespace {

using regime::DueProcess;

constexpr int kMostDays = 36500;
constexpr int kMostMoney = 100'000'000;
constexpr const char* kWho = "who says so";
constexpr const char* kArticle = "the article that says so";
constexpr const char* kForce = "from when until when";

Table<regime::Telling> telling_table() {
  using regime::Telling;
  return {"telling",
          {field<Telling>("step", &Telling::step, name(), kRequired, "an act or step of the pack"),
           field<Telling>("source", &Telling::source, text(), kRequired, kWho)}};
}

Table<regime::NoNotice> no_notice_table() {
  using regime::NoNotice;
  return {"exemption from notice",
          {field<NoNotice>("sort", &NoNotice::sort, sort(), kRequired, "of which sort of sanction"),
           field<NoNotice>("up_to", &NoNotice::up_to, whole_number(1, kMostMoney), kOptional,
                           "of a fine: in CNY, for a person; without it, of any amount"),
           field<NoNotice>("units_up_to", &NoNotice::units_up_to, whole_number(1, kMostMoney), kOptional,
                           "of a fine: in CNY, for a unit"),
           field<NoNotice>("force", &NoNotice::force, force(), kRequired, kForce),
           field<NoNotice>("cite", &NoNotice::cite, text(), kRequired, kArticle)}};
}

Table<regime::Hearing> hearing_table() {
  using regime::Hearing;
  return {"hearing",
          std::vector<Field<Hearing>>{
              field<Hearing>("sort", &Hearing::sort, sort(), kRequired, "of which sort of sanction"),
              field<Hearing>("days", &Hearing::days, whole_number(1, kMostDays), kRequired,
                             "days between notice and effect"),
              field<Hearing>("force", &Hearing::force, force(), kRequired, kForce)} +
              cited<Hearing>(&Hearing::cite, kArticle)};
}

Table<regime::RemedyLimits> remedy_table() {
  using regime::RemedyLimits;
  return {"set of limits to a remedy",
          {field<RemedyLimits>("upheld", &RemedyLimits::upheld, names(), kRequired,
                               "the steps by which an objection succeeds"),
           field<RemedyLimits>("longest", &RemedyLimits::longest, whole_number(1, kMostDays), kRequired,
                               "days that the answer may take"),
           field<RemedyLimits>("source", &RemedyLimits::source, text(), kRequired, kWho)}};
}

Table<regime::Display> display_table() {
  using regime::Display;
  return {"display",
          {field<Display>("shows", &Display::shows, name(), kRequired,
                          "a measure, or the channel of a `disclose`"),
           field<Display>("source", &Display::source, text(), kRequired, kWho)}};
}

Table<regime::PublicationLimits> publication_table() {
  using regime::PublicationLimits;
  return {"set of limits to publication",
          {field<PublicationLimits>("open", &PublicationLimits::open, words(), kRequired,
                                    "the audiences of a `disclose` that are everybody"),
           field<PublicationLimits>("grace", &PublicationLimits::grace, whole_number(0, kMostDays), kRequired,
                                    "working days after the end of its ground"),
           field<PublicationLimits>("source", &PublicationLimits::source, text(), kRequired, kWho)}};
}

Table<regime::Shown> shown_table() {
  using regime::Shown;
  return {
      "line on what is shown",
      {field<Shown>("provision", &Shown::provision, name(), kRequired, "a provision, instrument.provision"),
       field<Shown>("reading", &Shown::reading, reading_word(), kOptional, "article or text; else both"),
       field<Shown>("fields", &Shown::fields, words(), kRequired, "what it shows of somebody"),
       field<Shown>("source", &Shown::source, text(), kRequired, kWho)}};
}

Table<regime::NeverShown> never_shown_table() {
  using regime::NeverShown;
  return {"line on what is never shown",
          std::vector<Field<NeverShown>>{
              field<NeverShown>("field", &NeverShown::field, word(), kRequired, "as `shown` names it"),
              field<NeverShown>("force", &NeverShown::force, force(), kRequired, kForce)} +
              cited<NeverShown>(&NeverShown::cite, kArticle)};
}

Table<regime::LongestShown> longest_shown_table() {
  using regime::LongestShown;
  return {"cap on publication",
          std::vector<Field<LongestShown>>{
              field<LongestShown>("sort", &LongestShown::sort, sort(), kRequired,
                                  "of which sort of sanction; any, of all"),
              field<LongestShown>("days", &LongestShown::days, whole_number(1, kMostDays), kRequired,
                                  "days that it may be public at the longest"),
              field<LongestShown>("in", &LongestShown::in, name(), kOptional, "the place where that is law"),
              field<LongestShown>("force", &LongestShown::force, force(), kRequired, kForce)} +
              cited<LongestShown>(&LongestShown::cite, kArticle)};
}

Table<regime::SocialImpact> social_impact_table() {
  using regime::SocialImpact;
  return {"act of social impact",
          {field<SocialImpact>("act", &SocialImpact::act, name(), kRequired, "an act of the pack"),
           field<SocialImpact>("force", &SocialImpact::force, force(), kRequired, kForce),
           field<SocialImpact>("cite", &SocialImpact::cite, text(), kRequired, kArticle)}};
}

Table<regime::Need> need_table() {
  using regime::Bearers;
  using regime::Need;
  const auto who = choice<Bearers>(
      "a sort of bearer (anybody, persons or units)",
      {{"anybody", Bearers::anybody}, {"persons", Bearers::persons}, {"units", Bearers::units}});
  return {"need",
          {field<Need>("act", &Need::act, name(), kRequired, "an act of the pack"),
           field<Need>("who", &Need::who, who, kOptional, "who needs it; anybody if not said"),
           field<Need>("any_of", &Need::any_of, words(), kRequired, "capabilities of which one is needed"),
           field<Need>("source", &Need::source, text(), kRequired, kWho)}};
}

Table<regime::Taking> taking_table() {
  using regime::Taking;
  return {
      "taking",
      {field<Taking>("capability", &Taking::capability, word(), kRequired, "as `needs` names it"),
       field<Taking>("measures", &Taking::measures, names(), kRequired, "the measures that take it together"),
       field<Taking>("source", &Taking::source, text(), kRequired, kWho)}};
}

}  // namespace

Value<DueProcess> due_process() {
  return mapping_by<DueProcess>(
      {"set of demands of due process",
       {rows<DueProcess>("told_by", telling_table(), &DueProcess::told_by,
                         "the steps by which somebody is told beforehand"),
        rows<DueProcess>("without_notice", no_notice_table(), &DueProcess::without_notice,
                         "the sorts of sanction that need no notice"),
        rows<DueProcess>("hearings", hearing_table(), &DueProcess::hearings,
                         "the sorts for which one can ask for a hearing"),
        field<DueProcess>("remedy", &DueProcess::remedy, mapping_by(remedy_table()), kOptional,
                          "what counts as a remedy"),
        rows<DueProcess>("displays", display_table(), &DueProcess::displays,
                         "what shows somebody at once and cannot be undone"),
        field<DueProcess>("publication", &DueProcess::publication, mapping_by(publication_table()), kOptional,
                          "what counts as open, and how soon it must be gone"),
        rows<DueProcess>("shown", shown_table(), &DueProcess::shown, "what provisions show of somebody"),
        rows<DueProcess>("never_shown", never_shown_table(), &DueProcess::never_shown,
                         "what must never be shown"),
        rows<DueProcess>("longest_shown", longest_shown_table(), &DueProcess::longest_shown,
                         "for how long what may be public"),
        rows<DueProcess>("social_impact", social_impact_table(), &DueProcess::social_impact,
                         "acts of which everybody may be told"),
        rows<DueProcess>("needs", need_table(), &DueProcess::needs, "what acts take to be done"),
        rows<DueProcess>("takes", taking_table(), &DueProcess::takes, "what measures take away")}});
}

}  // namespace osmanthus::pack
