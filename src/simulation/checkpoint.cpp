#include "simulation/checkpoint.hpp"

#include <bit>
#include <cstdint>

namespace osmanthus::simulation {
namespace {

constexpr std::string_view kMagic = "osmanthus checkpoint 4\n";

/// Whole numbers as eight bytes, the lowest first.
class Writer {
 public:
  explicit Writer(std::string& bytes) : bytes_(bytes) {}

  template <class Whole>
  void number(Whole value) {
    auto rest = static_cast<std::uint64_t>(value);
    for (int i = 0; i < 8; ++i, rest >>= 8U) bytes_ += static_cast<char>(rest & 0xffU);
  }
  void real(double value) { number(std::bit_cast<std::uint64_t>(value)); }
  void text(std::string_view value) {
    number(value.size());
    bytes_ += value;
  }

 private:
  std::string& bytes_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned i = 0; i < 8; ++i) value |= static_cast<std::uint64_t>(byte()) << (8 * i);
    return value;
  }
  template <class Whole>
  void number(Whole& into) {
    into = static_cast<Whole>(number());
  }
  double real() { return std::bit_cast<double>(number()); }
  std::string_view text() {
    const std::uint64_t size = number();
    if (size > bytes_.size() - at_) return fail();
    at_ += size;
    return bytes_.substr(at_ - size, size);
  }
  bool skip(std::string_view expected) {
    const bool there = bytes_.substr(at_).starts_with(expected);
    if (there) at_ += expected.size();
    return there;
  }

  bool failed() const { return failed_; }
  bool at_end() const { return at_ == bytes_.size(); }

 private:
  unsigned char byte() {
    if (at_ < bytes_.size()) return static_cast<unsigned char>(bytes_[at_++]);
    failed_ = true;
    return 0;
  }
  std::string_view fail() {
    failed_ = true;
    return {};
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

void write(Writer& out, const EventKey& key) {
  out.number(key.kind);
  out.number(key.group);
}
void read(Reader& in, EventKey& key) {
  in.number(key.kind);
  in.number(key.group);
}

void write(Writer& out, const FlowKey& key) {
  out.number(key.month);
  out.number(key.group);
  out.number(static_cast<int>(key.from));
  out.number(key.from_kind);
  out.number(static_cast<int>(key.to));
  out.number(key.to_kind);
}
void read(Reader& in, FlowKey& key) {
  in.number(key.month);
  in.number(key.group);
  key.from = static_cast<Stage>(in.number());
  in.number(key.from_kind);
  key.to = static_cast<Stage>(in.number());
  in.number(key.to_kind);
}

void write(Writer& out, const SpellKey& key) {
  out.number(key.register_kind);
  out.number(key.ground);
  out.number(key.group);
  out.number(key.months);
  out.number(static_cast<int>(key.exit));
}
void read(Reader& in, SpellKey& key) {
  in.number(key.register_kind);
  in.number(key.ground);
  in.number(key.group);
  in.number(key.months);
  key.exit = static_cast<End>(in.number());
}

void write(Writer& out, const BurdenKey& key) {
  out.number(key.group);
  out.number(key.sanctions);
}
void read(Reader& in, BurdenKey& key) {
  in.number(key.group);
  in.number(key.sanctions);
}

void write(Writer& out, const ScoreKey& key) {
  out.number(key.score);
  out.number(key.region);
  out.number(key.points);
  out.number(key.month);
}
void read(Reader& in, ScoreKey& key) {
  in.number(key.score);
  in.number(key.region);
  in.number(key.points);
  in.number(key.month);
}

template <class Counts>
void write_all(Writer& out, const Counts& counts) {
  out.number(counts.size());
  for (const auto& [key, n] : counts) {
    write(out, key);
    out.number(n);
  }
}
template <class Counts>
void read_all(Reader& in, Counts& counts) {
  for (std::uint64_t left = in.number(); left > 0 && !in.failed(); --left) {
    typename Counts::key_type key{};
    read(in, key);
    in.number(counts[key]);
  }
}

void write(Writer& out, const Replicate& replicate) {
  out.number(replicate.index);
  for (const double value : replicate.values) out.real(value);
  for (const std::int64_t n : replicate.tally.counts()) out.number(n);
  write_all(out, replicate.tally.events);
  write_all(out, replicate.tally.flows);
  write_all(out, replicate.tally.spells);
  write_all(out, replicate.tally.burden);
  write_all(out, replicate.tally.scores);
}
void read(Reader& in, Replicate& replicate) {
  in.number(replicate.index);
  for (double& value : replicate.values) value = in.real();
  for (std::int64_t& n : replicate.tally.counts()) in.number(n);
  read_all(in, replicate.tally.events);
  read_all(in, replicate.tally.flows);
  read_all(in, replicate.tally.spells);
  read_all(in, replicate.tally.burden);
  read_all(in, replicate.tally.scores);
}

Resumed refused(std::string why) { return {{}, std::move(why)}; }

}  // namespace

std::string save(const Identity& identity, const std::vector<Replicate>& done) {
  std::string bytes(kMagic);
  Writer out(bytes);
  out.text(identity.scenario);
  out.text(identity.pack);
  out.text(identity.population);
  out.number(done.size());
  for (const Replicate& replicate : done) write(out, replicate);
  return bytes;
}

Resumed resume(std::string_view bytes, const Identity& identity, const scenario::Horizon& horizon) {
  Reader in(bytes);
  if (!in.skip(kMagic)) return refused("The checkpoint is not one that this version of the program wrote.");
  Identity made;
  made.scenario = in.text();
  made.pack = in.text();
  made.population = in.text();
  if (made.population != identity.population) {
    return refused("The checkpoint belongs to another population than the scenario's; start the run anew.");
  }
  if (made != identity) {
    return refused("The checkpoint was made with another scenario or another law pack; start the run anew.");
  }
  Resumed resumed;
  for (std::uint64_t left = in.number(); left > 0 && !in.failed(); --left) {
    resumed.done.push_back({0, {}, Tally(horizon)});
    read(in, resumed.done.back());
  }
  if (in.failed() || !in.at_end()) return refused("The checkpoint is damaged; start the run anew.");
  return resumed;
}

}  // namespace osmanthus::simulation
