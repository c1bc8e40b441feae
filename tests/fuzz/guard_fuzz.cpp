// Any text as a line of a guard, as a happening, as an effect and as a number.
#include <cstddef>
#include <cstdint>
#include <string>

#include "pack/effects.hpp"
#include "pack/guard.hpp"
#include "pack/number.hpp"

namespace {

osmanthus::pack::Node scalar(const std::uint8_t* bytes, std::size_t size) {
  osmanthus::pack::Node node;
  node.kind = osmanthus::pack::Node::Kind::text;
  node.text.assign(reinterpret_cast<const char*>(bytes), size);
  node.at = {"fuzz.yaml", 1, 1, 1, static_cast<int>(size) + 1};
  return node;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace osmanthus;
  const auto node = scalar(bytes, size);
  base::Diagnostics out;
  std::vector<regime::Number> numbers;
  for (const auto stands : {pack::Stands::on_event, pack::Stands::during, pack::Stands::covers}) {
    pack::read_guard(node, {stands, numbers}, out);
  }
  pack::read_happenings(node, out);
  pack::read_effects(node, regime::Modality::must, numbers, out);
  pack::read_number_use(node, numbers, out);
  pack::read_number("n", node, out);
  return 0;
}
