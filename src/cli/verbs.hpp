// One function a verb; each returns the exit code of CONTRACT.
#pragma once

#include "cli/arguments.hpp"

namespace osmanthus::cli {

int check(const Arguments& arguments);
int list(const Arguments& arguments);
int show(const Arguments& arguments);
int explain(const Arguments& arguments);
int test(const Arguments& arguments);
int generate(const Arguments& arguments);  // test --generate
int audit(const Arguments& arguments);
int diff(const Arguments& arguments);
int schema(const Arguments& arguments);
int simulate(const Arguments& arguments);
int calibrate(const Arguments& arguments);
int report(const Arguments& arguments);

}  // namespace osmanthus::cli
