#include "results/progress.hpp"

#include <cstdio>
#include <nlohmann/json.hpp>

#include "results/files.hpp"

namespace osmanthus::results {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& json, int indent) {
  return json.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

Outcome write_run_facts(const RunFacts& facts, const std::filesystem::path& folder) {
  const Json json{{"synthetic", true},        {"threads", facts.threads},       {"ranks", facts.ranks},
                  {"started", facts.started}, {"finished", facts.finished},     {"seconds", facts.seconds},
                  {"events", facts.events},   {"peak_bytes", facts.peak_bytes}, {"resumed", facts.resumed}};
  return write_whole(folder / "run.json", text_of(json, 2));
}

Outcome append_progress(const Progress& progress, const std::filesystem::path& folder) {
  const Json json{{"replicate", progress.replicate},
                  {"month", base::format_date(progress.month)},
                  {"done", progress.done},
                  {"seconds", progress.seconds}};
  const std::string line = text_of(json, -1);
  const std::filesystem::path path = folder / "progress.jsonl";
  std::FILE* file = std::fopen(path.c_str(), "ab");
  const Problem problem{path.string() +
                        " cannot be written. Is the folder there, and is there room on the disk?"};
  if (file == nullptr) return problem;
  const bool written = std::fwrite(line.data(), 1, line.size(), file) == line.size();
  const bool closed = std::fclose(file) == 0;
  if (!written || !closed) return problem;
  return std::nullopt;
}

}  // namespace osmanthus::results
