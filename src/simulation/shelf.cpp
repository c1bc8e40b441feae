#include "simulation/shelf.hpp"

#include <algorithm>
#include <cstring>

namespace osmanthus::simulation {
namespace {

/// Writes or reads one thing after another, each as it lies in memory.
class Writer {
 public:
  explicit Writer(std::uint8_t* out) : out_(out) {}
  template <class T>
  void put(const T& value) {
    std::memcpy(out_, &value, sizeof value);
    out_ += sizeof value;
  }
  const std::uint8_t* end() const { return out_; }

 private:
  std::uint8_t* out_;
};

class Reader {
 public:
  explicit Reader(const std::uint8_t* in) : in_(in) {}
  template <class T>
  T get() {
    T value;
    std::memcpy(&value, in_, sizeof value);
    in_ += sizeof value;
    return value;
  }

 private:
  const std::uint8_t* in_;
};

using Length = std::uint32_t;  // stands before a life

struct Head {
  std::uint32_t first_person = 0;
  base::Day last_day = 0;
  std::uint32_t stratum = 0;
  std::uint32_t entries = 0;
  std::uint32_t matters = 0;
  std::int16_t events = 0;
  std::uint8_t type = 0;
  std::array<std::uint8_t, behaviour::kModes> travelling{};
  std::uint8_t refused = 0;  // of which members there is such a month
  std::uint8_t news = 0;
};

// What of an entry is as it mostly is, and is not written.
enum Usual : std::uint8_t {
  kFromOpened = 1,
  kToFrom = 2,
  kToNever = 4,
  kNoWeight = 8,
  kNotLocked = 16,
  kSmall = 32,  // place, matter and the days since the start until it was opened fit
  kWrong = 64,
  kCorrected = 128
};
constexpr unsigned kEndShift = 4;  // beside the subject

struct Small {
  std::uint16_t opened = 0;  // since the start
  std::uint8_t place = 0;
  std::uint8_t matter = 0;
};
struct Wide {
  base::Day opened = 0;
  std::int32_t place = 0;
  std::int32_t matter = 0;
};
struct Written {
  KindId kind = 0;
  regime::EffectId effect = 0;
  std::int16_t event = 0;
  std::uint8_t usual = 0;
  std::uint8_t subject_and_end = 0;
};
constexpr std::size_t kMostOfEntry = sizeof(Written) + sizeof(Wide) + 4 * sizeof(std::int32_t);

void write(Writer& out, const Entry& e, const Mark& mark, base::Day start) {
  const std::int32_t since = e.opened - start;
  const bool small = since == static_cast<std::uint16_t>(since) &&
                     e.place == static_cast<std::uint8_t>(e.place) &&
                     e.matter == static_cast<std::uint8_t>(e.matter);
  const bool from = e.from != e.opened;
  const bool until = e.to != e.from && e.to != base::kNever;
  Written w{e.kind, e.effect, e.event, 0, 0};
  w.usual = static_cast<std::uint8_t>(
      (from ? 0 : kFromOpened) | (e.to == e.from ? kToFrom : 0) | (e.to == base::kNever ? kToNever : 0) |
      (e.weight == 0 ? kNoWeight : 0) | (e.locked == base::kAlways ? kNotLocked : 0) | (small ? kSmall : 0) |
      (mark.wrong ? kWrong : 0) | (e.corrected ? kCorrected : 0));
  w.subject_and_end = static_cast<std::uint8_t>(e.subject | static_cast<unsigned>(mark.ended) << kEndShift);
  out.put(w);
  if (small) {
    out.put(Small{static_cast<std::uint16_t>(since), static_cast<std::uint8_t>(e.place),
                  static_cast<std::uint8_t>(e.matter)});
  } else {
    out.put(Wide{e.opened, e.place, e.matter});
  }
  if (from) out.put(e.from);
  if (until) out.put(e.to);
  if (e.weight != 0) out.put(e.weight);
  if (e.locked != base::kAlways) out.put(e.locked);
}

void read(Reader& in, Entry& e, Mark& mark, base::Day start) {
  constexpr std::uint8_t kSubject = (1U << kEndShift) - 1;
  const auto w = in.get<Written>();
  const auto is = [&](Usual what) { return (w.usual & what) != 0; };
  mark.ended = static_cast<End>(w.subject_and_end >> kEndShift);
  mark.wrong = is(kWrong);
  e.subject = w.subject_and_end & kSubject;
  e.kind = w.kind;
  e.effect = w.effect;
  e.event = w.event;
  if (is(kSmall)) {
    const auto [opened, place, matter] = in.get<Small>();
    e.opened = opened + start;
    e.place = place;
    e.matter = matter;
  } else {
    const auto [opened, place, matter] = in.get<Wide>();
    e.opened = opened;
    e.place = place;
    e.matter = matter;
  }
  e.from = is(kFromOpened) ? e.opened : in.get<base::Day>();
  if (is(kToFrom)) {
    e.to = e.from;
  } else {
    e.to = is(kToNever) ? base::kNever : in.get<base::Day>();
  }
  e.weight = is(kNoWeight) ? 0 : in.get<std::int32_t>();
  e.locked = is(kNotLocked) ? base::kAlways : in.get<base::Day>();
  e.live = true;
  e.corrected = is(kCorrected);
}

enum Was : std::uint8_t { kAble = 16, kMistaken = 32, kClosed = 64, kUnfinished = 128 };
constexpr std::uint16_t kFined = 0x8000;  // beside the month

struct WrittenMatter {
  std::uint16_t month = 0;
  std::int16_t event = 0;
  std::uint8_t member_and_was = 0;
  std::uint8_t act = 0;
};

WrittenMatter written(const Matter& m) {
  return {static_cast<std::uint16_t>(m.month | (m.fined ? kFined : 0)), m.event,
          static_cast<std::uint8_t>(m.member | (m.able ? kAble : 0) | (m.wrong ? kMistaken : 0) |
                                    (m.closed ? kClosed : 0) | (m.unfinished ? kUnfinished : 0)),
          m.act};
}

Matter read(const WrittenMatter& w) {
  constexpr std::uint8_t kMember = kAble - 1;
  const auto was = [&](Was what) { return (w.member_and_was & what) != 0; };
  Matter m;
  m.month = w.month & static_cast<std::uint16_t>(~kFined);
  m.event = w.event;
  m.member = w.member_and_was & kMember;
  m.able = was(kAble);
  m.wrong = was(kMistaken);
  m.closed = was(kClosed);
  m.unfinished = was(kUnfinished);
  m.fined = (w.month & kFined) != 0;
  m.act = w.act;
  return m;
}

using Months = std::array<std::int16_t, population::kMostMembers>;
constexpr std::size_t kMostOfHead = sizeof(Head) + 2 * sizeof(Months);

/// Of few members there is such a month.
std::uint8_t which(const Months& months) {
  unsigned some = 0;
  for (std::size_t i = 0; i < months.size(); ++i) some |= (months[i] != 0 ? 1U : 0U) << i;
  return static_cast<std::uint8_t>(some);
}

void write(Writer& out, const Months& months, std::uint8_t some) {
  for (std::size_t i = 0; some != 0; ++i, some >>= 1U) {
    if ((some & 1U) != 0) out.put(months[i]);
  }
}

void read(Reader& in, Months& months, std::uint8_t some) {
  months = {};
  for (std::size_t i = 0; some != 0; ++i, some >>= 1U) {
    if ((some & 1U) != 0) months[i] = in.get<std::int16_t>();
  }
}

}  // namespace

Shelf::Shelf(std::uint32_t first, std::uint32_t households, base::Day start)
    : first_(first), start_(start), places_(households, kNowhere) {}

void Shelf::put(const Life& life) {
  const std::size_t bytes = pack(life);
  const auto units_of = [](std::size_t n) { return (n + sizeof(Length) + kUnit - 1) / kUnit; };
  const std::size_t units = units_of(bytes);
  Place& place = places_[life.household.index - first_];
  const auto length = static_cast<Length>(bytes);
  if (place > kToCome) {
    Length before = 0;
    std::memcpy(&before, at(place), sizeof before);
    if (units_of(before) != units) {
      free_[units_of(before)].push_back(place);
      place = kToCome;
    }
  }
  if (place <= kToCome) place = room_for(units);
  std::memcpy(at(place), &length, sizeof length);
  std::memcpy(at(place) + sizeof length, packed_.data(), bytes);
}

Shelf::Place Shelf::room_for(std::size_t units) {
  if (free_.size() <= units) free_.resize(units + 1);
  if (!free_[units].empty()) {
    const Place place = free_[units].back();
    free_[units].pop_back();
    return place;
  }
  if (end_ + units > slabs_.size() * kSlab) {
    end_ = static_cast<Place>(std::max<std::size_t>(slabs_.size() * kSlab, kToCome + 1));
    slabs_.push_back(std::make_unique_for_overwrite<Byte[]>(std::max(kSlab, end_ % kSlab + units) * kUnit));
  }
  const Place place = end_;
  const auto until_next = kSlab - end_ % kSlab;  // of a life that no slab holds, the rest lies behind its own
  end_ += static_cast<Place>(std::min(units, until_next));
  return place;
}

/// Into packed_, so many bytes.
std::size_t Shelf::pack(const Life& life) {
  packed_.resize(std::max(packed_.size(), kMostOfHead + kMostOfEntry * life.entries.size() +
                                              sizeof(WrittenMatter) * life.matters.size()));
  Writer out(packed_.data());
  Head head;
  head.first_person = life.household.first_person;
  head.last_day = life.last_day;
  head.stratum = life.household.stratum;
  head.events = life.events;
  head.entries = static_cast<std::uint32_t>(life.entries.size());
  head.matters = static_cast<std::uint32_t>(life.matters.size());
  head.type = static_cast<std::uint8_t>(life.household.type - population::household_types().data());
  head.travelling = life.travelling;
  head.refused = which(life.refused_month);
  head.news = which(life.news_month);
  out.put(head);
  write(out, life.refused_month, head.refused);
  write(out, life.news_month, head.news);
  for (std::size_t i = 0; i < life.entries.size(); ++i) write(out, life.entries[i], life.marks[i], start_);
  for (const Matter& matter : life.matters) out.put(written(matter));
  return static_cast<std::size_t>(out.end() - packed_.data());
}

void Shelf::read(std::uint32_t household, Life& life) const {
  Reader in(at(place_of(household)) + sizeof(Length));
  const auto head = in.get<Head>();
  life.household = {household, head.first_person, head.stratum, &population::household_types()[head.type]};
  life.last_day = head.last_day;
  life.events = head.events;
  life.travelling = head.travelling;
  simulation::read(in, life.refused_month, head.refused);
  simulation::read(in, life.news_month, head.news);
  life.entries.resize(head.entries);
  life.marks.resize(head.entries);
  for (std::size_t i = 0; i < head.entries; ++i) simulation::read(in, life.entries[i], life.marks[i], start_);
  life.matters.resize(head.matters);
  for (Matter& matter : life.matters) matter = simulation::read(in.get<WrittenMatter>());
}

std::uint32_t Shelf::next(std::uint32_t from) const {
  if (from < first_) from = first_;
  const auto begin =
      places_.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(from - first_, places_.size()));
  const auto found = std::find_if(begin, places_.end(), [](Place place) { return place != kNowhere; });
  return found == places_.end() ? kNone : first_ + static_cast<std::uint32_t>(found - places_.begin());
}

std::int64_t Shelf::bytes() const {
  std::size_t all = places_.capacity() * sizeof(Place) + end_ * kUnit;
  for (const auto& places : free_) all += places.capacity() * sizeof(Place);
  return static_cast<std::int64_t>(all);
}

}  // namespace osmanthus::simulation
