// Every adverse effect rests on an instrument of a rank that may create that sort of sanction.
//
// The table of ranks is compared with every provision (S, for all lives); a case shows that one that fails
// the table is applied at all.
#include <fmt/format.h>

#include <algorithm>

#include "audit/inquiry.hpp"
#include "audit/titles.hpp"

namespace osmanthus::audit {
namespace {

constexpr const char* kProperty = "legal_basis";

class LegalBasisCheck {
 public:
  explicit LegalBasisCheck(Inquiry& inquiry) : inquiry_(inquiry) {}

  std::vector<Verdict> run() {
    for (const auto& sanction : inquiry_.sanctions()) {
      if (!inquiry_.asks_about(sanction.rule)) continue;
      if (inquiry_.is_contract(sanction)) continue;
      if (sanction.sort.empty()) {
        no_sort(sanction);
      } else if (const auto* row = row_of(sanction); row == nullptr || !creates(*row, sanction)) {
        decide(sanction, row);
      }
    }
    if (out_.empty()) out_.push_back(tally_.holds(kProperty, 'S'));
    return std::move(out_);
  }

 private:
  const regime::LegalBasis* row_of(const Sanction& sanction) const {
    const auto rank = to_string(inquiry_.rank(sanction));
    const auto day = inquiry_.request().as_of;
    const auto& rows = inquiry_.law().legal_basis;
    const auto found = std::ranges::find_if(rows, [&](const auto& row) {
      return row.rank == rank && row.force.from <= day && day < row.force.until;
    });
    return found == rows.end() ? nullptr : &*found;
  }

  static bool creates(const regime::LegalBasis& row, const Sanction& sanction) {
    return std::ranges::find(row.may_create, sanction.sort) != row.may_create.end();
  }

  void no_sort(const Sanction& sanction) {
    auto verdict = inquiry_.verdict(sanction, kProperty, Decision::unknown);
    verdict.why = {"规则包未说明该措施属于哪一种惩戒。",
                   "The pack does not say of which sort this measure is."};
    inquiry_.add(std::move(verdict), out_);
  }

  void decide(const Sanction& sanction, const regime::LegalBasis* row) {
    Question question{.sanction = &sanction, .condition = Condition::imposed};
    if (row != nullptr) question.from = row->force.from;
    const auto found = inquiry_.find(question);
    if (found.outcome == smt::Outcome::none) return tally_.none(found);
    const auto rank = title(inquiry_.rank(sanction));
    const auto sort = title_of_sort(sanction.sort);
    regime::Text says{fmt::format("该位阶（{}）不得设定此种惩戒（{}）{}。", rank.zh, sort.zh,
                                  row == nullptr ? "" : "，依" + row->cite.zh),
                      fmt::format("This rank ({}) may not create this sort of sanction ({}){}.", rank.en,
                                  sort.en, row == nullptr ? "" : ": " + row->cite.en)};
    auto verdict = inquiry_.verdict(sanction, kProperty, found, Rests::on_words, std::move(says));
    verdict.by = 'S';
    verdict.all_lives = true;
    inquiry_.add(std::move(verdict), out_);
  }

  Inquiry& inquiry_;
  Tally tally_;
  std::vector<Verdict> out_;
};

}  // namespace

std::vector<Verdict> legal_basis(Inquiry& inquiry) { return LegalBasisCheck(inquiry).run(); }

}  // namespace osmanthus::audit
