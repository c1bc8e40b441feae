// What the audit asks of notice, remedy and publication, and what it takes to repair.
#pragma once

#include "pack/fields.hpp"
#include "regime/law.hpp"

namespace osmanthus::pack {

Value<regime::DueProcess> due_process();

}  // namespace osmanthus::pack
