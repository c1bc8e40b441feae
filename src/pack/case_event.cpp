#include <fmt/format.h>

#include "pack/case_parts.hpp"
#include "pack/cases.hpp"
#include "pack/number.hpp"
#include "pack/values.hpp"

namespace osmanthus::pack {
namespace {

using regime::CaseEvent;

template <class V>
Field<EventReading> of_event(std::string key, V CaseEvent::* member, Value<V> value, bool required,
                             std::string about) {
  return field_with<EventReading>(
      std::move(key), value.shape, required, std::move(about),
      [member, value](const Node& node, EventReading& into, base::Diagnostics& out) {
        value.read(node, into.event.*member, out);
      });
}

Field<EventReading> reference(std::string key, std::string CaseEvent::* member,
                              std::vector<regime::Name> CaseReferences::* list, bool required,
                              std::string about) {
  return field_with<EventReading>(
      std::move(key), word().shape, required, std::move(about),
      [member, list](const Node& node, EventReading& into, base::Diagnostics& out) {
        if (!word().read(node, into.event.*member, out)) return;
        (into.references->*list).push_back({node.text, node.at});
      });
}

/// `amount: 5000` or `amount: 5000 CNY`.
void read_amount(const Node& node, EventReading& into, base::Diagnostics& out) {
  constexpr int most = 999'999'999;
  if (node.kind == Node::Kind::integer) {
    int value = 0;
    if (whole_number(-most, most).read(node, value, out)) into.event.amount = value;
    return;
  }
  regime::Amount amount;
  if (!literal().read(node, amount, out)) return;
  using regime::NumberUnit;
  const bool fits =
      amount.unit == NumberUnit::cny || amount.unit == NumberUnit::eur || amount.unit == NumberUnit::points;
  if (!fits || amount.low != amount.high) {
    expected(node, "an amount", out, "write e.g. 5000 or 5000 CNY");
    return;
  }
  into.event.amount = amount.low;
}

/// `granted: false`, or one answer for each provision.
void read_granted(const Node& node, EventReading& into, base::Diagnostics& out) {
  if (node.is_mapping()) return read_answers(node, into.event.granted_provisions, out);
  bool answer = false;
  if (yes_no().read(node, answer, out)) into.event.granted = answer;
}

void read_act(const Node& node, EventReading& into, base::Diagnostics& out) {
  if (word().read(node, into.event.act, out)) into.event.act_at = node.at;
}

void read_change(const Node& node, EventReading& into, base::Diagnostics& out) {
  SubjectReading reading;
  reading.subject.kind.clear();
  reading.subject.at = node.at;
  reading.references = into.references;
  if (read_mapping(node, change_table(), reading, out)) into.event.change = std::move(reading.subject);
}

bool read_value(const Node& key, const Node& value, EventReading& into, base::Diagnostics& out) {
  regime::Amount amount;
  if (!literal().read(value, amount, out)) return true;
  if (amount.low != amount.high) {
    out.error("not-settled", value.at, "An event settles a number: one value, not a range.");
    return true;
  }
  into.event.values[key.text] = amount;
  return true;
}

/// Keys that the pack's words decide: a flag is true or false, a ranged number has a unit, a field of the act
/// a word.
bool read_word_of_pack(const Node& key, const Node& value, EventReading& into, base::Diagnostics& out) {
  if (!is_word(key.text)) return false;
  if (value.kind == Node::Kind::boolean) {
    bool holds = false;
    yes_no().read(value, holds, out);
    if (holds) into.event.flags.push_back(key.text);
    return true;
  }
  if (value.kind != Node::Kind::text) return false;
  if (begins_literal(value.text)) return read_value(key, value, into, out);
  if (!is_word(value.text)) return false;
  into.event.fields[key.text] = value.text;
  return true;
}

}  // namespace

void read_answers(const Node& node, std::map<std::string, bool>& into, base::Diagnostics& out) {
  if (!expect_mapping(node, "mapping of provisions to true or false", out)) return;
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    std::string name;
    bool answer = false;
    const bool known = word().read(node.keys[i], name, out);
    if (yes_no().read(node.items[i], answer, out) && known) into[name] = answer;
  }
}

Table<EventReading> event_table() {
  using E = CaseEvent;
  const auto labels = &CaseReferences::labels;
  const auto events = &CaseReferences::events;
  Table<EventReading> table{
      "event",
      {of_event("date", &E::on, date(), kRequired, "its day"),
       field_with<EventReading>("act", word().shape, kOptional, "the act or the step of procedure", read_act),
       reference("by", &E::by, labels, kRequired,
                 "the label of the subject who does it, or whom it concerns"),
       of_event("in", &E::in, word(), kOptional, "the place, if it is not the subject's home"),
       of_event("about", &E::about, word(), kOptional, "the standing that a step concerns"),
       of_event("matter", &E::matter, word(), kOptional, "which judgment or case it belongs to"),
       of_event("id", &E::id, word(), kOptional, "a name, so that another event can answer it"),
       reference("of", &E::of, events, kOptional, "the id of the event that it answers"),
       of_event("count", &E::count, whole_number(1, kMostEvents), kOptional,
                "how many like acts on that day"),
       field_with<EventReading>("amount", scalar_text(), kOptional, "its amount of money or points",
                                read_amount),
       field_with<EventReading>("granted",
                                either({plain(Shape::Form::boolean), map_of(plain(Shape::Form::boolean))}),
                                kOptional, "whether what may be done is done", read_granted),
       of_event("wrongly", &E::wrongly, yes_no(), kOptional,
                "true if it did not happen and was recorded by mistake"),
       field_with<EventReading>("change", shape_of(change_table()), kOptional,
                                "what changes about the subject", read_change)}};
  table.others =
      Others<EventReading>{either({plain(Shape::Form::boolean), scalar_text()}), read_word_of_pack};
  return table;
}

}  // namespace osmanthus::pack
