// Any bytes as a pack, as a case and as a reform: whatever they are, the readers say so and do not fall over.
#include <cstddef>
#include <cstdint>
#include <string>

#include "pack/cases.hpp"
#include "pack/contents.hpp"
#include "pack/overlay.hpp"
#include "pack/pack.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace osmanthus;
  const pack::SourceFile file{"fuzz.yaml", std::string(reinterpret_cast<const char*>(bytes), size)};
  base::Diagnostics out;
  std::vector<regime::Case> cases;
  auto law = pack::read_pack({&file, 1}, &cases, out);
  pack::read_cases(file, out);
  if (pack::contents_of(file) != pack::Contents::reform) return 0;
  const auto overlay = pack::read_overlay(file, out);
  regime::Law empty;
  if (overlay) pack::apply_overlay(*overlay, empty, out);
  return 0;
}
