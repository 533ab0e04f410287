// Each way to lose a book or to fake one: what the program says, and that the book survives it.
#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <thread>

#include "domain/evidence/adoption.h"
#include "eventstore/verify.h"
#include "ops/audit.h"
#include "ops/demo_office.h"
#include "ops/workspace.h"

namespace yiben::ops {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;
using Kind = WorkspaceProblem::Kind;

class BookTest : public testing::Test {
 protected:
  BookTest() { fs::create_directories(root_); }
  ~BookTest() override { fs::remove_all(root_); }

  WorkspaceOptions at(const std::string& name = "book") const {
    WorkspaceOptions out;
    out.folder = (root_ / name).string();
    out.with_views = false;
    return out;
  }
  fs::path in(const std::string& part, const std::string& name = "book") const {
    return root_ / name / part;
  }
  void make(const std::string& name = "book") {
    const auto made = make_workspace(at(name));
    ASSERT_TRUE(made) << made.error().text;
  }
  // Some more entries; how many the log then holds.
  eventstore::Position live(const std::string& name = "book") {
    auto w = open_workspace(at(name));
    EXPECT_TRUE(w) << w.error().text;
    EXPECT_TRUE(make_demo_office(**w));
    return (*w)->log->head();
  }
  eventstore::Position head_now() {
    auto w = open_workspace(at());
    EXPECT_TRUE(w);
    return (*w)->log->head();
  }
  eventstore::Position head_read() {
    auto w = read_workspace(at());
    EXPECT_TRUE(w);
    return (*w)->log->head();
  }
  // Bytes enough that the middle of a log's files is one of its entries.
  void fill(const std::string& log) {
    auto w = open_workspace(at());
    ASSERT_TRUE(w);
    eventstore::Append append;
    append.command_id = workflows::random_id().bytes;
    append.streams = {{"test-1", 0,
                       std::vector<eventstore::NewEvent>(
                           20, {.type = "test.said", .payload = std::string(500, 'x')})}};
    ASSERT_TRUE(log_of(**w, log).append(std::move(append)));
  }
  static eventstore::Log& log_of(const Workspace& w, const std::string& name) {
    return *(name == "log" ? w.log : name == "access" ? w.access : w.deliveries);
  }
  // The write-ahead logs of a log, oldest first.
  std::vector<fs::path> wals(const std::string& log) const {
    std::vector<fs::path> out;
    for (const auto& file : fs::directory_iterator(in(log)))
      if (file.path().extension() == ".log" && file.file_size() > 0) out.push_back(file.path());
    std::ranges::sort(out);
    return out;
  }
  WorkspaceProblem refused() {
    auto w = open_workspace(at());
    EXPECT_FALSE(w);
    return w ? WorkspaceProblem{} : w.error();
  }
  // Every file of the folder with its size and time.
  std::map<std::string, std::string> files() const {
    std::map<std::string, std::string> out;
    for (const auto& file : fs::recursive_directory_iterator(root_ / "book"))
      if (file.is_regular_file())
        out[file.path().string()] =
            std::to_string(file.file_size()) + " " +
            std::to_string(file.last_write_time().time_since_epoch().count());
    return out;
  }
  void copy(const fs::path& from, const fs::path& to) {
    fs::remove_all(to);
    fs::copy(from, to, fs::copy_options::recursive);
  }
  static AuditFinding finding(const AuditFindings& all, const std::string& what) {
    for (const auto& one : all)
      if (one.what == what) return one;
    return {};
  }

  const fs::path root_ =
      fs::temp_directory_path() / ("yiben-book-" + workflows::random_id().text());
};

TEST_F(BookTest, OpeningMakesNothing) {
  const auto problem = refused();
  EXPECT_EQ(problem.kind, Kind::not_whole);
  EXPECT_THAT(problem.text, AllOf(HasSubstr("there is no book here"), HasSubstr("yiben init")));
  EXPECT_FALSE(read_workspace(at()));
  EXPECT_FALSE(fs::exists(root_ / "book"));
}

TEST_F(BookTest, ABookIsMadeOnce) {
  make();
  EXPECT_THAT(make_workspace(at()).error().text, HasSubstr("holds something already"));
}

TEST_F(BookTest, EveryPartThatIsMissingIsNamedAndNoneIsMade) {
  for (const char* part : {"log/CURRENT", "access", "deliveries", "ledger.key"}) {
    make();
    live();
    fs::rename(in(part), root_ / "aside");
    const auto before = files();
    for (int start = 0; start < 2; ++start) {
      const auto problem = refused();
      EXPECT_EQ(problem.kind, Kind::not_whole) << part;
      EXPECT_THAT(problem.text,
                  HasSubstr(std::string(part).substr(0, std::string(part).find('/'))));
      EXPECT_FALSE(read_workspace(at()));
    }
    EXPECT_EQ(files(), before) << part;
    fs::rename(root_ / "aside", in(part));
    EXPECT_TRUE(open_workspace(at())) << part;
    fs::remove_all(root_ / "book");
    fs::remove(root_ / "book.head");
  }
}

TEST_F(BookTest, AnotherKeyIsRefused) {
  make();
  std::ofstream(in("ledger.key")) << std::string(32, 'x');
  const auto problem = refused();
  EXPECT_EQ(problem.kind, Kind::not_whole);
  EXPECT_THAT(problem.text, HasSubstr("another ledger key"));
}

TEST_F(BookTest, AnotherBooksSideLogIsRefused) {
  make();
  make("other");
  copy(in("access", "other"), in("access"));
  EXPECT_THAT(refused().text, HasSubstr("belongs to another book"));
}

TEST_F(BookTest, AnOlderLogIsNotTheBook) {
  make();
  copy(in("log"), root_ / "older");
  const auto before = head_now();
  const auto after = live();
  copy(root_ / "older", in("log"));
  const auto problem = refused();
  EXPECT_EQ(problem.kind, Kind::not_what_it_was);
  EXPECT_THAT(problem.text,
              AllOf(HasSubstr("log holds " + std::to_string(before)),
                    HasSubstr("held " + std::to_string(after)), HasSubstr("yiben adopt")));
  const auto reading = read_workspace(at());
  ASSERT_TRUE(reading) << reading.error().text;
  EXPECT_EQ(finding(audit(**reading, false), "head").verdict, AuditFinding::Verdict::not_sound);
}

TEST_F(BookTest, WhatIsLeftCanBeTakenForTheBookAndTheLogSaysSo) {
  make();
  EXPECT_THAT(adopt_workspace(at(), "no need").error().text, HasSubstr("nothing to adopt"));
  copy(in("log"), root_ / "older");
  const auto known = live();
  copy(root_ / "older", in("log"));
  const auto found = head_read();
  EXPECT_FALSE(adopt_workspace(at(), "")) << "a reason is needed";
  ASSERT_TRUE(adopt_workspace(at(), "the disk died"));
  const auto w = open_workspace(at());
  ASSERT_TRUE(w) << w.error().text;
  const auto cursor = (*w)->log->read_stream(Adoption::stream());
  const auto entry = *cursor->next();
  ASSERT_NE(entry, nullptr);
  const auto event = *decode<Adoption::Event>(entry->type, entry->schema_version, entry->payload);
  const auto& adopted = std::get<Adoption::Adopted>(event);
  EXPECT_EQ(adopted.reason, "the disk died");
  EXPECT_EQ(adopted.logs.front().entries, found);
  EXPECT_EQ(adopted.logs.front().known_entries, known);
}

TEST_F(BookTest, WithoutItsHeadFileABookIsNotServed) {
  make();
  fs::remove(root_ / "book.head");
  EXPECT_THAT(refused().text, HasSubstr("there is no head file"));
  const auto reading = read_workspace(at());
  EXPECT_EQ(finding(audit(**reading, false), "head").verdict, AuditFinding::Verdict::not_checked);
}

TEST_F(BookTest, AnOlderSideLogIsNotTheBooks) {
  for (const std::string log : {"access", "deliveries"}) {
    make();
    copy(in(log), root_ / "older");
    fill(log);
    copy(root_ / "older", in(log));
    const auto problem = refused();
    EXPECT_EQ(problem.kind, Kind::not_what_it_was) << problem.text;
    EXPECT_THAT(problem.text, HasSubstr(log + " holds"));
    const auto reading = read_workspace(at());
    ASSERT_TRUE(reading) << reading.error().text;
    EXPECT_EQ(finding(audit(**reading, false), "head").verdict, AuditFinding::Verdict::not_sound);
    fs::remove_all(root_ / "book");
    fs::remove(root_ / "book.head");
  }
}

// Each record of a write-ahead log ends where the next one's header begins: 4 bytes of checksum, 2
// of length, 1 of kind (RocksDB wiki, "Write Ahead Log File Format"); a block's last bytes, too few
// for a header, are zeros.
std::vector<std::uintmax_t> record_ends(const fs::path& wal) {
  constexpr std::uintmax_t block = 32'768, header = 7;
  std::ifstream in(wal, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  std::vector<std::uintmax_t> out;
  for (std::uintmax_t at = 0; at + header <= bytes.size();) {
    if (block - at % block < header) {
      at += block - at % block;
      continue;
    }
    const auto low = static_cast<std::uint8_t>(bytes[at + 4]),
               high = static_cast<std::uint8_t>(bytes[at + 5]),
               kind = static_cast<std::uint8_t>(bytes[at + 6]);
    at += header + (low | high << 8);
    const bool is_whole = kind == 1 || kind == 4;  // full, or the last part of one
    if (is_whole && at <= bytes.size()) out.push_back(at);
  }
  return out;
}

// What a record's checksum cannot tell: nothing is torn, entries are only missing at an end. As a
// crash leaves it: two write-ahead logs, the older one kept for the columns not yet in tables.
TEST_F(BookTest, AWriteAheadLogCutAtTheEndOfARecordIsTold) {
  make("running");
  eventstore::Position head = 0;
  {
    auto w = open_workspace(at("running"));
    ASSERT_TRUE(w);
    const auto say = [&](const std::string& stream, int events, std::size_t bytes) {
      eventstore::Append append;
      append.command_id = workflows::random_id().bytes;
      append.streams = {{stream, 0,
                         std::vector<eventstore::NewEvent>(
                             events, {.type = "test.said", .payload = std::string(bytes, 'x')})}};
      const auto done = (*w)->log->append(std::move(append));
      ASSERT_TRUE(done) << stream << ": " << done.error().detail;
    };
    for (int i = 0; i < 3; ++i) say("test-early" + std::to_string(i), 1, 500);
    for (int i = 0; i < 6; ++i) say("test-long" + std::to_string(i), 140, 60'000);
    for (int i = 0; i < 3; ++i) say("test-late" + std::to_string(i), 1, 500);
    std::this_thread::sleep_for(std::chrono::milliseconds(500));  // the head file follows
    copy(root_ / "running", root_ / "book");
    fs::copy_file(root_ / "running.head", root_ / "book.head");
    head = (*w)->log->head();
  }
  const auto whole = [&] {
    copy(root_ / "crashed", root_ / "book");
    fs::copy_file(root_ / "crashed.head", root_ / "book.head",
                  fs::copy_options::overwrite_existing);
  };
  copy(root_ / "book", root_ / "crashed");
  fs::copy_file(root_ / "book.head", root_ / "crashed.head");
  const auto files = wals("log");
  ASSERT_GE(files.size(), 2u);
  for (const auto& wal : {files[files.size() - 2], files.back()}) {
    const auto ends = record_ends(wal);
    ASSERT_GE(ends.size(), 2u) << wal;
    for (const auto end : {ends.front(), ends[ends.size() - 2]}) {
      whole();
      fs::resize_file(wal, end);
      const auto problem = refused();
      EXPECT_EQ(problem.kind, Kind::not_what_it_was) << wal << " cut at " << end << problem.text;
    }
  }
  whole();
  EXPECT_EQ(head_now(), head) << "nothing is lost by a crash alone";
}

// A byte in the middle of the write-ahead log is corruption, not a shorter log.
TEST_F(BookTest, AFlippedByteIsNamed) {
  for (const char* log : {"log", "access"}) {
    make();
    live();
    fill(log);
    ASSERT_FALSE(wals(log).empty()) << log;
    const auto wal = wals(log).back();
    const auto middle = static_cast<std::streamoff>(fs::file_size(wal) / 2);
    std::fstream bytes(wal, std::ios::in | std::ios::out | std::ios::binary);
    bytes.seekg(middle);
    const auto byte = static_cast<char>(bytes.get());
    bytes.seekp(middle).put(static_cast<char>(byte ^ 0x10)).flush();
    const auto problem = refused();
    EXPECT_EQ(problem.kind, Kind::not_what_it_was) << problem.text;
    EXPECT_THAT(problem.text, HasSubstr("corrupt")) << log;
    bytes.seekp(middle).put(byte).flush();
    EXPECT_TRUE(open_workspace(at())) << log << ": nothing was lost by refusing";
    fs::remove_all(root_ / "book");
    fs::remove(root_ / "book.head");
  }
}

TEST_F(BookTest, LookingWritesNothingBesideTheOneThatHasItOpen) {
  make();
  auto options = at();
  options.with_views = true;
  const auto server = open_workspace(options);
  ASSERT_TRUE(server) << server.error().text;
  ASSERT_TRUE(make_demo_office(**server));
  ASSERT_TRUE((*server)->views->wait_for((*server)->log->head(), 10'000));
  const auto locked = open_workspace(at());
  ASSERT_FALSE(locked);
  EXPECT_THAT(locked.error().text, HasSubstr("locked"));
  const auto before = files();
  {
    const auto reading = read_workspace(at());
    ASSERT_TRUE(reading) << reading.error().text;
    EXPECT_EQ((*reading)->log->head(), (*server)->log->head());
    for (const auto& one : audit(**reading, true))
      EXPECT_NE(one.verdict, AuditFinding::Verdict::not_sound) << one.what << ": " << one.words;
  }
  EXPECT_EQ(files(), before);
}

TEST_F(BookTest, AReservationThatNoEventSetFreeIsMissed) {
  make();
  live();
  {
    const auto w = open_workspace(at());
    std::pair<std::string, std::string> one;
    ASSERT_TRUE(eventstore::each_reservation(*(*w)->log, [&](auto key, auto owner) {
      one = {std::string(key), std::string(owner)};
    }));
    eventstore::Append append;
    append.command_id = workflows::random_id().bytes;
    append.reservations = {{eventstore::Reservation::Kind::release, one.first, one.second}};
    ASSERT_TRUE((*w)->log->append(std::move(append)));
  }
  const auto reading = read_workspace(at());
  const auto found = finding(audit(**reading, false), "reservations");
  EXPECT_EQ(found.verdict, AuditFinding::Verdict::not_sound);
  EXPECT_THAT(found.words, HasSubstr("is missing"));
}

TEST_F(BookTest, ADamagedViewIsMadeAgain) {
  make();
  live();
  auto options = at();
  options.with_views = true;
  ASSERT_TRUE(open_workspace(options));
  for (const auto& file : fs::recursive_directory_iterator(in("views")))
    if (file.path().filename().string().starts_with("MANIFEST"))
      std::ofstream(file.path()) << "not a manifest";
  const auto w = open_workspace(options);
  ASSERT_TRUE(w) << w.error().text;
  EXPECT_TRUE((*w)->views->wait_for((*w)->log->head(), 10'000));
}

}  // namespace
}  // namespace yiben::ops
