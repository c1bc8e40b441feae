// Text as UTF-8: where its code points lie, and lines and columns counted in them.
#pragma once

#include <cstddef>
#include <string_view>

namespace osmanthus::base {

/// A place in a text; line and column count from 1, columns in code points.
struct Place {
  int line = 1;
  int column = 1;
};

/// Bytes of the code point that begins at `offset`; 0 if no valid one does (overlong forms and surrogates are
/// not valid).
std::size_t code_point_length(std::string_view text, std::size_t offset);

/// The code point that begins at `offset`, which must be valid.
char32_t code_point(std::string_view text, std::size_t offset);

/// Code points of a valid text; of an invalid one, its bytes that do not continue a code point.
std::size_t count_code_points(std::string_view text);

/// The place of the byte at `offset`. Lines end with LF, CR or CR LF.
Place place_of(std::string_view text, std::size_t offset);

}  // namespace osmanthus::base
