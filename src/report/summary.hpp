// What the page shows of a run: bands over the replicates, by month, place and group.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "report/band.hpp"
#include "report/run.hpp"

namespace osmanthus::report {

/// An indicator of the nation by month, scaled to its residents.
struct Series {
  std::string indicator;
  std::vector<Band> months;  // one a month of the run
};

/// A stock counts at the end of the last month; of a flow the months are added.
enum class Measured : std::uint8_t { at_the_end, in_total };

/// A headline figure, scaled to the nation.
struct Headline {
  std::string indicator;
  Measured measured;
  Band band;
};

/// A headline figure of the second run minus the first, replicate by replicate.
struct Difference {
  std::string indicator;
  Measured measured;
  Band band;
  Band relative;           // in per cent of the first run's figure; a gap where that is nought
  double share;            // of the replicates, whose difference has the median's sign
  std::size_t replicates;  // that both runs have
};

/// Something about a place or a group of residents in the last month.
struct Portion {
  std::string id;  // a jurisdiction or a group
  Band band;
};

/// How many went a way from one stage of the flows to another, scaled to the nation, over the whole run.
struct Way {
  Passage passage;
  Band band;
};

/// Every series that the page draws and that the run has, and of new listings, refusals and performances also
/// the months added up since the first reported one (`listings_ever` and so on), comparable with published
/// totals.
std::vector<Series> series_of(const Run& run);

/// The headline figures that the run has, in the order in which they are shown.
std::vector<Headline> headlines_of(const Run& run);

/// The headline figures that both runs have, `second` minus `first`, over the replicates that both have.
std::vector<Difference> differences_of(const Run& first, const Run& second);

/// The indicator's last figure per 1,000 residents, in each place below the nation that the run has.
std::vector<Portion> rate_by_place(const Run& run, std::string_view indicator);

/// The indicator's last figure per 1,000 residents, in each group of the nation other than `all`.
std::vector<Portion> rate_by_group(const Run& run, std::string_view indicator);

/// For each group of the nation other than `all`: its share of the listed persons of its dimension (the word
/// before the colon), in per cent.
std::vector<Portion> share_by_group(const Run& run);

std::vector<Way> ways_of(const Run& run);

/// The months in which residents were asked, and by group of the nation (`all` among them) the share of those
/// asked that approves, a band a month.
struct Survey {
  std::vector<base::Day> months;
  std::map<std::string, std::vector<Band>> approval;
};

Survey survey_of(const Run& run);

/// Residents of a place or group whose household came out otherwise under a reform.
struct Touched {
  Residents who;
  Band residents;  // scaled to the nation
  Band share;      // of all residents of the place or group, 0 to 1
};

/// Of the nation, its groups and each place; nobody where the run does not tell.
std::vector<Touched> touched_of(const Run& run);

}  // namespace osmanthus::report
