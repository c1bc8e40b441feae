#include "happenings.hpp"

#include <algorithm>

#include "registry/reading.hpp"
#include "registry/step.hpp"

namespace osmanthus::oracle {

void Happenings::happen(Family& family, const Doing& doing, int month) {
  month_ = month;
  switch (doing.what) {
    case What::debt:
    case What::mistake:
    case What::act:
    case What::act_mistake:
      return begin(family, doing);
    case What::performance:
      return perform(family, doing);
    case What::termination:
      if (family.matters[doing.matter].closed) return;
      family.matters[doing.matter].terminated = true;
      return carry_out(family, doing, words_.enforcement_terminated);
    case What::correction:
      family.matters[doing.matter].closed = true;
      return carry_out(family, doing, words_.objection_upheld,
                       {family.matters[doing.matter].event, regime::kNone});
    case What::flight:
    case What::train:
      return travel(family, doing);
    case What::answer:
      return answer(family, doing);
  }
}

void Happenings::begin(Family& family, Doing doing) {
  const bool of_court = doing.what == What::debt || doing.what == What::mistake;
  const bool wrong = doing.what == What::mistake || doing.what == What::act_mistake;
  if (!wrong) ++totals_["acts_detected"];
  Matter matter;
  matter.month = month_;
  matter.event = family.events;
  matter.member = doing.member;
  matter.able = doing.able;
  matter.wrong = wrong;
  matter.of_court = of_court;
  matter.act = doing.which;
  family.matters.push_back(matter);
  doing.matter = family.matters.size() - 1;
  carry_out(family, doing, of_court ? doing.kind : words_.acts[doing.which].kind);
  if (!of_court) {
    family.matters.back().fined = fined_;
  } else if (to_be_listed(family, doing.member, doing.on)) {
    family.listed_month[doing.member] = month_ + 1;
  }
}

void Happenings::await(Family& family, const Doing& doing, std::size_t before) {
  for (std::size_t e = before; e < family.circle.entries.size(); ++e) {
    for (std::size_t i = 0; i < words_.answers.size(); ++i) {
      if (words_.answers[i].to == family.circle.entries[e].kind)
        family.pending.push_back({i, doing.matter, family.circle.entries[e].subject, month_});
    }
  }
}

void Happenings::perform(Family& family, const Doing& doing) {
  Matter& matter = family.matters[doing.matter];
  if (matter.closed) return;
  const bool listed = std::ranges::any_of(family.circle.entries, [&](const Entry& e) {
    return e.subject == doing.member && e.matter == static_cast<std::int32_t>(doing.matter) + 1 &&
           words_.black_lists.has(e.kind) && e.from <= doing.on && doing.on < e.to;
  });
  const double share = (matter.able ? 1 : value(Parameter::performance_unable)) *
                       (listed ? 1 : value(Parameter::performance_unlisted));
  if (!chance(share)) return;
  matter.closed = true;
  ++totals_["performed"];
  carry_out(family, doing, words_.perform_judgment);
}

void Happenings::answer(Family& family, const Doing& doing) {
  const auto& words = words_.answers[doing.which];
  const auto& entries = family.circle.entries;
  const auto lasting = std::ranges::find_if(entries, [&](const Entry& e) {
    return e.kind == words.to && e.subject == doing.member &&
           e.matter == static_cast<std::int32_t>(doing.matter) + 1 && e.from <= doing.on && doing.on < e.to;
  });
  std::erase_if(family.pending, [&](const Pending& p) {
    return p.answer == doing.which && p.matter == doing.matter && p.member == doing.member;
  });
  if (lasting == entries.end()) return;
  const bool step = regime_.kinds[words.act].form == regime::KindForm::step;
  carry_out(family, doing, words.act, step ? Answered{lasting->event, words.to} : Answered{});
}

/// Which of the flags and values that the act may have it has.
void Happenings::choose_kind(const scenario::EverydayAct& act, Event& event) {
  for (const auto& [flag, share] : act.flags) {
    if (chance(share.value)) event.flags |= std::uint64_t{1} << regime_.flag(flag.id);
  }
  for (const auto& of : act.fields) {
    double all = 0;
    for (const auto& [value, share] : of.values) all += share;
    double left = all * std::uniform_real_distribution<>(0, 1)(random_);
    const auto field = regime_.field(of.field.id);
    const auto& known = regime_.field_values[field];
    for (const auto& [value, share] : of.values) {
      event.fields[field] = static_cast<std::int32_t>(std::ranges::find(known, value.id) - known.begin()) + 1;
      left -= share;
      if (left < 0) break;
    }
  }
}

void Happenings::travel(Family& family, const Doing& doing) {
  if (!to_be_listed(family, doing.member, doing.on)) return;
  const auto measure = doing.what == What::flight ? words_.no_flights : words_.no_high_speed_rail;
  Plain plain{&regime_.calendar};
  registry::KeepNothing nothing;
  decide_.first_person = family.folk.household.first_person;
  registry::Reading<Plain, registry::KeepNothing, ByChance> reading(regime_, family.circle, plain, nothing,
                                                                    decide_);
  reading.at(doing.on, nullptr);
  const bool imposed = std::ranges::any_of(family.circle.entries, [&](const Entry& e) {
    return e.kind == measure && e.subject == doing.member && reading.running(e);
  });
  if (!imposed && !reading.concluded(measure, doing.member)) return;
  const double attempts =
      value(doing.what == What::flight ? Parameter::air_attempts : Parameter::rail_attempts);
  int tries = 1;
  while (!chance(1 / attempts)) ++tries;
  totals_[doing.what == What::flight ? "air_refusals" : "rail_refusals"] += tries;
  if (refused_.insert({family.folk.household.first_person + doing.member, month_}).second)
    ++totals_["persons_refused"];
}

bool Happenings::to_be_listed(const Family& family, std::uint8_t member, base::Day day) const {
  return std::ranges::any_of(family.circle.entries, [&](const Entry& e) {
    return e.subject == member && words_.black_lists.has(e.kind) && e.from < e.to && day < e.to;
  });
}

void Happenings::carry_out(Family& family, const Doing& doing, regime::KindId kind, Answered answered) {
  const std::size_t before = family.circle.entries.size();
  const bool answers = answered.event != registry::kNoEvent;
  const Matter& matter = family.matters[doing.matter];
  auto& subject = family.circle.subjects[doing.member];
  if (words_.able_to_perform != regime::kNone)
    family.circle.subjects[matter.member].attributes[words_.able_to_perform] = matter.able ? 1 : 0;
  const registry::Alternative<Plain> act{kind, doing.member, true};
  Event event;
  event.index = family.events++;
  event.on = doing.on;
  event.place = subject.attributes[regime::kHome];
  event.matter = static_cast<std::int32_t>(doing.matter) + 1;
  if (answers) event.of = event.of_last = answered.event;
  if (answered.about != regime::kNone) event.about = answered.about;
  event.flags = (doing.grave ? words_.violent_and_grave : 0) | (answers ? words_.answering : 0);
  if (doing.what == What::act || doing.what == What::act_mistake)
    choose_kind(scenario_.acts[doing.which], event);
  event.alternatives = {&act, 1};
  decide_.first_person = family.folk.household.first_person;
  struct Sink : Ends {
    bool fine = false;
    void noted(regime::EffectId effect, std::uint8_t, std::int32_t fined) {
      if (regime->effects[effect].form != regime::EffectForm::fine) return;
      fine = true;
      amount += fined;
    }
    double amount = 0;
  } sink;
  sink.regime = &regime_;
  sink.by = &family.by;
  sink.ended = &family.ended;
  sink.today = doing.on;
  Plain plain{&regime_.calendar};
  registry::step(regime_, family.circle, event, plain, sink, decide_);
  fined_ = sink.fine;
  totals_["fines_total"] += sink.amount;
  const bool mistake = doing.what == What::mistake || doing.what == What::act_mistake;
  family.wrong.resize(family.circle.entries.size(), mistake);
  await(family, doing, before);
}

void Happenings::read_off(const Family& family) {
  decide_.first_person = family.folk.household.first_person;
  read_lists(family);
  for (std::uint8_t q = 0; q < family.folk.household.size(); ++q) read_stays(family, q);
  read_concluded_records(family);
  read_last_month(family);
}

void Happenings::read_lists(const Family& family) {
  const base::Day last = scenario_.horizon.until - 1;
  std::set<std::uint8_t> listed;
  std::set<std::uint8_t> rightly;
  for (std::size_t i = 0; i < family.circle.entries.size(); ++i) {
    const Entry& e = family.circle.entries[i];
    const bool record = regime_.kinds[e.kind].form == regime::KindForm::record;
    if (record && e.from < e.to && e.from <= last) ++totals_["records_new"];
    if (words_.red_lists.has(e.kind) && e.from < e.to && e.from <= last) ++totals_["red_listings_new"];
    if (!words_.black_lists.has(e.kind) || e.from >= e.to || e.from > last) continue;
    ++totals_["listings_new"];
    if (e.to > last) {
      ++totals_["listings_stock"];
      listed.insert(e.subject);
      if (!family.wrong[i]) rightly.insert(e.subject);
      continue;
    }
    const bool by_date = !family.ended[i];
    const char* name = by_date                                     ? "delisted_expiry"
                       : family.by[i] == regime::EndBy::repair     ? "delisted_repair"
                       : family.by[i] == regime::EndBy::correction ? "delisted_correction"
                                                                   : "delisted_release";
    ++totals_[name];
  }
  totals_["listed_stock"] += static_cast<double>(listed.size());
  totals_["wrongly_listed_stock"] += static_cast<double>(listed.size() - rightly.size());
}

/// Day by day: how often he comes on a black list after days on none, and whether he is on a red one at last.
void Happenings::read_stays(const Family& family, std::uint8_t q) {
  const auto is_on = [&](const regime::KindSet& lists, base::Day day) {
    return std::ranges::any_of(family.circle.entries, [&](const Entry& e) {
      return e.subject == q && lists.has(e.kind) && e.from <= day && day < e.to;
    });
  };
  const bool ever = std::ranges::any_of(family.circle.entries, [&](const Entry& e) {
    return e.subject == q && words_.black_lists.has(e.kind) && e.from < e.to;
  });
  int stays = 0;
  for (base::Day day = scenario_.horizon.start; ever && day < scenario_.horizon.until; ++day)
    stays += is_on(words_.black_lists, day) && !is_on(words_.black_lists, day - 1) ? 1 : 0;
  if (stays > 0) ++totals_["persons_ever_listed"];
  if (stays > 1) totals_["relisted"] += stays - 1;
  if (is_on(words_.red_lists, scenario_.horizon.until - 1)) ++totals_["red_listed_stock"];
}

/// Who bears what: burdens on each day of the last month; rewards, and who may not go to school, on its last.
void Happenings::read_last_month(const Family& family) {
  if (family.circle.entries.empty()) return;
  Plain plain{&regime_.calendar};
  registry::KeepNothing nothing;
  registry::Reading<Plain, registry::KeepNothing, ByChance> reading(regime_, family.circle, plain, nothing,
                                                                    decide_);
  const auto bears = [&](regime::KindId kind, std::uint8_t q) {
    return reading.concluded(kind, q) || std::ranges::any_of(family.circle.entries, [&](const Entry& e) {
             return e.kind == kind && e.subject == q && reading.running(e);
           });
  };
  const auto bears_some = [&](bool good, std::uint8_t q) {
    for (regime::KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
      const auto& what = regime_.kinds[kind];
      if (what.form == regime::KindForm::measure && what.good == good && bears(kind, q)) return true;
    }
    return false;
  };
  const base::Day last = scenario_.horizon.until - 1;
  const auto first = scenario::first_day(scenario_.horizon, scenario::months(scenario_.horizon) - 1);
  for (std::uint8_t q = 0; q < family.folk.household.size(); ++q) {
    for (base::Day day = first; day <= last; ++day) {
      reading.at(day, nullptr);
      totals_[kDaysOfLastMonth] += bears_some(false, q) ? 1 : 0;
    }
    totals_["rewarded_stock"] += bears_some(true, q) ? 1 : 0;
    const bool minor = population::age_on(family.folk.members[q].born, last) < population::kMajority;
    if (minor && bears(words_.no_private_school, q)) ++totals_["children_affected"];
  }
}

/// Records that a state brings, day by day: one begins whenever there was none the day before.
void Happenings::read_concluded_records(const Family& family) {
  if (family.circle.entries.empty()) return;
  Plain plain{&regime_.calendar};
  registry::KeepNothing nothing;
  registry::Reading<Plain, registry::KeepNothing, ByChance> reading(regime_, family.circle, plain, nothing,
                                                                    decide_);
  for (regime::KindId kind = 0; kind < regime_.kinds.size(); ++kind) {
    if (regime_.kinds[kind].form != regime::KindForm::record || regime_.concluders[kind].empty()) continue;
    for (std::uint8_t q = 0; q < family.folk.household.size(); ++q) {
      bool before = false;
      for (base::Day day = scenario_.horizon.start; day < scenario_.horizon.until; ++day) {
        reading.at(day, nullptr);
        const bool now = reading.concluded(kind, q);
        if (now && !before) ++totals_["records_new"];
        before = now;
      }
    }
  }
}

}  // namespace osmanthus::oracle
