#include "store/sorted_file.h"

#include <rocksdb/sst_file_writer.h>

#include <filesystem>

namespace yiben::projections {
namespace {

class IntoFile final : public rocksdb::WriteBatch::Handler {
 public:
  explicit IntoFile(rocksdb::SstFileWriter& file) : file_(file) {}
  rocksdb::Status PutCF(std::uint32_t, const rocksdb::Slice& key,
                        const rocksdb::Slice& value) override {
    return file_.Put(key, value);
  }
  rocksdb::Status DeleteCF(std::uint32_t, const rocksdb::Slice& key) override {
    return file_.Delete(key);
  }

 private:
  rocksdb::SstFileWriter& file_;
};

}  // namespace

rocksdb::Status ingest(rocksdb::DB& db, const rocksdb::WriteBatch& batch) {
  const std::string folder = db.GetName() + "/in-making";
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) return rocksdb::Status::IOError(folder, failed.message());
  const std::string path = folder + "/sorted.sst";
  std::filesystem::remove(path, failed);  // of a process that was killed
  rocksdb::SstFileWriter file(rocksdb::EnvOptions(db.GetDBOptions()), db.GetOptions());
  auto status = file.Open(path);
  IntoFile into(file);
  if (status.ok()) status = batch.Iterate(&into);
  if (status.ok()) status = file.Finish();
  // Every batch holds the checkpoint's key, so RocksDB finds its memtable overlapping and flushes
  // it first: a file is never on disk before the smaller batches it follows.
  rocksdb::IngestExternalFileOptions options;
  options.move_files = true;
  options.write_global_seqno = false;
  if (status.ok()) status = db.IngestExternalFile({path}, options);
  return status;
}

}  // namespace yiben::projections
