// What is kept of a household that has met the law: its dated entries, its open matters, and little else. Its
// members are a function of its index and are made anew whenever they are needed.
#pragma once

#include <array>
#include <cstdint>
#include <tuple>
#include <vector>

#include "behaviour/courts.hpp"
#include "behaviour/travel.hpp"
#include "population/legal_roles.hpp"
#include "population/posts.hpp"
#include "registry/plain.hpp"
#include "simulation/lexicon.hpp"
#include "simulation/tally.hpp"

namespace osmanthus::simulation {

using Circle = registry::Circle<registry::Plain>;
using Entry = registry::Entry<registry::Plain>;

/// Beside an entry: how it ended, if not by its own date, and whether it rests on a mistake.
struct Mark {
  End ended = End::running;
  bool wrong = false;
};

/// One judgment that is enforced, or is thought to be; or one everyday act that was recorded.
struct Matter {
  std::uint16_t month = 0;  // in which it began, since January 1900
  std::int16_t event = 0;   // the event with which it began
  std::uint8_t member = 0;  // the subject of the circle
  bool able = true;
  bool wrong = false;
  bool closed = false;      // performed, or corrected
  bool unfinished = false;  // an enforcement that the court has still before it
  bool fined = false;
  std::uint8_t act = kOfCourts;  // the everyday act, by its place in the scenario

  static constexpr std::uint8_t kOfCourts = 0xff;
};

struct Life {
  population::Household household;
  std::vector<Entry> entries;
  std::vector<Mark> marks;  // beside entries
  std::vector<Matter> matters;
  base::Day last_day = 0;
  std::int16_t events = 0;
  std::array<std::uint8_t, behaviour::kModes>
      travelling{};  // by mode, a bit a member: his next trip is on the agenda
  std::array<std::int16_t, population::kMostMembers> refused_month{};  // the last one + 1
  std::array<std::int16_t, population::kMostMembers> news_month{};     // of his last listing, + 1

  /// Of a household to which nothing has happened.
  void begin(const population::Household& its_household, base::Day start);
};

/// As many subjects as a circle can relate.
inline constexpr std::size_t kMostSubjects = 1 + std::tuple_size_v<decltype(registry::Related::members)>;

/// Everybody in a household's circle: who lives there, what they stand for, and which roles they have.
struct Folk {
  population::Household household;
  std::array<population::Person, population::kMostMembers> members;
  population::Organisations organisations;
  std::array<population::RoleSet, population::kMostMembers> roles{};
};
Folk folk_of(const population::Population& population, const population::Posts& posts,
             const population::LegalRoles& roles, const population::Household& household);

/// The same of one resident alone, without what he stands for; whether he serves or heads a public body is
/// told. Of the other members nothing is known.
struct Loner {
  population::Household household;
  std::uint8_t member = 0;
  population::Person person;
  population::Post post = population::Post::none;
  population::RoleSet roles{};
};
Loner loner_of(const population::Population& population, const population::Posts& posts,
               const population::LegalRoles& roles, const population::Household& household,
               std::uint8_t member);

/// By what the random numbers of a circle's subjects are told apart: the indices of the residents, then the
/// numbers of the organisations.
using Numbers = std::array<std::uint32_t, kMostSubjects>;
Numbers numbers(const Folk& folk);

/// Makes their circle: the residents, then what they represent and where they serve, and how all are related,
/// without entries.
void gather_circle(const Lexicon& words, const population::Population& population, const Folk& folk,
                   Circle& circle);

/// Makes as much of their circle as his own acts are told by; the others in it are left as they were.
void gather_one(const Lexicon& words, const population::Population& population, const Loner& loner,
                Circle& circle);

/// Of which kinds each subject has entries.
using KindsThere = std::array<regime::KindSet, kMostSubjects>;
KindsThere kinds_there(const std::vector<Entry>& entries);

struct Fine {
  std::uint8_t bearer = 0;
  std::int32_t amount = 0;  // CNY
};

/// Keeps the marks beside the entries while the law is carried out on a life's circle.
struct Keeping : registry::KeepNothing {
  const regime::Regime* regime = nullptr;
  std::vector<Mark>* marks = nullptr;
  bool wrong = false;  // the event at hand is a mistake
  base::Day day = 0;
  std::vector<Fine>* fines = nullptr;

  void opened(const Circle&, std::size_t /*entry*/) { marks->push_back({End::running, wrong}); }
  void noted(regime::EffectId effect, std::uint8_t bearer, std::int32_t amount) {
    if (regime->effects[effect].form == regime::EffectForm::fine) fines->push_back({bearer, amount});
  }
  void redated(const Circle&, std::size_t entry, base::Day from, base::Day to, regime::EffectId effect);
};

}  // namespace osmanthus::simulation
