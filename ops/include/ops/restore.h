// A data folder made again from Kafka and a copy of its keys.
#pragma once

#include <functional>

#include "eventstore/restore.h"
#include "ops/workspace.h"

namespace yiben::ops {

struct RestoreOptions {
  std::string folder;   // the new one: not there, empty, or of a restore that was broken off
  std::string brokers;  // host:port, or several with commas
  std::string keys_of;  // a data folder, or a copy of one: its ledger.key and its log's keys
  std::string district = "500199";
  std::function<void(eventstore::Position done, eventstore::Position all)> progress;
};

// The log byte for byte, its keys and reservations: a book that goes on where the topics end. Views
// are made when it is opened; who read what (access) and how far webhooks have got are not in
// Kafka. Errors: in words, naming the entry where it is about one.
Result<eventstore::RestoreReport, WorkspaceProblem> restore_folder(const RestoreOptions&);

}  // namespace yiben::ops
