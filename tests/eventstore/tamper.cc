// verify() against a log whose bytes were changed behind its back, one column family at a time.
#include <rocksdb/db.h>

#include <functional>

#include "eventstore/keys.h"
#include "tests/eventstore/support.h"

namespace yiben::eventstore {
namespace {

// The log's database, opened past the log.
class RawStore {
 public:
  explicit RawStore(const std::string& folder) {
    std::vector<std::string> names;
    EXPECT_TRUE(rocksdb::DB::ListColumnFamilies({}, folder, &names).ok());
    std::vector<rocksdb::ColumnFamilyDescriptor> columns;
    for (const auto& name : names) columns.emplace_back(name, rocksdb::ColumnFamilyOptions());
    EXPECT_TRUE(rocksdb::DB::Open({}, folder, columns, &handles_, &db_).ok());
  }
  ~RawStore() {
    for (auto* handle : handles_) db_->DestroyColumnFamilyHandle(handle);
    delete db_;
  }

  struct Row {
    std::string key;
    std::string value;
  };
  std::vector<Row> rows(const std::string& column) {
    std::vector<Row> rows;
    std::unique_ptr<rocksdb::Iterator> at(db_->NewIterator({}, handle(column)));
    for (at->SeekToFirst(); at->Valid(); at->Next()) {
      rows.push_back({at->key().ToString(), at->value().ToString()});
    }
    return rows;
  }
  void put(const std::string& column, const Row& row) {
    EXPECT_TRUE(db_->Put({}, handle(column), row.key, row.value).ok());
  }
  void erase(const std::string& column, const std::string& key) {
    EXPECT_TRUE(db_->Delete({}, handle(column), key).ok());
  }

 private:
  rocksdb::ColumnFamilyHandle* handle(const std::string& name) {
    for (auto* handle : handles_) {
      if (handle->GetName() == name) return handle;
    }
    ADD_FAILURE() << "no column " << name;
    return nullptr;
  }
  rocksdb::DB* db_ = nullptr;
  std::vector<rocksdb::ColumnFamilyHandle*> handles_;
};

// 300 commands of 1,000 events: entries 0 to 262,143 and a little more are in the index columns.
const std::string& pristine() {
  static const Folder folder;
  static const bool made = [] {
    auto log = open_in(folder.path() + "/log");
    auto keys = *open_keys(*log, std::string(32, 'k'));
    EXPECT_TRUE(keys->seal(id(1), "c", "text"));
    EXPECT_TRUE(log->append(append_of(9'000, {}, {{Reservation::Kind::take, "key", "claim-1"}})));
    for (std::uint64_t c = 0; c < 300; ++c) {
      std::vector<StreamAppend> streams;
      for (int s = 0; s < 100; ++s) {
        streams.push_back({"claim-" + std::to_string(s), StreamAppend::any, events(10, "")});
      }
      EXPECT_TRUE(log->append(append_of(c, std::move(streams))));
    }
    // The index is in place once its checkpoint is written; closing waits for that.
    EXPECT_EQ(first_fault(*log), "");
    return true;
  }();
  EXPECT_TRUE(made);
  static const std::string path = folder.path() + "/log";
  return path;
}

// The first fault verify() names after `change`, or the error open_log() gives.
std::string fault_after(const std::function<void(RawStore&)>& change) {
  Folder folder;
  std::filesystem::copy(pristine(), folder.path() + "/log",
                        std::filesystem::copy_options::recursive);
  {
    RawStore raw(folder.path() + "/log");
    change(raw);
  }
  LogOptions options;
  options.folder = folder.path() + "/log";
  options.ledger = test_ledger;
  const auto log = open_log(options);
  if (!log) return "open: " + log.error().detail;
  return first_fault(**log);
}

std::string fault_after_flip(const std::string& column, std::size_t row, std::size_t byte) {
  return fault_after([&](RawStore& raw) {
    auto changed = raw.rows(column).at(row);
    changed.value.at(byte) ^= 1;
    raw.put(column, changed);
  });
}

TEST(Tamper, NothingChangedIsSound) {
  EXPECT_EQ(fault_after([](RawStore&) {}), "");
}

TEST(Tamper, NamesTheEntryWhoseBytesChanged) {
  EXPECT_EQ(fault_after_flip("default", 812, 20), "entry 812: leaf hash differs");
  EXPECT_EQ(fault_after_flip("default", 0, 0), "entry 0: leaf hash differs");
}

TEST(Tamper, NamesTheEntryThatIsMissing) {
  EXPECT_EQ(fault_after([](RawStore& raw) { raw.erase("default", raw.rows("default").at(5).key); }),
            "entry 5: missing");
}

TEST(Tamper, NamesTheLeafThatChanged) {
  EXPECT_EQ(fault_after_flip("leaf", 3, 32 * 7), "entry 3007: leaf hash differs");
  EXPECT_EQ(fault_after([](RawStore& raw) { raw.erase("leaf", raw.rows("leaf").at(2).key); }),
            "entry 2000: leaf hash is missing");
}

TEST(Tamper, AChangedHeadDoesNotOpen) {
  // Its rows: which book it is of, the head, how far the index is.
  EXPECT_EQ(fault_after_flip("head", 0, 5), "open: head: a value does not fit its sum");
  EXPECT_EQ(fault_after_flip("head", 1, 40), "open: head: a value does not fit its sum");
  EXPECT_EQ(fault_after_flip("head", 2, 3), "open: head: a value does not fit its sum");
}

TEST(Tamper, NamesTheColumnOfAChangedRecord) {
  EXPECT_EQ(fault_after_flip("reservation", 0, 2), "reservation: a value does not fit its sum");
  EXPECT_EQ(fault_after_flip("key", 0, 20), "key: a value does not fit its sum");
  EXPECT_EQ(fault_after_flip("quiet", 0, 7), "quiet: a value does not fit its sum");
}

TEST(Tamper, NamesTheEntryWhoseIndexChanged) {
  // The first row of the stream column is version 0 of claim-0: entry 0.
  EXPECT_EQ(fault_after_flip("stream", 0, 7), "entry 0: stream index differs");
  EXPECT_EQ(fault_after_flip("command", 4, 7), "entry 4000: command index differs");
  EXPECT_EQ(
      fault_after([](RawStore& raw) { raw.erase("category", raw.rows("category").at(70).key); }),
      "entry 70: category index differs");
  EXPECT_EQ(fault_after_flip("stream_head", 0, 7),
            "stream_head: differs from the stream column in the head of claim-0");
}

}  // namespace
}  // namespace yiben::eventstore
