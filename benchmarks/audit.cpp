// Seconds to audit laws of up to a thousand provisions, and what a provision costs as the law grows, in one
// process:
//     build/osmanthus_audit_benchmark
#include "audit/audit.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "audit/cases/generate.hpp"
#include "pack/pack.hpp"

namespace {

using namespace osmanthus;

constexpr int kWords = 60;  // acts, lists, records and measures that the provisions share

std::string words() {
  std::string text = R"(
- pack: {id: large, zh: 大, en: a large law, readings: [article], default_reading: article}
- jurisdictions: {cn: {zh: 大陆, en: the mainland}}
- domains: {debts: {zh: 债, en: debts}}
- properties: {ways_out: {patience: 366, wait: 366, acts: 3, source: a benchmark}}
- legal_basis: [{force: [1996-10-01, null], cite: art. 11, rank: local_regulation, may_create: [list, record, market]}]
)";
  for (int i = 0; i < kWords; ++i) {
    text += fmt::format(R"(
- acts: {{owe_{0}: {{domain: debts, zh: 欠, en: owes}}, pay_{0}: {{domain: debts, good: true, anywhere: true, zh: 还, en: pays}}}}
- registers: {{list_{0}: {{authority: courts, domain: debts, zh: 名单, en: list {0}}}}}
- records: {{file_{0}: {{authority: courts, domain: debts, zh: 档案, en: file {0}}}}}
- measures: {{bar_{0}: {{domain: debts, kind: restriction, zh: 限制, en: bar {0}}}}}
)",
                        i);
  }
  return text + R"(
- instrument: {id: code, rank: local_regulation, issuer: council, in: cn, nexus: act, text_had: whole, force: [2015-01-01, null], source: text, zh: 法, en: the code}
)";
}

/// Listings, bars that rest on them, ways out, records for the third time, and lists that follow from others,
/// five at most in a row.
std::string rule(int number) {
  const int word = number / 5 % kWords;
  const int next = word % 5 == 4 ? word : word + 1;
  switch (number % 5) {
    case 0:
      return fmt::format("{{when: owe_{0}, must: {{list: list_{0}, for: 2 years (term)}}}}", word);
    case 1:
      return fmt::format("{{while: listed on list_{0}, must: {{measure: bar_{0}}}}}", word);
    case 2:
      return fmt::format("{{when: pay_{0}, must: {{end: list_{0}, by: repair}}}}", word);
    case 3:
      return fmt::format(
          "{{when: owe_{0}, if: [count of owe_{0} within 1 year (window) at least 3 times (limit)], must: "
          "{{record: file_{0}, for: 5 years (kept)}}}}",
          word);
    default:
      return fmt::format(
          "{{when: owe_{0}, if: [age at least 18 years (majority), listed on list_{1}], must: {{list: "
          "list_{0}, "
          "for: 3 years (term)}}}}",
          word, next);
  }
}

/// Aborts if the law cannot be read.
regime::Law law_of(int provisions) {
  std::string text = words();
  for (int i = 0; i < provisions; ++i)
    text += fmt::format("- law: {{id: p{}, cite: 1, zh: 条。, en: Article.}}\n  rule: {}\n", i, rule(i));
  base::Diagnostics diagnostics;
  const pack::SourceFile file{"large.yaml", text};
  auto law = pack::read_pack({&file, 1}, nullptr, diagnostics);
  for (const auto& d : diagnostics.all()) {
    if (d.severity == base::Severity::error) std::fputs(base::format(d).c_str(), stderr);
  }
  if (!law) std::abort();
  return std::move(*law);
}

/// Of this process: what other processes do at the time counts little.
template <class Do>
double seconds(Do work) {
  const auto began = std::clock();
  work();
  return static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
}

}  // namespace

int main() {
  double first = 0;
  std::printf("provisions  audit s  per provision  verdicts  unknown  cases s\n");
  for (const int provisions : {50, 100, 200, 500, 1000}) {
    const auto law = law_of(provisions);
    audit::Request request;
    request.as_of = *base::parse_date("2019-11-30");
    base::Diagnostics diagnostics;
    std::optional<audit::Audit> found;
    const double took = seconds([&] { found = audit::audit(law, request, diagnostics); });
    if (!found || !found->failures.empty()) return 1;
    std::size_t unknown = 0;
    for (const auto& verdict : found->verdicts) unknown += verdict.decision == audit::Decision::unknown;
    if (first == 0) first = took / provisions;
    const double making =
        provisions > 200 ? 0 : seconds([&] { audit::generate(law, request, {}, diagnostics); });
    std::printf("%10d  %7.2f  %12.2fx  %8zu  %7zu  %s\n", provisions, took, took / provisions / first,
                found->verdicts.size(), unknown, making == 0 ? "-" : fmt::format("{:7.2f}", making).c_str());
  }
  return 0;
}
