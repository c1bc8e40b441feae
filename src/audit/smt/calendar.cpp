#include "audit/smt/calendar.hpp"

#include <algorithm>

namespace osmanthus::audit::smt {
namespace {

constexpr std::tuple<int, int> kNextMonth = {0, -1};

}  // namespace

Term Calendar::add(const Term& day, int amount, base::Unit unit) {
  if (amount == 0) return day;
  if (unit == base::Unit::years) return add(day, 12 * amount, base::Unit::months);
  return moved(day, {amount, static_cast<int>(unit)},
               [this, amount, unit](base::Day d) { return base::plus(d, amount, unit, working_); });
}

Term Calendar::next_months_first_working_day(const Term& day) {
  return moved(day, kNextMonth, [this](base::Day d) {
    return d >= base::kNever ? d : base::first_working_day_of_next_month(d, working_);
  });
}

Term Calendar::moved(const Term& day, const Key& key, const Move& move) {
  if (day.known()) return move(day.value());
  const auto& term = day.term();
  const auto id = std::pair(key, Z3_get_ast_id(context_, term));
  if (const auto known = made_.find(id); known != made_.end()) return known->second.second;
  const bool choice = term.is_app() && term.decl().decl_kind() == Z3_OP_ITE;
  const Term result = choice ? choose(Formula(term.arg(0)), moved(Term(term.arg(1)), key, move),
                                      moved(Term(term.arg(2)), key, move))
                             : variable(term, key, move);
  made_.emplace(id, std::pair(term, result));
  return result;
}

Term Calendar::variable(const z3::expr& day, const Key& key, const Move& move) {
  const auto& pieces = stretches(key, move);
  const auto by_offset = [](const Stretch& a, const Stretch& b) { return a.offset < b.offset; };
  const auto [least, most] = std::ranges::minmax_element(pieces, by_offset);
  const z3::expr result(context_, Z3_mk_fresh_const(context_, "date", context_.int_sort()));
  const z3::expr ends = day < context_.int_val(base::kNever);
  constraints_.push_back(result == z3::ite(ends, day + tree(day, pieces, 0, pieces.size()), day));
  constraints_.push_back(!ends || (result - day >= least->offset && result - day <= most->offset));
  return Term(result);
}

const std::vector<Calendar::Stretch>& Calendar::stretches(const Key& key, const Move& move) {
  auto& pieces = stretches_[key];
  if (!pieces.empty()) return pieces;
  const bool working = key == kNextMonth || std::get<1>(key) == static_cast<int>(base::Unit::working_days);
  const base::Day first = working ? span_.first_event : span_.first;
  const base::Day last = working ? std::min(span_.last_event + 366, span_.last) : span_.last;
  for (base::Day d = first; d <= last; ++d) {
    const int offset = move(d) - d;
    if (pieces.empty() || pieces.back().offset != offset) pieces.push_back({d, offset});
  }
  return pieces;
}

z3::expr Calendar::tree(const z3::expr& day, const std::vector<Stretch>& pieces, std::size_t from,
                        std::size_t to) {
  if (to - from == 1) return context_.int_val(pieces[from].offset);
  const std::size_t middle = (from + to) / 2;
  return z3::ite(day < context_.int_val(pieces[middle].from), tree(day, pieces, from, middle),
                 tree(day, pieces, middle, to));
}

}  // namespace osmanthus::audit::smt
