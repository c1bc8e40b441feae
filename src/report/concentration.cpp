#include "report/concentration.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <ranges>

namespace osmanthus::report {
namespace {

constexpr double kGap = std::numeric_limits<double>::quiet_NaN();

constexpr std::array<double, 5> kOfResidents{0.001, 0.005, 0.01, 0.05, 0.1};
constexpr std::array<double, 12> kOfReached{0, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85, 1};

double persons(const Burden& burden) {
  double sum = 0;
  for (const auto& [sanctions, count] : burden) sum += count;
  return sum;
}

double sanctions_of_all(const Burden& burden) {
  double sum = 0;
  for (const auto& [sanctions, count] : burden) sum += static_cast<double>(sanctions) * count;
  return sum;
}

double share_reached(const Burden& burden) {
  const double all = persons(burden);
  const auto none = burden.find(0);
  return all > 0 ? (all - (none == burden.end() ? 0 : none->second)) / all : kGap;
}

Burden reached(Burden burden) {
  burden.erase(0);
  return burden;
}

double greatest(const Burden& burden) {
  return burden.empty() ? kGap : static_cast<double>(burden.rbegin()->first);
}

template <class Figure>
Band band(const Run& run, Figure figure) {
  std::vector<double> figures;
  for (const Burden& burden : run.burden) figures.push_back(figure(burden));
  return band_of(std::move(figures));
}

}  // namespace

double share_borne(const Burden& burden, double share) {
  const double all = sanctions_of_all(burden);
  if (all <= 0) return kGap;
  double left = share * persons(burden);
  double borne = 0;
  for (const auto& [sanctions, count] : std::views::reverse(burden)) {
    const double taken = std::min(left, count);
    borne += static_cast<double>(sanctions) * taken;
    left -= taken;
  }
  return borne / all;
}

double gini(const Burden& burden) {
  const double all = sanctions_of_all(burden);
  if (all <= 0) return kGap;
  double area = 0;
  double before = 0;
  for (const auto& [sanctions, count] : std::views::reverse(burden)) {
    const double after = before + static_cast<double>(sanctions) * count / all;
    area += count / persons(burden) * (before + after) / 2;
    before = after;
  }
  return 2 * area - 1;
}

Concentration concentration_of(const Run& run) {
  Concentration found{{}, {}, band(run, gini), band(run, share_reached), band(run, greatest)};
  for (const double share : kOfResidents) {
    const auto borne = [share](const Burden& burden) { return share_borne(burden, share); };
    found.residents.push_back({share, band(run, borne)});
  }
  for (const double share : kOfReached) {
    const auto borne = [share](const Burden& burden) { return share_borne(reached(burden), share); };
    found.reached.push_back({share, band(run, borne)});
  }
  return found;
}

}  // namespace osmanthus::report
