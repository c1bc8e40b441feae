# Warnings are errors in our own code; third-party headers come in as system headers.
add_library(osmanthus_warnings INTERFACE)
target_compile_options(osmanthus_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports false positives of these in the standard library once it inlines.
  target_compile_options(osmanthus_warnings INTERFACE -Wno-restrict -Wno-maybe-uninitialized -Wno-array-bounds -Wno-stringop-overflow)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # The standard library's stable_sort of g++ 12 calls what it has itself marked as deprecated.
  # The report's page is one text, longer than the standard obliges a compiler to take.
  target_compile_options(osmanthus_warnings INTERFACE -Wno-deprecated-declarations -Wno-overlength-strings)
endif()
