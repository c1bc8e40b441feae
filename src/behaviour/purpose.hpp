// The purposes of the random numbers of behaviour and of decisions. Their values are part of every result:
// add, never renumber. Population keeps those below 16.
#pragma once

#include <cstdint>

namespace osmanthus::behaviour {

enum Purpose : std::uint16_t {
  kParameter = 16,     // subject: the parameter; once a replicate
  kCaseGap = 17,       // subject: the stratum
  kCaseAccepted = 18,  // subject, of this and what follows: the person
  kCaseCourse = 19,
  kMistakeGap = 20,  // subject: the stratum
  kMistakeCourse = 21,
  kAirMonths = 22,  // month: the calendar year
  kAirTrip = 23,
  kRailMonths = 24,  // month: the calendar year
  kRailTrip = 25,
  kAbstains = 26,
  kActNumber = 27,  // subject: the number; once a replicate
  kAware = 28,      // once for all months
  kSurvey = 29,     // subject: who is asked, counted from nought
  kOfOthers = 32,   // of kAbstains, where others are the cause
  // Of organisations; the subject of a gap is the stratum, of a course the organisation.
  kOrganisationGap = 40,
  kOrganisationComing = 41,
  kBodyCourse = 42,
  kBodyPerformance = 43,  // month: that in which the matter began
  // Of everyday acts and of answers, each with the luck of its name; the subject of a gap is the stratum, of
  // a course the person.
  kActGap = 0x0400,
  kActCourse = 0x0500,
  kActMistakeGap = 0x0600,
  kActMistake = 0x0700,
  kActKind = 0x0800,  // its flags and fields
  kUnseen = 0x0900,   // subject: region, age, sex and income
  kAnswer = 0x0a00,   // month is that in which the matter began
  kTraced = 0x0f00,   // subject: the person; whose history is told
  // Of what may follow a matter, a purpose for each attempt: month is that in which the matter began.
  kPerformance = 0x1000,
  kTermination = 0x2000,
  kCorrection = 0x3000,
  // Decisions, each with the luck of its name: month is the day for those that an event calls for.
  kPermitted = 0x4000,
  kPicked = 0x8000,  // from a range, at each event
  kAssumed = 0xa000  // once a replicate
};

}  // namespace osmanthus::behaviour
