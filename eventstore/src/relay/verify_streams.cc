#include "eventstore/verify_streams.h"

#include <map>

#include "relay/committed.h"
#include "relay/merged_reader.h"

namespace yiben::eventstore {
namespace {

constexpr std::uint64_t compared_every = 1'000;

std::string place_of(const TopicRecord& record) {
  return record.topic + " partition " + std::to_string(record.partition) + " offset " +
         std::to_string(record.offset);
}

class Comparison {
 public:
  Comparison(const Log& log, const EntryFrom& entry_from) : entry_from_(entry_from) {
    cursor_ = log.read_all(0);
  }
  StreamReport report;

  // Errors: io.
  Result<void> take(const TopicRecord& record) {
    ++report.records;
    auto& next_pseq = next_pseq_[{record.topic, record.partition}];
    if (record.pseq != next_pseq)
      fault(record, "pseq " + std::to_string(record.pseq) + " where " + std::to_string(next_pseq) +
                        " comes next");
    next_pseq = record.pseq + 1;
    if (record.position < next_) {
      // The merge gives the lowest head first, so a record behind its like is late, not just late
      // to be read.
      const bool again = record.position == last_given_;
      ++(again ? report.duplicated : report.out_of_order);
      fault(record, again ? "a second time" : "out of order");
      return {};
    }
    if (auto skipped = skip_to(record.position); !skipped) return skipped;
    auto entry = cursor_->next();
    if (!entry) return entry.error();
    if (*entry == nullptr) {
      ++report.different;
      fault(record, "lies beyond the log");
      return {};
    }
    const auto bytes = entry_from_(record.envelope);
    if (!bytes || *bytes != cursor_->bytes()) {
      ++report.different;
      fault(record, bytes ? "differs from the log" : bytes.error().detail);
    }
    last_given_ = record.position;
    next_ = record.position + 1;
    return {};
  }
  Result<void> skip_to(Position position) {
    for (; next_ < position; ++next_) {
      const auto entry = cursor_->next();
      if (!entry) return entry.error();
      if (*entry == nullptr) return {};
      if (report.lost++ == 0 && report.first_fault.empty())
        report.first_fault = "entry " + std::to_string(next_) + " is in no topic";
    }
    return {};
  }

 private:
  void fault(const TopicRecord& record, const std::string& what) {
    if (report.first_fault.empty()) report.first_fault = place_of(record) + ": " + what;
  }

  const EntryFrom& entry_from_;
  std::unique_ptr<Cursor> cursor_;
  std::map<std::pair<std::string, std::int32_t>, std::uint64_t> next_pseq_;
  Position next_ = 0;
  Position last_given_ = ~Position{0};
};

}  // namespace

class StreamVerification::Impl {
 public:
  Impl(const Log& log, std::string brokers, std::uint32_t ledger, EntryFrom entry_from)
      : brokers_(std::move(brokers)),
        ledger_(ledger),
        entry_from_(std::move(entry_from)),
        comparison_(log, entry_from_) {}

  Result<StreamReport> go_on(const Progress& progress) {
    // Before the topics: what it speaks of must be in them.
    auto committed = committed_progress(brokers_, ledger_);
    if (!committed) return committed.error();
    auto merged = MergedReader::open(brokers_, ledger_, offsets_);
    if (!merged) return merged.error();
    for (;;) {
      auto record = (*merged)->next();
      if (!record) return record.error();
      // The ends of the partitions are read one after another while the relay writes on: of what
      // came after the progress some may be before its partition's end and some behind. It waits
      // for the next time.
      if (*record == nullptr || (*record)->position >= committed->to) break;
      if (auto taken = comparison_.take(**record); !taken) return taken.error();
      offsets_[{(*record)->topic, (*record)->partition}] = (*record)->offset + 1;
      const auto& report = comparison_.report;
      if (progress && report.records % compared_every == 0 && !progress(report)) return report;
    }
    if (auto rest = comparison_.skip_to(committed->to); !rest) return rest.error();
    comparison_.report.to = committed->to;
    return comparison_.report;
  }

 private:
  const std::string brokers_;
  const std::uint32_t ledger_;
  const EntryFrom entry_from_;
  Comparison comparison_;
  MergedReader::Offsets offsets_;
};

StreamVerification::StreamVerification(const Log& log, std::string brokers, std::uint32_t ledger,
                                       EntryFrom entry_from)
    : impl_(std::make_unique<Impl>(log, std::move(brokers), ledger, std::move(entry_from))) {}
StreamVerification::~StreamVerification() = default;
Result<StreamReport> StreamVerification::go_on(const Progress& progress) {
  return impl_->go_on(progress);
}

}  // namespace yiben::eventstore
