#include "simulation/parallel/threads.hpp"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>
#include <vector>

namespace osmanthus::simulation::parallel {

/// Where the threads wait between two calls of each().
struct Threads::Yard {
  std::mutex mutex;
  std::condition_variable work_to_do;
  std::condition_variable work_done;
  const std::function<void(std::size_t)>* job = nullptr;
  std::size_t count = 0;
  std::uint64_t round = 0;
  std::size_t busy = 0;
  bool closing = false;
  std::atomic<std::size_t> next{0};
  std::vector<std::jthread> threads;

  void take_jobs() {
    for (std::size_t i = next++; i < count; i = next++) (*job)(i);
  }

  void serve() {
    std::uint64_t seen = 0;
    std::unique_lock lock(mutex);
    while (true) {
      work_to_do.wait(lock, [&] { return closing || round != seen; });
      if (closing) return;
      seen = round;
      lock.unlock();
      take_jobs();
      lock.lock();
      if (--busy == 0) work_done.notify_one();
    }
  }
};

Threads::Threads(unsigned count) : yard_(std::make_unique<Yard>()) {
  for (unsigned i = 1; i < count; ++i) yard_->threads.emplace_back([yard = yard_.get()] { yard->serve(); });
}

Threads::~Threads() {
  {
    const std::lock_guard lock(yard_->mutex);
    yard_->closing = true;
  }
  yard_->work_to_do.notify_all();
}

void Threads::each(std::size_t count, const std::function<void(std::size_t)>& job) {
  {
    const std::lock_guard lock(yard_->mutex);
    yard_->job = &job;
    yard_->count = count;
    yard_->next = 0;
    yard_->busy = yard_->threads.size();
    ++yard_->round;
  }
  yard_->work_to_do.notify_all();
  yard_->take_jobs();
  std::unique_lock lock(yard_->mutex);
  yard_->work_done.wait(lock, [&] { return yard_->busy == 0; });
}

}  // namespace osmanthus::simulation::parallel
