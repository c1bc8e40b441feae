/** Claims that were often made, and what the sources and the run have to say about each, in English. */
export const enClaims = {
  title: "Claims checked",
  says: "What is often said, what the article and the legal sources really give, and what this run gives.",
  sources: "The sources",
  run: "This run",
  verdict: "Verdict",
  band: (middle: string, low: string, high: string) => `${middle} (5–95 %: ${low} to ${high})`,
  outside: "The run does not reach the time that this is about.",
  ofBaseline: "Figures of the run are those of A.",
  items: {
    people_refused: {
      claim: "“26.8 million people were refused a flight.”",
      found:
        "Until June 2019 a flight had been refused 26.82 million times. The courts count person-times: one person may try again and again. In July 2014, 108,000 refusals fell on 12,389 persons, almost nine each.",
      source: "Encyclopedia article, notes 28 and 80; zqb.cyol.com, 11 August 2014",
      verdict: "Attempts, not people.",
    },
    national_score: {
      claim: "“Everyone in China has one national score.”",
      found:
        "No instrument in the sources sets one. There are lists for the whole country, and scores in pilots of single cities such as Suzhou and Rongcheng, each on a scale of its own.",
      source: "Encyclopedia article, notes 132–136; kushima.org; chinalawtranslate.com",
      verdict: "No. Lists for the whole country, scores in some pilots.",
    },
    two_years: {
      claim: "“Two years, and you are free.”",
      found:
        "In the text the term of two years holds for grounds 2 to 6 and since May 2017. Refusing to pay though able has no term; it ends on performance. The article tells of two years for the whole list. Listings made before May 2017 have no term.",
      source: "Supreme People’s Court, Provisions on the list of defaulters (2013) 7, (2017) 1 and 2(1); article, notes 69–72",
      verdict: "Only where the listing has a term.",
    },
    children_barred: {
      claim: "“The children of debtors are barred from school.”",
      found:
        "From private schools with high fees, not from school: compulsory schooling is untouched. The article names Chongqing, Foshan and Hebei. Of universities one case is known, of July 2018.",
      source:
        "Encyclopedia article, notes 31–34 and 82–86; Supreme People’s Court, Provisions on consumption (2015) 3(1) no. 7; press of March 2019",
      verdict: "From private schools, in some places; not from school.",
    },
    eighteen_million: {
      claim: "“18 million people cannot fly.”",
      found:
        "The published total of refused flights was 11.60 million in May 2018 and 26.82 million in June 2019; a total of 18 million lies between the two. It adds up attempts since 2013. It is not a number of people, and not a number of those under a ban.",
      source: "news.china.com, 19 July 2018; encyclopedia article, notes 28 and 80",
      verdict: "A running total of attempts, not people who cannot fly.",
    },
    on_the_list: {
      claim: "“10.9 million people are on the list.”",
      found:
        "10.89 million is the number of listings published by 31 May 2018, added up since October 2013. Firms are in it, a person listed twice counts twice, and listings that have ended are still there.",
      source: "news.china.com, 19 July 2018",
      verdict: "Listings ever made, not people listed.",
    },
    no_trains: {
      claim: "“Whoever is listed cannot take a train.”",
      found:
        "Barred are all seats of G trains, and first class and above on other multiple-unit trains. Second class of D trains and every ordinary train stay open. Until June 2019 a ticket had been refused 5.96 million times.",
      source: "Supreme People’s Court, Provisions on consumption (2015) 3(1) no. 9; encyclopedia article, notes 28 and 80",
      verdict: "Fast trains, not trains.",
    },
    made_them_pay: {
      claim: "“The list made 4.37 million debtors pay.”",
      found:
        "4.37 million defaulters had performed by June 2019, says the court. How many of them would have paid without the list, nobody published.",
      source: "Encyclopedia article, notes 28 and 80",
      verdict: "That they paid is counted; that the list made them is not shown.",
    },
  },
  models: {
    people_refused: (attempts: string, persons: string, ever: string) =>
      `By June 2019: ${attempts} flights refused. Counting each person once a month, flights and fast trains together, they fell on ${persons} person-months; ${ever} people had ever been on the list.`,
    national_score: (month: string, share: string) =>
      `What acts nationwide in the run is a list. By ${month}, ${share} in 1,000 residents had ever been on it.`,
    two_years: (ground: string, share: string) => `${ground}: ${share} still listed after two years.`,
    children_barred: (month: string, children: string, places: string) =>
      `At the end of ${month}, ${children} children, all of them in ${places}.`,
    children_none: (month: string) => `At the end of ${month}, no child bears a measure of its own under this reading.`,
    eighteen_million: (attempts: string, listed: string) =>
      `At the end of 2018: ${attempts} flights refused since the first reported month, and ${listed} people on the list.`,
    on_the_list: (made: string, listed: string) =>
      `By the end of May 2018: ${made} listings made since the first reported month, firms’ among them, and ${listed} people on the list.`,
    no_trains: (attempts: string) => `By June 2019: ${attempts} fast-train tickets refused.`,
    made_them_pay: (performed: string, days: string, wrong: string, children: string) =>
      `By June 2019: ${performed} judgments performed, with the list and without. Beside that, over the whole run: ${days} person-days under a measure; at its end ${wrong} wrongly listed (rate assumed) and ${children} children affected.`,
  },
};
