#include "scenario/parameter.hpp"

#include <algorithm>

namespace osmanthus::scenario {
namespace {

using enum Parameter;

constexpr std::array<ParameterMeaning, kParameters> kMeanings{{
    {natural_person_debtors, "natural_person_debtors", "share", 0, 1,
     "enforcement cases whose debtor is a natural person", "被执行人为自然人的执行案件"},
    {ground_able, "ground_able", "share", 0, 1,
     "debtors able to perform who commit one of the six acts in the month of the case",
     "有履行能力的被执行人在立案当月实施六种行为之一的"},
    {ground_unable, "ground_unable", "share", 0, 1,
     "debtors unable to perform who commit one of grounds 2 to 6 in the month of the case",
     "无履行能力的被执行人在立案当月实施第二至六种行为之一的"},
    {unable_debtors, "unable_debtors", "share", 0, 1,
     "debtors who own nothing that could be enforced against", "没有可供执行财产的被执行人"},
    {refuse_judgment, "refuse_judgment", "weight", 0, 1000,
     "ground 1 among the acts of debtors able to perform", "第一种事由在有履行能力者行为中的权重"},
    {obstruct_enforcement, "obstruct_enforcement", "weight", 0, 1000, "ground 2 among the acts",
     "第二种事由的权重"},
    {evade_enforcement, "evade_enforcement", "weight", 0, 1000, "ground 3 among the acts",
     "第三种事由的权重"},
    {violate_property_report, "violate_property_report", "weight", 0, 1000, "ground 4 among the acts",
     "第四种事由的权重"},
    {violate_consumption_order, "violate_consumption_order", "weight", 0, 1000, "ground 5 among the acts",
     "第五种事由的权重"},
    {break_settlement, "break_settlement", "weight", 0, 1000, "ground 6 among the acts", "第六种事由的权重"},
    {violent_and_grave, "violent_and_grave", "share", 0, 1, "acts of ground 2 that are violent and grave",
     "第二种事由中暴力且情节严重的"},
    {court_take_up, "court_take_up", "share a month", 0, 1,
     "courts not yet using the list that begin to use it, from its first month on",
     "尚未使用名单的法院中开始使用的（自名单设立首月起）"},
    {performance, "performance", "share a month", 0, 1, "listed debtors able to perform who then do",
     "名单上有履行能力者随后履行的"},
    {performance_unable, "performance_unable", "factor", 0, 1, "on performance, of those unable",
     "无履行能力者的履行倍数"},
    {performance_unlisted, "performance_unlisted", "factor", 0, 1, "on performance, of those not listed",
     "不在名单上者的履行倍数"},
    {termination, "termination", "share a month", 0, 1, "open enforcements that the court terminates",
     "法院终结的未结执行案件"},
    {wrong_listings, "wrong_listings", "share", 0, 0.5,
     "persons listed by mistake, to persons listed for an act", "被错误列入者与因行为列入者之比"},
    {correction, "correction", "share a month", 0, 1, "persons listed by mistake whose objection is upheld",
     "被错误列入者异议成立的"},
    {may_end, "may_end", "share", 0, 1, "endings that the law permits and the court grants",
     "法律允许且法院准予的终止"},
    {may_extend, "may_extend", "share", 0, 1, "extensions that the law permits and the court makes",
     "法律允许且法院作出的延长"},
    {may_measure, "may_measure", "share", 0, 1, "restrictions that the law permits and an authority applies",
     "法律允许且机关适用的限制"},
    {may_other, "may_other", "share", 0, 1, "other effects that the law permits and an authority carries out",
     "法律允许且机关作出的其他处理"},
    {air_demand, "air_demand", "share a month", 0, 1, "listed persons who try to buy an air ticket",
     "名单上试图购买机票的人"},
    {air_attempts, "air_attempts", "attempts", 1, 1000, "tries of one who tries, in that month",
     "试图购票者当月的次数"},
    {rail_demand, "rail_demand", "share a month", 0, 1,
     "listed persons who try to buy a high-speed rail ticket", "名单上试图购买高铁动车票的人"},
    {rail_attempts, "rail_attempts", "attempts", 1, 1000, "tries of one who tries, in that month",
     "试图购票者当月的次数"},
    {own_news, "own_news", "share", 0, 1,
     "debtors about to commit an act who abstain because they have just been listed",
     "因刚被列入名单而未实施行为的被执行人"},
    {own_news_lasting, "own_news_lasting", "share", 0, 1, "of that, what fades slowly", "其中缓慢消退的部分"},
    {own_news_fast, "own_news_fast", "months", 1, 120, "half-life of what fades fast",
     "快速消退部分的半衰期"},
    {own_news_slow, "own_news_slow", "months", 1, 1200, "half-life of what fades slowly",
     "缓慢消退部分的半衰期"},
    {firms, "firms", "per 1,000 adults", 0, 500, "adults who represent a firm", "任企业法定代表人的成年人"},
    {public_bodies, "public_bodies", "per 1,000 adults", 0, 100, "adults who head a public body",
     "任国家机关、事业单位负责人的成年人"},
    {public_servants, "public_servants", "per 1,000 adults", 0, 500, "adults who serve in a public office",
     "公务员"},
    {public_bodies_listed, "public_bodies_listed", "a year", 0, 1'000'000,
     "public bodies of the nation that the courts record for refusing to perform",
     "全国因拒不履行被法院记录的机关单位"},
    {public_body_performance, "public_body_performance", "share a month", 0, 1,
     "recorded public bodies that then perform", "被记录后履行的机关单位"},
    {aware, "aware", "share", 0, 1, "residents who know of the rules under which they live",
     "知道自己生活在该制度下的居民"},
    {hearsay, "hearsay", "share", 0, 1,
     "of those who are aware, who abstain however much they hear of others",
     "知情者中因听闻他人受罚而不为的上限"},
    {hearsay_half, "hearsay_half", "acts of 1,000 residents a month", 0.0001, 1000,
     "recorded acts heard of at which half of that abstain", "达到其半数时所听闻的记录"},
    {hearsay_fades, "hearsay_fades", "months", 1, 120, "half-life of what is heard of others",
     "听闻的半衰期"},
    {stigma, "stigma", "share", 0, 1, "of those who are aware, men who abstain since the list is public",
     "知情男性中因名单公开而不为的"},
    {stigma_women, "stigma_women", "factor", 0, 1, "on stigma, of women", "女性的羞耻倍数"},
    {crowding_out, "crowding_out", "factor", 0, 10, "by which who was fined does it oftener",
     "受过罚款者增加的倍数"},
    {rewards, "rewards", "factor", 0, 10, "by which who is aware does rewarded deeds oftener",
     "知情者因奖励增加善行的倍数"},
    {congestion, "congestion", "share", 0, 1,
     "by which a month's worth of unfinished cases lowers what the courts find",
     "每月未结案件降低法院发现的比例"},
    {approval, "approval", "share", 0, 1, "of those asked who approve of the regime", "受访者中赞成该制度的"},
    {approval_sanctioned, "approval_sanctioned", "factor", 0, 1,
     "on approval, of those who are listed or recorded themselves", "本人被列入或被记录者的赞成倍数"},
}};

}  // namespace

const std::array<ParameterMeaning, kParameters>& parameters() { return kMeanings; }

std::optional<Parameter> parameter(std::string_view name) {
  const auto found = std::ranges::find(parameters(), name, &ParameterMeaning::name);
  if (found == parameters().end()) return std::nullopt;
  return found->parameter;
}

}  // namespace osmanthus::scenario
