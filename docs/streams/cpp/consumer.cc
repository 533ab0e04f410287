// Reads every topic of a ledger once, in order, and proves that nothing is missing.
//   consumer --kafka 127.0.0.1:9092 --ledger 500199
//   consumer --file ../golden/stream.jsonl
#include <boost/json.hpp>
#include <cstdio>
#include <fstream>
#include <iostream>

#include "yiben_stream.h"

namespace {

namespace json = boost::json;
using yiben_stream::Event;
using yiben_stream::Gap;

// What each town was paid in each month: what was listed and then settled.
class Paid {
 public:
  void add(const Event& event) {
    const auto& type = event.headers.at("ce_type");
    const auto& subject = event.headers.at("ce_subject");
    if (type == "gov.yiben.payment.listed") {
      const json::value data = json::parse(event.value);
      listed_[subject] = {json::value_to<std::string>(data.at("roll_month")) + " " +
                              json::value_to<std::string>(data.at("town")),
                          data.at("basic_fen").to_number<std::int64_t>() +
                              data.at("supplement_fen").to_number<std::int64_t>()};
    } else if (type == "gov.yiben.payment.settled") {
      const auto& [group, fen] = listed_.at(subject);
      auto& [count, total] = totals_[group];
      ++count;
      total += fen;
    }
  }
  void print() const {
    for (const auto& [group, sum] : totals_)
      std::printf("%s %lld %lld.%02lld\n", group.c_str(), static_cast<long long>(sum.first),
                  static_cast<long long>(sum.second / 100),
                  static_cast<long long>(sum.second % 100));
  }

 private:
  std::map<std::string, std::pair<std::string, std::int64_t>> listed_;
  std::map<std::string, std::pair<std::int64_t, std::int64_t>> totals_;
};

class Reader {
 public:
  void take(const Event& event) {
    if (is_progress(event)) {
      to_ = std::stoull(event.headers.at("to"));
      root_ = event.headers.at("root");
      return;
    }
    const std::uint64_t position = std::stoull(event.headers.at("ce_position"));
    if (position >= to_ || !contract_.is_new(event)) return;
    leaves_[position] = yiben_stream::leaf_from(event.headers.at("ce_leafhash"));
    paid_.add(event);
  }
  void report() const {
    if (root_.empty()) throw Gap("no progress record");
    if (leaves_.size() != to_)
      throw Gap(std::to_string(to_ - leaves_.size()) + " of " + std::to_string(to_) +
                " events are missing");
    yiben_stream::Tree tree;
    for (const auto& [position, leaf] : leaves_) tree.append(leaf);
    const std::string root = yiben_stream::hex(tree.root());
    if (root != root_) throw Gap("root is " + root + ", the progress record says " + root_);
    paid_.print();
    const std::string repeats = contract_.repeats() == 0
                                    ? "no repeat"
                                    : std::to_string(contract_.repeats()) + " repeats dropped";
    std::printf("complete: %zu events, %zu partitions, no gap, %s\n", leaves_.size(),
                contract_.partitions(), repeats.c_str());
    std::printf("progress: to %zu, root %s\n", leaves_.size(), root.c_str());
    std::puts("root: computed, the same");
  }

 private:
  std::uint64_t to_ = 0;
  std::string root_;
  yiben_stream::Contract contract_;
  std::map<std::uint64_t, yiben_stream::Hash> leaves_;
  Paid paid_;
};

// The golden stream has its progress record first, as a reader of topics does.
void read_file(const std::string& path, const yiben_stream::Take& take) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  for (std::string line; std::getline(file, line);) {
    const json::value record = json::parse(line);
    Event event{json::value_to<std::string>(record.at("topic")),
                record.at("partition").to_number<int>(),
                {},
                {}};
    for (const auto& [name, value] : record.at("headers").as_object())
      event.headers[name] = json::value_to<std::string>(value);
    if (record.at("value").is_string())
      event.value = json::value_to<std::string>(record.at("value"));
    take(event);
  }
}

}  // namespace

int main(int argc, char** argv) try {
  std::map<std::string, std::string> options{{"--kafka", "127.0.0.1:9092"}, {"--ledger", "500199"}};
  for (int i = 1; i + 1 < argc; i += 2) options[argv[i]] = argv[i + 1];
  Reader reader;
  const auto take = [&](const Event& event) { reader.take(event); };
  if (options.contains("--file"))
    read_file(options["--file"], take);
  else
    yiben_stream::read_ledger(options["--kafka"], options["--ledger"], take);
  reader.report();
} catch (const std::exception& alarm) {
  std::cerr << "ALARM: " << alarm.what() << "\n";
  return 1;
}
