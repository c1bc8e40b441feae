// A folder that a verb writes files to.
#pragma once

#include <fmt/format.h>

#include <memory>
#include <string>

namespace osmanthus::cli {

/// None, if the path is empty. What cannot be written is told once.
class Folder {
 public:
  explicit Folder(std::string path);

  void write(const std::string& name, const std::string& text);
  bool failed() const { return failed_; }

 private:
  std::string path_;
  bool failed_ = false;
};

/// Writes each question that it is given to the folder, numbered. Its copies count on together.
inline auto numbered_queries(Folder& folder) {
  return [&folder, number = std::make_shared<int>(0)](const std::string& script) {
    folder.write(fmt::format("{:05}.smt2", ++*number), script);
  };
}

}  // namespace osmanthus::cli
