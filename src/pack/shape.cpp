#include "pack/shape.hpp"

#include <utility>

namespace osmanthus::pack {

Shape plain(Shape::Form form) {
  Shape shape;
  shape.form = form;
  return shape;
}

Shape anything() { return plain(Shape::Form::anything); }
Shape scalar_text() { return plain(Shape::Form::text); }

Shape word_of(std::string pattern) {
  Shape shape = plain(Shape::Form::word);
  shape.pattern = std::move(pattern);
  return shape;
}

Shape one_of(std::vector<std::string> words) {
  Shape shape = plain(Shape::Form::one_of);
  shape.words = std::move(words);
  return shape;
}

Shape list_of(Shape item) {
  Shape shape = plain(Shape::Form::list);
  shape.parts.push_back(std::move(item));
  return shape;
}

Shape one_or_list_of(Shape item) { return either({item, list_of(item)}); }

Shape map_of(Shape value) {
  Shape shape = plain(Shape::Form::map);
  shape.parts.push_back(std::move(value));
  return shape;
}

Shape either(std::vector<Shape> shapes) {
  Shape shape = plain(Shape::Form::either);
  shape.parts = std::move(shapes);
  return shape;
}

Shape named(std::string name, std::function<Shape()> define) {
  Shape shape = plain(Shape::Form::named);
  shape.name = std::move(name);
  shape.define = std::move(define);
  return shape;
}

}  // namespace osmanthus::pack
