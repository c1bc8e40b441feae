#include "audit/shrink.hpp"

#include <algorithm>
#include <set>

namespace osmanthus::audit {
namespace {

using base::Day;
using regime::Case;
using regime::CaseEvent;
using regime::Regime;

class Shrinker {
 public:
  Shrinker(const Regime& regime, Case life, const std::vector<std::string>& acts,
           const std::function<bool(const Case&)>& shows)
      : regime_(regime), best_(std::move(life)), acts_(acts), shows_(shows) {}

  Case run() {
    date_late();
    without_events();
    without_subjects();
    for (std::size_t i = 0; i < best_.subjects.size(); ++i) simplify_subject(i);
    for (std::size_t i = 0; i < best_.events.size(); ++i) simplify_event(i);
    for (std::size_t i = 0; i < best_.events.size(); ++i) date_early(i);
    for (std::size_t i = 0; i < best_.subjects.size(); ++i) give_birth(i);
    without_unused_names();
    join_like_events();
    return std::move(best_);
  }

 private:
  template <class Change>
  bool attempt(Change change) {
    Case next = best_;
    change(next);
    if (!shows_(next)) return false;
    best_ = std::move(next);
    return true;
  }

  /// On the day one looks all is still in effect, so that nothing is needed to keep it so.
  void date_late() {
    attempt([&](Case& c) {
      for (auto& event : c.events) event.on = c.as_of;
    });
  }

  void without_events() {
    for (std::size_t i = best_.events.size(); i > 0; --i) {
      attempt([&](Case& c) { c.events.erase(c.events.begin() + static_cast<std::ptrdiff_t>(i) - 1); });
    }
  }

  void without_subjects() {
    for (std::size_t i = best_.subjects.size(); i > 0; --i) {
      const auto label = best_.subjects[i - 1].label;
      if (std::ranges::find(best_.events, label, &CaseEvent::by) != best_.events.end()) continue;
      attempt([&](Case& c) {
        c.subjects.erase(c.subjects.begin() + static_cast<std::ptrdiff_t>(i) - 1);
        for (auto& subject : c.subjects) forget(subject, label);
      });
    }
    for (std::size_t i = 0; i < best_.subjects.size(); ++i) {
      for (const auto& [relation, others] : std::map(best_.subjects[i].relations))
        attempt([&](Case& c) { c.subjects[i].relations.erase(relation); });
    }
  }
  static void forget(regime::CaseSubject& subject, const std::string& label) {
    for (auto& [relation, others] : subject.relations) std::erase(others, label);
    std::erase_if(subject.relations, [](const auto& entry) { return entry.second.empty(); });
  }

  void simplify_subject(std::size_t i) {
    attempt([&](Case& c) { c.subjects[i].kind = "natural_person"; });
    attempt([&](Case& c) { c.subjects[i].born.reset(); });
    attempt([&](Case& c) { c.subjects[i].sex.clear(); });
    attempt([&](Case& c) { c.subjects[i].residence.clear(); });
    for (const auto& role : std::vector(best_.subjects[i].roles))
      attempt([&](Case& c) { std::erase(c.subjects[i].roles, role); });
    for (const auto& [name, value] : std::map(best_.subjects[i].attributes))
      attempt([&](Case& c) { c.subjects[i].attributes.erase(name); });
    for (const auto& [name, value] : std::map(best_.subjects[i].granted))
      attempt([&](Case& c) { c.subjects[i].granted.erase(name); });
    first_place([i](Case& c) -> std::string& { return c.subjects[i].residence; });
  }

  void simplify_event(std::size_t i) {
    attempt([&](Case& c) { c.events[i].of.clear(); });
    attempt([&](Case& c) { c.events[i].in.clear(); });
    for (const auto& flag : std::vector(best_.events[i].flags))
      attempt([&](Case& c) { std::erase(c.events[i].flags, flag); });
    for (const auto& [name, value] : std::map(best_.events[i].fields))
      attempt([&](Case& c) { c.events[i].fields.erase(name); });
    for (const auto& [name, value] : std::map(best_.events[i].values))
      attempt([&](Case& c) { c.events[i].values.erase(name); });
    for (const auto& [name, value] : std::map(best_.events[i].granted_provisions))
      attempt([&](Case& c) { c.events[i].granted_provisions.erase(name); });
    attempt([&](Case& c) { c.events[i].amount.reset(); });
    first_place([i](Case& c) -> std::string& { return c.events[i].in; });
    for (const auto& act : acts_) {
      if (act == best_.events[i].act || attempt([&](Case& c) { c.events[i].act = act; })) break;
    }
  }

  template <class Place>
  void first_place(Place place) {
    if (place(best_).empty()) return;
    for (const auto& id : regime_.places) {
      if (id == place(best_) || attempt([&](Case& c) { place(c) = id; })) return;
    }
  }

  /// The first day on which it still shows: among the days on which law begins, then day by day between the
  /// last that fails and the first that holds.
  void date_early(std::size_t i) {
    const Day now = best_.events[i].on;
    Day low = i == 0 ? base::kAlways : best_.events[i - 1].on;
    const auto tried = [&](Day day) { return attempt([&](Case& c) { c.events[i].on = day; }); };
    if (low > base::kAlways && (low == now || tried(low))) return;
    for (const Day day : beginnings()) {
      if (day <= low || day >= now) continue;
      if (tried(day)) break;
      low = day;
    }
    if (low == base::kAlways) return;
    for (Day high = best_.events[i].on; high - low > 1;) {
      const Day middle = low + (high - low) / 2;
      (tried(middle) ? high : low) = middle;
    }
  }

  std::set<Day> beginnings() const {
    std::set<Day> days;
    for (const auto& rule : regime_.rules) {
      if (!rule.active) continue;
      for (const auto& force : rule.force) {
        if (force.from > base::kAlways) days.insert(force.from);
      }
    }
    return days;
  }

  /// A birth that can be read: on a first of January, as long ago as shows.
  void give_birth(std::size_t i) {
    if (!best_.subjects[i].born) return;
    const int born = base::to_civil(*best_.subjects[i].born).year;
    for (int year = born - 20; year <= born + 1; ++year) {
      if (attempt([&](Case& c) { c.subjects[i].born = base::to_day({year, 1, 1}); })) return;
    }
  }

  void without_unused_names() {
    for (std::size_t i = 0; i < best_.events.size(); ++i) attempt([&](Case& c) { c.events[i].id.clear(); });
  }

  void join_like_events() {
    for (std::size_t i = best_.events.size(); i > 1; --i) {
      attempt([&](Case& c) {
        if (!alike(c.events[i - 2], c.events[i - 1])) return;
        c.events[i - 2].count += c.events[i - 1].count;
        c.events.erase(c.events.begin() + static_cast<std::ptrdiff_t>(i) - 1);
      });
    }
  }
  static bool alike(const CaseEvent& a, const CaseEvent& b) {
    return a.on == b.on && a.act == b.act && a.by == b.by && a.in == b.in && a.flags == b.flags &&
           a.fields == b.fields && a.amount == b.amount && a.granted_provisions == b.granted_provisions &&
           a.values.empty() && b.values.empty() && a.id.empty() && b.id.empty() && a.of == b.of;
  }

  const Regime& regime_;
  Case best_;
  const std::vector<std::string>& acts_;
  const std::function<bool(const Case&)>& shows_;
};

}  // namespace

Case shrunk(const Regime& regime, Case life, const std::vector<std::string>& acts,
            const std::function<bool(const Case&)>& shows) {
  return Shrinker(regime, std::move(life), acts, shows).run();
}

}  // namespace osmanthus::audit
