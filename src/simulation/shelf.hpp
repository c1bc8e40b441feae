// Where a block keeps its lives while nobody looks at them, each in as few bytes as it takes: some forty for
// a household to which one thing happened. What a life holds comes back as it was.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "simulation/life.hpp"

namespace osmanthus::simulation {

class Shelf {
 public:
  /// For households `first` to `first + households` − 1. What is dated is told from `start`.
  Shelf(std::uint32_t first, std::uint32_t households, base::Day start);

  bool has(std::uint32_t household) const { return place_of(household) != kNowhere; }
  /// It has the household from now on; the life itself is still to be put.
  void begin(std::uint32_t household) { places_[household - first_] = kToCome; }
  /// In place of what was there of the household.
  void put(const Life& life);
  /// One that was put.
  void read(std::uint32_t household, Life& life) const;

  /// Of whom it has a life: the least that is `from` or above, or kNone.
  std::uint32_t next(std::uint32_t from) const;
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  /// The memory that it takes, about.
  std::int64_t bytes() const;

 private:
  using Byte = std::uint8_t;
  using Place = std::uint32_t;  // in units of kUnit bytes
  static constexpr Place kNowhere = 0;
  static constexpr Place kToCome = 1;
  static constexpr std::size_t kUnit = 8;
  static constexpr std::size_t kSlab = std::size_t{1} << 17U;  // units, but of a longer life

  Place place_of(std::uint32_t household) const {
    const std::uint32_t i = household - first_;
    return i < places_.size() ? places_[i] : kNowhere;
  }
  Byte* at(Place place) const { return slabs_[place / kSlab].get() + place % kSlab * kUnit; }
  Place room_for(std::size_t units);
  std::size_t pack(const Life& life);

  std::uint32_t first_;
  base::Day start_;
  std::vector<Place> places_;                   // by household
  std::vector<std::unique_ptr<Byte[]>> slabs_;  // NOLINT(*-avoid-c-arrays)
  Place end_ = kToCome + 1;
  std::vector<std::vector<Place>> free_;  // by their units
  std::vector<Byte> packed_;              // room for the life that is put
};

}  // namespace osmanthus::simulation
