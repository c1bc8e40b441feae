import type { enClaims } from "./en-claims";

/** Claims that were often made, and what the sources and the run have to say about each, in Chinese. */
export const zhClaims: typeof enClaims = {
  title: "核查说法",
  says: "常见的说法，条目与法律文件真正给出的内容，以及本次运行给出的数字。",
  sources: "资料",
  run: "本次运行",
  verdict: "结论",
  band: (middle, low, high) => `${middle}（5–95 %：${low}至${high}）`,
  outside: "本次运行没有覆盖所说的时间。",
  ofBaseline: "运行的数字取自 A。",
  items: {
    people_refused: {
      claim: "“2680万人被拒绝乘机。”",
      found: "截至2019年6月，机票被拒2682万人次。法院按人次计算：一个人可以一试再试。2014年7月，10.8万次拒绝落在12389人身上，平均每人近九次。",
      source: "百科条目注28、80；中青在线，2014年8月11日",
      verdict: "是次数，不是人数。",
    },
    national_score: {
      claim: "“每个中国人都有一个全国统一的分数。”",
      found: "资料中没有任何文件设立这样的分数。全国有的是名单；分数只见于个别城市的试点，如苏州、荣成，各有各的尺度。",
      source: "百科条目注132–136；kushima.org；chinalawtranslate.com",
      verdict: "没有。全国是名单，分数只在部分试点。",
    },
    two_years: {
      claim: "“两年一到就自由了。”",
      found: "按文件原文，两年期限只适用于第2至6项，且自2017年5月起。有能力而拒不履行者没有期限，履行才终止。条目则说整个名单都是两年。2017年5月以前列入的没有期限。",
      source: "最高人民法院关于公布失信被执行人名单信息的若干规定（2013）第7条，（2017）第1条、第2条第1款；条目注69–72",
      verdict: "只有带期限的列入才是。",
    },
    children_barred: {
      claim: "“老赖的孩子不能上学。”",
      found: "不能上的是高收费私立学校，不是学校：义务教育不受影响。条目点名重庆、佛山和河北。大学只知道一例，在2018年7月。",
      source: "百科条目注31–34、82–86；最高人民法院关于限制被执行人高消费的若干规定（2015）第3条第1款第7项；2019年3月报道",
      verdict: "是部分地区的私立学校，不是上学。",
    },
    eighteen_million: {
      claim: "“1800万人不能坐飞机。”",
      found: "公布的机票被拒累计数，2018年5月为1160万，2019年6月为2682万；1800万在两者之间。这是2013年以来次数的累加，不是人数，也不是受限人数。",
      source: "中华网，2018年7月19日；百科条目注28、80",
      verdict: "是不断累加的次数，不是不能坐飞机的人。",
    },
    on_the_list: {
      claim: "“名单上有1089万人。”",
      found: "1089万是截至2018年5月31日公布的列入数，自2013年10月起累加。企业在其中，同一人列入两次就计两次，已经退出的也没有减去。",
      source: "中华网，2018年7月19日",
      verdict: "是累计列入次数，不是在列人数。",
    },
    no_trains: {
      claim: "“上了名单就不能坐火车。”",
      found: "不能坐的是 G 字头列车的全部座位，以及其他动车组一等以上座位。D 字头列车二等座和一切普通列车照常可坐。截至2019年6月，车票被拒596万人次。",
      source: "最高人民法院关于限制被执行人高消费的若干规定（2015）第3条第1款第9项；百科条目注28、80",
      verdict: "是高铁动车，不是火车。",
    },
    made_them_pay: {
      claim: "“名单让437万人还了债。”",
      found: "法院称，截至2019年6月有437万失信被执行人履行了义务。没有名单时其中多少人也会履行，无人公布。",
      source: "百科条目注28、80",
      verdict: "履行是数出来的；因名单而履行没有得到证明。",
    },
  },
  models: {
    people_refused: (attempts, persons, ever) =>
      `截至2019年6月：机票被拒${attempts}次。每人每月只计一次、机票与高铁动车票合计，为${persons}人月；曾在名单上的人有${ever}。`,
    national_score: (month, share) => `本次运行中在全国起作用的是名单。到${month}，每千名居民中曾在名单上的有${share}人。`,
    two_years: (ground, share) => `${ground}：两年之后仍在名单上的占${share}。`,
    children_barred: (month, children, places) => `${month}末有${children}名儿童，都在${places}。`,
    children_none: (month) => `${month}末，在这种理解下没有儿童自己承受措施。`,
    eighteen_million: (attempts, listed) => `2018年底：自首个报告月份起机票被拒${attempts}次，名单上有${listed}人。`,
    on_the_list: (made, listed) => `到2018年5月底：自首个报告月份起列入${made}次，企业在内，名单上有${listed}人。`,
    no_trains: (attempts) => `截至2019年6月：高铁动车票被拒${attempts}次。`,
    made_them_pay: (performed, days, wrong, children) =>
      `截至2019年6月：不论是否因为名单，履行判决${performed}件。与之并列，整个运行：受措施约束${days}人日；结束时${wrong}人被错误列入（比率为假设），${children}名儿童受影响。`,
  },
};
