#include "audit/titles.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "regime/compile.hpp"

namespace osmanthus::audit {
namespace {

struct Title {
  std::string_view word, zh, en;
};

constexpr std::array kRanks = {
    Title{"law", "法律", "law"},
    Title{"administrative_regulation", "行政法规", "administrative regulation"},
    Title{"local_regulation", "地方性法规", "local regulation"},
    Title{"department_rule", "部门规章", "department rule"},
    Title{"local_government_rule", "地方政府规章", "local government rule"},
    Title{"judicial_interpretation", "司法解释", "judicial interpretation"},
    Title{"normative_document", "规范性文件", "normative document"},
    Title{"plan", "规划", "plan"},
    Title{"draft", "草案", "draft"},
    Title{"practice", "做法", "practice"},
    Title{"private_scheme", "私人方案", "private scheme"},
};
constexpr std::array kSorts = {
    Title{"liberty", "人身自由", "liberty"},
    Title{"warning", "警告", "warning"},
    Title{"fine", "罚款", "fine"},
    Title{"criticism", "通报批评", "public criticism"},
    Title{"seizure", "没收、扣押", "seizure"},
    Title{"licence", "限制资质", "licence"},
    Title{"business", "限制经营", "business"},
    Title{"occupation", "限制从业", "occupation"},
    Title{"market", "限制市场活动", "market"},
    Title{"travel", "限制出行", "travel"},
    Title{"consumption", "限制消费", "consumption"},
    Title{"education", "限制就学", "education"},
    Title{"telecom", "限制通信", "telecommunication"},
    Title{"list", "列入名单", "listing"},
    Title{"record", "记入档案", "record"},
    Title{"points", "记分", "points"},
    Title{"duty", "责令履行", "duty"},
    Title{"supervision", "加强监管", "supervision"},
};
constexpr std::array kShown = {
    Title{"name", "姓名", "the name"},
    Title{"sex", "性别", "the sex"},
    Title{"age", "年龄", "the age"},
    Title{"identity_number", "身份证号码", "the identity number"},
    Title{"portrait", "肖像", "a picture of the face"},
    Title{"address", "住址", "the address"},
    Title{"family", "家庭成员", "the family"},
    Title{"telephone", "电话号码", "the telephone number"},
};

template <class Titles>
regime::Text title_in(const Titles& titles, std::string_view word) {
  const auto* found = std::ranges::find(titles, word, &Title::word);
  if (found == titles.end()) return {std::string(word), std::string(word)};
  return {std::string(found->zh), std::string(found->en)};
}

}  // namespace

regime::Text title(regime::Rank rank) { return title_in(kRanks, to_string(rank)); }
regime::Text title_of_sort(std::string_view sort) { return title_in(kSorts, sort); }

regime::Text title_of_domain(const regime::Law& law, std::string_view domain) {
  const auto found = std::ranges::find(law.domains, domain, &regime::Domain::id);
  return found == law.domains.end() ? regime::Text{std::string(domain), std::string(domain)} : found->text;
}

regime::Text title_of_shown(std::string_view field) { return title_in(kShown, field); }

regime::Text joined(const std::vector<regime::Text>& texts) {
  regime::Text out;
  for (const auto& text : texts) {
    out.zh += (out.zh.empty() ? "" : "、") + text.zh;
    out.en += (out.en.empty() ? "" : ", ") + text.en;
  }
  return out;
}

}  // namespace osmanthus::audit
