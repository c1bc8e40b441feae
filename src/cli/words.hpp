// The law in words: titles, citations, numbers with their dates and grades.
#pragma once

#include <string>

#include "regime/compile.hpp"
#include "regime/law.hpp"

namespace osmanthus::cli {

/// The first sentence of a paraphrase.
regime::Text title_of(const regime::Text& paraphrase);

/// "1 to 3 years"; with choices "none from 2013-10-01; 2 years from 2017-05-01 (article)".
std::string in_words(const regime::Number& number);

/// "assumed, 1 to 10 points: no table was found"; "cited" where nothing else is said.
std::string graded(const regime::Number& number);

/// "from 2017-05-01", "2013-10-01 to 2017-04-30".
std::string in_words(const regime::Force& force);

}  // namespace osmanthus::cli
