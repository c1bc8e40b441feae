// Independent pieces of work on threads.
#pragma once

#include <atomic>
#include <cstddef>
#include <future>
#include <vector>

namespace osmanthus::audit {

/// Does `work(i)` for each i below `count`, on so many threads; which of them does which is chance.
template <class Work>
void side_by_side(std::size_t count, int threads, const Work& work) {
  std::atomic<std::size_t> next = 0;
  const auto some = [&] {
    for (auto i = next++; i < count; i = next++) work(i);
  };
  std::vector<std::future<void>> others;
  for (int t = 1; t < threads; ++t) others.push_back(std::async(std::launch::async, some));
  some();
  for (auto& other : others) other.get();
}

}  // namespace osmanthus::audit
