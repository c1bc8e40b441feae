#include "pack/change_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string_view>
#include <utility>

namespace osmanthus::pack {
namespace {

using regime::Change;
using Form = Change::Form;

// ---- the tree

Node scalar(std::string text) {
  Node node;
  node.kind = Node::Kind::text;
  node.text = std::move(text);
  return node;
}

Node* find(Node& mapping, std::string_view key) {
  for (std::size_t i = 0; i < mapping.keys.size(); ++i) {
    if (mapping.keys[i].text == key) return &mapping.items[i];
  }
  return nullptr;
}

void set(Node& mapping, const std::string& key, Node value) {
  if (auto* old = find(mapping, key)) {
    *old = std::move(value);
    return;
  }
  mapping.keys.push_back(scalar(key));
  mapping.items.push_back(std::move(value));
}

void remove(Node& mapping, std::string_view key) {
  for (std::size_t i = 0; i < mapping.keys.size(); ++i) {
    if (mapping.keys[i].text != key) continue;
    mapping.keys.erase(mapping.keys.begin() + static_cast<std::ptrdiff_t>(i));
    mapping.items.erase(mapping.items.begin() + static_cast<std::ptrdiff_t>(i));
    return;
  }
}

/// One thing as a list of one.
void make_list(Node& node) {
  if (node.is_list()) return;
  Node list;
  list.kind = Node::Kind::list;
  list.items.push_back(std::move(node));
  node = std::move(list);
}

// ---- printing

bool plain(std::string_view text) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ') return false;
  const auto ordinary = [](char c) {
    const auto u = static_cast<unsigned char>(c);
    return std::isalnum(u) != 0 || u >= 0x80 ||
           std::string_view(" _.()+-/%").find(c) != std::string_view::npos;
  };
  return std::ranges::all_of(text, ordinary) && text.front() != '-' && text.front() != '%';
}

std::string printed(const Node& node) {
  if (node.kind == Node::Kind::null) return "null";
  if (node.is_scalar()) {
    // What was no text (a number, a negative one) is written as it was read.
    if (node.kind != Node::Kind::text || plain(node.text)) return node.text;
    std::string quoted = "\"";
    for (const char c : node.text) {
      if (c == '"' || c == '\\') quoted += '\\';
      quoted += c;
    }
    return quoted + '"';
  }
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const auto key = node.is_mapping() ? printed(node.keys[i]) + ": " : "";
    parts.push_back(key + printed(node.items[i]));
  }
  return node.is_mapping() ? fmt::format("{{{}}}", fmt::join(parts, ", "))
                           : fmt::format("[{}]", fmt::join(parts, ", "));
}

// ---- effects

constexpr std::string_view kOpening[] = {"list", "record", "duty", "measure"};
constexpr std::string_view kNaming[] = {"list",   "record", "duty",  "measure", "points",
                                        "extend", "end",    "refer", "disclose"};

bool among(const std::vector<std::string>& things, const std::string& thing) {
  return std::ranges::find(things, thing) != things.end();
}

std::string_view verb_of(const Node& effect) {
  for (const auto verb : kNaming) {
    if (effect.find(verb) != nullptr) return verb;
  }
  return "";
}

/// Whether an effect is on one of these.
bool concerns(const Node& effect, const std::vector<std::string>& things) {
  if (effect.is_scalar()) return effect.text == "warn" && among(things, "warning");
  if (effect.find("fine") != nullptr) return among(things, "fine");
  const auto verb = verb_of(effect);
  if (verb.empty()) return false;
  const Node& named = *effect.find(verb);
  if (named.is_scalar()) return among(things, named.text);
  return std::ranges::any_of(named.items, [&](const Node& one) { return among(things, one.text); });
}

/// Takes these things out of an effect; false if nothing is left of it.
bool keep_the_rest(Node& effect, const std::vector<std::string>& things) {
  const auto verb = effect.is_mapping() ? verb_of(effect) : "";
  Node* named = verb.empty() ? nullptr : find(effect, verb);
  if (named == nullptr || !named->is_list()) return false;
  std::erase_if(named->items, [&](const Node& one) { return among(things, one.text); });
  return !named->items.empty();
}

/// A change to a rule. Each function says whether the rule had a place for it.
class Rewriting {
 public:
  Rewriting(Node rule, const Change& change) : rule_(std::move(rule)), change_(change) {}

  const Node& rule() const { return rule_; }
  bool is_left() const {
    return rule_.find("must") != nullptr || rule_.find("may") != nullptr || rule_.find("must_not") != nullptr;
  }

  bool with_term() {
    return on_effects([&](Node& effect) {
      const auto verb = verb_of(effect);
      const bool lasts =
          std::ranges::find(kOpening, verb) != std::end(kOpening) || verb == "points" || verb == "disclose";
      if (!lasts || effect.find("set") != nullptr) return false;
      remove(effect, "until");
      set(effect, "for", number("term"));
      return true;
    });
  }
  bool with_notice() {
    return on_opening([&](Node& effect) {
      set(effect, "notice", scalar(told_ ? "notice_advised" : "same_day (notice_advised)"));
      told_ = true;
      if (!change_.value.empty()) set(effect, "after", number("wait"));
    });
  }
  bool with_wait() {
    return on_opening([&](Node& effect) { set(effect, "after", number("wait")); });
  }
  /// Of all that it ends: an answer is one answer.
  bool with_deadline() {
    return on_effects(
        [&](Node& effect) {
          if (verb_of(effect) != "end") return false;
          set(effect, "within", number("days"));
          return true;
        },
        false);
  }
  bool with_condition() {
    const bool during = rule_.find("while") != nullptr;
    const auto* key = during ? "while" : "if";
    Node condition = scalar(change_.value.starts_with("age") ? fmt::format("{} (least_age)", change_.value)
                                                             : change_.value);
    Node* guard = find(rule_, key);
    if (guard == nullptr) {
      set(rule_, key, std::move(condition));
      return true;
    }
    make_list(*guard);
    guard->items.push_back(std::move(condition));
    return true;
  }
  /// A rule that has no `may` has no place for it.
  bool as_of_right() {
    Node* may = find(rule_, "may");
    if (may == nullptr) return false;
    Node all = *may;
    make_list(all);
    remove(rule_, "may");
    if (Node* must = find(rule_, "must")) {
      make_list(*must);
      all.items.insert(all.items.begin(), must->items.begin(), must->items.end());
    }
    set(rule_, "must", std::move(all));
    return true;
  }
  bool without() {
    bool found = false;
    for (const auto* key : {"must", "may"}) {
      Node* effects = find(rule_, key);
      if (effects == nullptr) continue;
      make_list(*effects);
      std::erase_if(effects->items, [&](Node& effect) {
        if (!concerns(effect, change_.things)) return false;
        found = true;
        return !keep_the_rest(effect, change_.things);
      });
      if (effects->items.empty()) remove(rule_, key);
    }
    return found;
  }

 private:
  /// A number is written out once, and named where it stands again.
  Node number(const std::string& name) {
    const bool again = std::exchange(written_, true);
    return scalar(again ? name + "_advised" : fmt::format("{} ({}_advised)", change_.value, name));
  }

  template <class Edit>
  bool on_effects(Edit edit, bool on_these = true) {
    if (rule_.find("while") != nullptr) return false;
    bool done = false;
    for (const auto* key : {"must", "may"}) {
      Node* effects = find(rule_, key);
      if (effects == nullptr) continue;
      make_list(*effects);
      for (auto& effect : effects->items) {
        const bool meant = effect.is_mapping() && (!on_these || concerns(effect, change_.things));
        if (meant) done = edit(effect) || done;
      }
    }
    return done;
  }
  template <class Edit>
  bool on_opening(Edit edit) {
    return on_effects([&](Node& effect) {
      if (std::ranges::find(kOpening, verb_of(effect)) == std::end(kOpening)) return false;
      edit(effect);
      return true;
    });
  }

  Node rule_;
  const Change& change_;
  bool written_ = false;  // the number
  bool told_ = false;     // the notice
};

bool rewrite(Rewriting& rewriting, Form form) {
  switch (form) {
    case Form::must:
      return rewriting.as_of_right();
    case Form::only_if:
      return rewriting.with_condition();
    case Form::term:
      return rewriting.with_term();
    case Form::notice:
      return rewriting.with_notice();
    case Form::wait:
      return rewriting.with_wait();
    case Form::within:
      return rewriting.with_deadline();
    case Form::without:
      return rewriting.without();
    case Form::repeal:
    case Form::rank:
    case Form::in:
      break;
  }
  return false;
}

/// One line a key, in the order of the language.
std::string rule_lines(const Node& rule) {
  std::string text = "    rule:\n";
  for (const auto* key : {"numbers", "when", "while", "if", "unless", "must", "may", "must_not"}) {
    if (const Node* value = rule.find(key)) text += fmt::format("      {}: {}\n", key, printed(*value));
  }
  return text;
}

// ---- the rules of the files

void take_items(const Node& items, std::string instrument, std::map<std::string, Node>& rules) {
  const std::vector<Node> one = {items};
  for (const auto& item : items.is_list() ? items.items : one) {
    if (const Node* head = item.find("instrument")) {
      if (const Node* id = head->find("id")) instrument = id->text;
    }
    const Node* law = item.find("law");
    const Node* rule = item.find("rule");
    if (law == nullptr || rule == nullptr || law->find("id") == nullptr) continue;
    const Node* own = law->find("instrument");
    rules.insert_or_assign((own != nullptr ? own->text : instrument) + "." + law->find("id")->text, *rule);
  }
}

void take_amendments(const Node& amendments, std::map<std::string, Node>& rules) {
  for (std::size_t i = 0; i < amendments.keys.size(); ++i) {
    if (const Node* rule = amendments.items[i].find("rule"))
      rules.insert_or_assign(amendments.keys[i].text, *rule);
  }
}

}  // namespace

std::map<std::string, Node> rules_in(const std::vector<SourceFile>& files) {
  std::map<std::string, Node> rules;
  base::Diagnostics unheard;  // the pack was read before
  for (const auto& file : files) {
    const auto root = parse_yaml(file, unheard);
    if (!root) continue;
    if (root->find("reform") == nullptr) {
      take_items(*root, "", rules);
      continue;
    }
    if (const Node* added = root->find("add")) take_items(*added, "", rules);
    if (const Node* amended = root->find("amend")) take_amendments(*amended, rules);
  }
  return rules;
}

std::optional<Written> written(const Change& change, const std::map<std::string, Node>& rules) {
  if (change.form == Form::repeal) return Written{change.provision, true, ""};
  if (change.form == Form::rank)
    return Written{change.provision, false, fmt::format("    rank: {}\n", change.value)};
  if (change.form == Form::in)
    return Written{change.provision, false, fmt::format("    in: {}\n", change.value)};
  const auto rule = rules.find(change.provision);
  if (rule == rules.end()) return std::nullopt;
  Rewriting rewriting(rule->second, change);
  if (!rewrite(rewriting, change.form)) return std::nullopt;
  if (!rewriting.is_left()) return Written{change.provision, true, ""};
  return Written{change.provision, false, rule_lines(rewriting.rule())};
}

std::string overlay_text(const regime::Text& title, const std::string& extends,
                         const std::vector<Written>& changes) {
  std::string text = fmt::format("reform: {}\nzh: {}\nextends: {}\n", printed(scalar(title.en)),
                                 printed(scalar(title.zh)), printed(scalar(extends)));
  std::vector<std::string> repealed;
  for (const auto& change : changes) {
    if (change.repeals) repealed.push_back(change.provision);
  }
  if (!repealed.empty()) text += fmt::format("repeal:\n  - {}\n", fmt::join(repealed, "\n  - "));
  if (repealed.size() == changes.size()) return text;
  text += "amend:\n";
  for (const auto& change : changes) {
    if (!change.repeals) text += fmt::format("  {}:\n{}", change.provision, change.amendment);
  }
  return text;
}

}  // namespace osmanthus::pack
