#include "pack/rows.hpp"

namespace osmanthus::pack {

Value<std::string> sort() {
  return choice_of_words("a sort of sanction",
                         {"any", "liberty", "warning", "fine", "criticism", "seizure", "licence", "business",
                          "occupation", "market", "travel", "consumption", "education", "telecom", "list",
                          "record", "points", "duty", "supervision"});
}

}  // namespace osmanthus::pack
