// Mutations of seeds, the same every time: bits flipped, bytes set to edges, cut, doubled, spliced.
#pragma once

#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

namespace yiben::fuzz {

inline constexpr int inputs = 50'000;

class Mutator {
 public:
  explicit Mutator(std::vector<std::string> seeds) : seeds_(std::move(seeds)) {}

  std::string next() {
    std::string s = seeds_[below(seeds_.size())];
    for (auto n = 1 + below(4); n > 0; --n) change(s);
    return s;
  }

 private:
  std::size_t below(std::size_t n) { return n == 0 ? 0 : random_() % n; }

  void change(std::string& s) {
    static constexpr std::array<unsigned char, 12> edges = {0,   1,   0x7f, 0x80, 0xff, '"',
                                                            '{', ':', '-',  '0',  '9',  '\n'};
    if (s.empty()) return s.push_back(static_cast<char>(random_()));
    auto at = below(s.size());
    auto n = 1 + below(std::min<std::size_t>(s.size() - at, 8));
    switch (below(8)) {
      case 0:
        s[at] = static_cast<char>(s[at] ^ 1 << below(8));
        break;
      case 1:
        s[at] = static_cast<char>(random_());
        break;
      case 2:
        s[at] = static_cast<char>(edges[below(edges.size())]);
        break;
      case 3:
        s.erase(at, n);
        break;
      case 4:
        s.insert(at, s.substr(at, n));
        break;
      case 5:
        s.resize(at);
        break;
      case 6:
        s.insert(at, 1, static_cast<char>(edges[below(edges.size())]));
        break;
      case 7: {
        const std::string& other = seeds_[below(seeds_.size())];
        s = s.substr(0, at) + other.substr(std::min(at, other.size()));
      }
    }
  }

  std::vector<std::string> seeds_;
  std::mt19937_64 random_{20260302};
};

// A parser that asks for all memory fails with bad_alloc and does not take the machine with it.
// Sanitizers reserve more address space than this; libFuzzer has a limit of its own.
inline void limit_memory() {
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  constexpr rlim_t bytes = rlim_t{2} << 30;
  rlimit limit{bytes, bytes};
  setrlimit(RLIMIT_AS, &limit);
#endif
}

// f(input) until it answers false: first the seeds as they are, then mutations of them.
template <class F>
void for_each_mutation(const std::vector<std::string>& seeds, F f) {
  for (const auto& seed : seeds)
    if (!f(seed)) return;
  Mutator mutator(seeds);
  for (int i = 0; i < inputs; ++i)
    if (!f(mutator.next())) return;
}

}  // namespace yiben::fuzz
