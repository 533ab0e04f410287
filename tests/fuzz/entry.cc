#include "eventstore/entry.h"

#include "tests/fuzz/fuzz.h"

namespace {

namespace es = yiben::eventstore;

std::string sample(std::string payload) {
  es::EntryView e;
  e.position = 7;
  e.ledger = 500199;
  e.type = "claim.filed";
  e.stream = "claim-31313131-3131-3131-3131-313131313131";
  e.actor_user = "zhao";
  e.actor_role = "town_clerk";
  e.actor_division = "500199001";
  e.payload = payload;
  std::string out;
  encode_entry(e, out);
  return out;
}

}  // namespace

// What decodes encodes to the same bytes: the hash of an entry has one meaning.
YIBEN_FUZZ(entry, {sample(""), sample("payload"), sample(std::string(300, '\xff'))}) {
  auto entry = es::decode_entry(bytes);
  if (!entry) return;
  std::string again;
  encode_entry(*entry, again);
  YIBEN_PROMISE(again == bytes);
}
