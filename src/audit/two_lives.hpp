// Two lives that share all but one thing, and the one case that shows both: its subjects `one` and `other`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "audit/bearing.hpp"
#include "regime/case.hpp"

namespace osmanthus::audit {

inline constexpr const char* kOne = "one";
inline constexpr const char* kOther = "other";

/// Conduct in which two lives differ at one event: an act and a worse one, either of which may be none; or
/// the same act without and with a mark, or of a smaller and a larger amount.
struct Conduct {
  regime::KindId better = regime::kNone;
  regime::KindId worse = regime::kNone;
  std::uint16_t flag = regime::kNone;
  bool amount = false;

  /// The act of the life that does something there.
  regime::KindId act() const { return worse != regime::kNone ? worse : better; }
};

/// What may tell two lives apart.
struct Apart {
  enum class By : std::uint8_t {
    attribute,  // the other's is another: kHome, kSubjectKind, kSex, a role or an attribute of the pack
    relation,   // the other has nobody who is so related to him
    place,      // all that the other does, and where he lives, is elsewhere
    age,        // the one is between two ages all the time, the other is of age
    conduct     // the other does worse once, or the one does
  };
  By by = By::conduct;
  std::uint16_t attribute = regime::kNone;
  regime::Relation relation = regime::Relation::self;
  // NOLINTBEGIN(readability-redundant-member-init): written with designators
  std::string place = {};             // where the one lives and acts
  std::string elsewhere = {};         // where the other does
  int from = 0, below = 0;            // the ages, in years
  std::vector<Conduct> conduct = {};  // any of these
  bool one_does_worse = false;        // of conduct
  // NOLINTEND(readability-redundant-member-init)
};

/// The life of `one`, or, of conduct, the life with the act that tells them apart; and what the other has in
/// its stead.
struct TwoLives {
  regime::Case life;
  const Apart* apart = nullptr;
  regime::CaseSubject other;  // of attribute: it has the other's
  Conduct conduct;            // of conduct, at the event whose id is kHere
  int smaller = 0;            // of conduct that differs in the amount: the better one's
};
inline constexpr const char* kHere = "here";

/// Both lives as one case, with their relatives apart; nothing if the life does not meet what is asked of it
/// (ages, places, the event that tells the lives apart).
std::optional<regime::Case> as_one_case(const regime::Regime& regime, const TwoLives& lives);

/// How far something goes with what the authorities choose to do of all that they may do: each `may`, and of
/// each range its ends, in every combination. There can be too many to try.
enum class Exercised : std::uint8_t { never, sometimes, always, too_many };

/// Whether the contrast holds between `one` and `other` of the case.
Exercised exercised(const regime::Regime& regime, const regime::Case& both, const Contrast& contrast);
/// What `one` of the case is spared, of all that the contrast says he is not, by the first choices of the
/// authorities that spare him some of it.
std::vector<const Sanction*> spared(const regime::Regime& regime, const regime::Case& both,
                                    const Contrast& contrast);
/// Whether it always does.
bool always(const regime::Regime& regime, const regime::Case& both, const Contrast& contrast);

}  // namespace osmanthus::audit
