// The small law with what two provisions may do to each other: a second instrument, a second measure of a
// sort, and what nobody may bear twice.
#pragma once

#include "laws.hpp"

namespace osmanthus::audit::tests::inline two_provisions {

inline const std::string kTwoWords = R"(
- defaults: {include: {article: [practice], text: []}}
- measures:
    no_credit: {domain: debts, kind: restriction, zh: 限信, en: no credit}
    dog_taken: {domain: dogs, kind: seizure, zh: 扣犬, en: the dog is taken}
    no_dogs: {domain: dogs, kind: restriction, zh: 禁犬, en: no dogs}
- properties:
    sorts:
      - {sort: market, measures: [no_credit]}
      - {sort: licence, measures: [no_dogs]}
    double_kinds:
      - {sort: fine, grade: law, force: [1996-10-01, null], cite: art. 24}
      - {sort: any, grade: doctrine, force: [1996-10-01, null], cite: a book}
    incompatible:
      - {one: no_dogs, other: dog_taken, how: ends, force: [1996-10-01, null], cite: a test}
      - {one: no_dogs, other: course, how: both, force: [1996-10-01, null], cite: a test}
- instrument:
    id: order
    rank: local_regulation
    issuer: council
    in: cn
    nexus: act
    text_had: whole
    force: [2015-01-01, null]
    source: text
    zh: 令
    en: the order
)" + kWords;

inline const std::string kInOrder = "instrument: order, ";

struct Sample {
  std::string name;
  std::string provisions;
  Decision decision;
};
inline void PrintTo(const Sample& sample, std::ostream* out) { *out << sample.name; }

inline void expect_judged(const std::string& property, const Sample& sample) {
  judged(property, sample.name, kTwoWords + sample.provisions, sample.decision);
}

}  // namespace osmanthus::audit::tests::inline two_provisions
