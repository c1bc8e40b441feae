#include "population/geography.hpp"

namespace osmanthus::population {
namespace {

// Census of 2020, communiqués 3 to 7 of the National Bureau of Statistics:
// data/published/margins_provinces.csv. Of the cities, their own bulletins of the census; recalled,
// unverified.
struct Published {
  std::string_view id;
  std::string_view within;
  double residents;
  double age_0_14, age_15_59, age_60;  // per cent
  double urban;                        // per cent
  double males_per_100_females;
};

constexpr std::array<Published, kProvinces> kPublished{{
    {"beijing", "", 21893095, 11.84, 68.53, 19.63, 87.55, 104.65},
    {"tianjin", "", 13866009, 13.47, 64.87, 21.66, 84.70, 106.31},
    {"hebei", "", 74610235, 20.22, 59.92, 19.85, 60.07, 102.02},
    {"shanxi", "", 34915616, 16.35, 64.72, 18.92, 62.53, 104.06},
    {"inner_mongolia", "", 24049155, 14.04, 66.17, 19.78, 67.48, 104.26},
    {"liaoning", "", 42591407, 11.12, 63.16, 25.72, 72.14, 99.70},
    {"jilin", "", 24073453, 11.71, 65.23, 23.06, 62.64, 99.69},
    {"heilongjiang", "", 31850088, 10.32, 66.46, 23.22, 65.61, 100.35},
    {"shanghai", "", 24870895, 9.80, 66.82, 23.38, 89.30, 107.33},
    {"jiangsu", "", 84748016, 15.21, 62.95, 21.84, 73.44, 103.15},
    {"zhejiang", "", 64567588, 13.45, 67.86, 18.70, 72.17, 109.04},
    {"anhui", "", 61027171, 19.24, 61.96, 18.79, 58.33, 103.94},
    {"fujian", "", 41540086, 19.32, 64.70, 15.98, 68.75, 106.94},
    {"jiangxi", "", 45188635, 21.96, 61.17, 16.87, 60.44, 106.62},
    {"shandong", "", 101527453, 18.78, 60.32, 20.90, 63.05, 102.67},
    {"henan", "", 99365519, 23.14, 58.79, 18.08, 55.43, 100.60},
    {"hubei", "", 57752557, 16.31, 63.26, 20.42, 62.89, 105.83},
    {"hunan", "", 66444864, 19.52, 60.60, 19.88, 58.76, 104.77},
    {"guangdong", "", 126012510, 18.85, 68.80, 12.35, 74.15, 113.08},
    {"guangxi", "", 50126804, 23.63, 59.69, 16.69, 54.20, 107.04},
    {"hainan", "", 10081232, 19.97, 65.38, 14.65, 60.27, 112.86},
    {"chongqing", "", 32054159, 15.91, 62.22, 21.87, 69.46, 102.21},
    {"sichuan", "", 83674866, 16.10, 62.19, 21.71, 56.73, 102.19},
    {"guizhou", "", 38562148, 23.97, 60.65, 15.38, 53.15, 104.50},
    {"yunnan", "", 47209277, 19.57, 65.52, 14.91, 50.05, 107.16},
    {"tibet", "", 3648100, 24.53, 66.95, 8.52, 35.73, 110.32},
    {"shaanxi", "", 39528999, 17.33, 63.46, 19.20, 62.66, 104.79},
    {"gansu", "", 25019831, 19.40, 63.57, 17.03, 52.23, 103.10},
    {"qinghai", "", 5923957, 20.81, 67.04, 12.14, 60.08, 105.00},
    {"ningxia", "", 7202654, 20.38, 66.09, 13.52, 64.96, 103.83},
    {"xinjiang", "", 25852345, 22.46, 66.26, 11.28, 56.53, 106.85},
}};

struct City {
  std::string_view id;
  std::string_view within;
  double residents;
};
constexpr std::array<City, kRegions - kProvinces> kCities{{
    {"guangzhou", "guangdong", 18676605},
    {"shenzhen", "guangdong", 17560061},
    {"foshan", "guangdong", 9498863},
    {"hangzhou", "zhejiang", 11936010},
    {"nanjing", "jiangsu", 9314685},
    {"suzhou", "jiangsu", 12748262},
    {"jinan", "shandong", 9202432},
}};

// data/published/margins_age.csv
constexpr std::array<double, kFiveYearBands> kAges{
    77883888,  90244056,  85255994, 72684146, 74941675, 91847332, 124145190, 99012932, 92955330, 114224887,
    121164296, 101400786, 73382938, 74005560, 49590036, 31238889, 20382604,  10826765, 4591974};

// data/published/margins_households.csv
constexpr std::array<double, kSizeGroups> kSizes{25.39, 29.68, 20.99, 13.17, 6.17, 4.60};

constexpr std::size_t published(std::string_view id) {
  std::size_t i = 0;
  while (kPublished[i].id != id) ++i;
  return i;
}

std::array<Region, kRegions> carve() {
  std::array<Region, kRegions> all{};
  for (std::size_t i = 0; i < kProvinces; ++i) {
    const Published& p = kPublished[i];
    // Published shares are rounded and add up to 100 within a hundredth.
    const double sum = p.age_0_14 + p.age_15_59 + p.age_60;
    all[i] = {p.id,
              "",
              p.residents,
              p.age_0_14 / sum,
              p.age_15_59 / sum,
              p.age_60 / sum,
              p.urban / 100.0,
              p.males_per_100_females};
  }
  for (std::size_t i = 0; i < kCities.size(); ++i) {
    Region& province = all[published(kCities[i].within)];
    Region& city = all[kProvinces + i];
    city = province;
    city.id = kCities[i].id;
    city.within = kCities[i].within;
    city.residents = kCities[i].residents;
    province.residents -= city.residents;
  }
  return all;
}

}  // namespace

std::span<const Region> regions() {
  static const std::array<Region, kRegions> all = carve();
  return all;
}

double national_residents() {
  double sum = 0;
  for (const Region& region : regions()) sum += region.residents;
  return sum;
}

std::size_t province_of(std::size_t region) {
  return region < kProvinces ? region : published(regions()[region].within);
}

std::vector<std::size_t> regions_of(std::string_view jurisdiction) {
  std::vector<std::size_t> found;
  for (std::size_t r = 0; r < kRegions; ++r) {
    const auto& province = regions()[province_of(r)];
    if (jurisdiction == "cn" || jurisdiction == regions()[r].id || jurisdiction == province.id)
      found.push_back(r);
  }
  return found;
}

std::span<const double> five_year_ages() { return kAges; }
std::span<const double> household_sizes() { return kSizes; }

}  // namespace osmanthus::population
