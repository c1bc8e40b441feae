// The small law of the audit's tests, with what two lives are compared by.
#pragma once

#include <string>

#include "laws.hpp"

namespace osmanthus::audit::tests::inline two_lives {

/// A flag, an act that is worse than `owe`, one with an amount, a graver record; a score; the yardsticks.
/// The words of the vocabulary come before the instrument, so they can be added to any law.
inline const std::string kTwoLives = R"(
- flags: {grave: {zh: 严重, en: grave}}
- acts:
    owe_more: {domain: debts, flags: [grave], zh: 多欠, en: owes more}
    spend: {domain: debts, amount: CNY, zh: 花, en: spends}
- records:
    light_file: {authority: courts, domain: debts, zh: 轻档案, en: the light file}
    open_file: {authority: courts, domain: debts, public: true, zh: 公开档案, en: the open file}
- measures:
    poster: {domain: debts, kind: publicity, zh: 海报, en: a poster}
- properties:
    records: [{record: light_file, source: a test}]
    sorts: [{sort: criticism, measures: [poster]}]
    protected:
      - {trait: sex, grade: law, force: [1996-10-01, null], zh: 男女, en: sexes}
      - {trait: residence, grade: law, force: [1996-10-01, null], zh: 居住, en: residence}
      - {trait: family, grade: law, force: [1996-10-01, null], zh: 家庭, en: family}
      - {trait: unit, grade: law, force: [1996-10-01, null], zh: 单位, en: unit}
      - {trait: student, grade: policy, force: [1996-10-01, null], zh: 学生, en: students}
    licensed: [{trait: residence, sort: education, force: [1996-10-01, null], cite: a test}]
    worse: [{act: owe_more, than: owe, source: a test}]
    aggravating: [{flag: grave, source: a test}]
    severity:
      - {mildest_first: [light_file, file], source: a test}
      - {mildest_first: [warning, fine], source: a test}
    milder:
      - {sort: fine, from: 14, below: 18, grade: law, force: [1996-10-01, null], zh: 罚款, en: fines}
      - {sort: any, from: 14, below: 18, grade: doctrine, force: [1996-10-01, null], zh: 其他, en: others}
    undisclosed: [{below: 18, grade: doctrine, force: [1996-10-01, null], zh: 披露, en: disclosure}]
)";

/// Adults alone: what the limits of age do not concern.
inline const std::string kAdult = "age at least 18 years (majority)";

}  // namespace osmanthus::audit::tests::inline two_lives
