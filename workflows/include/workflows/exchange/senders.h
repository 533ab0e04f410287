// Commands about senders: other departments' systems that may send us facts.
#pragma once

#include "domain/exchange/sender.h"
#include "workflows/exchange/webhooks.h"
#include "workflows/loop/directory.h"

namespace yiben::workflows {

using SenderDirectory = Directory<Sender>;

// Who sends under this source; nullptr: nobody does. Errors: io, corrupt.
Outcome<SenderDirectory::State> sender_of(SenderDirectory&, const std::string& source);

struct NewSender {
  std::string name, source;
  std::vector<std::string> types;
  std::string secret = {};  // agreed upon before; empty: a new one
};
struct RegisteredSender {
  SenderId sender;
  std::string secret;  // told this once; empty when the command is a repeat
  Receipt receipt;
};
// Refused with sender_already_registered when another sends under this source.
Outcome<RegisteredSender> register_sender(const Book&, const Request&, const NewSender&);
// The secret before stays valid for a day.
Outcome<RotatedSecret> rotate_sender_secret(const Book&, const Request&, SenderId);
Outcome<Receipt> end_sender(const Book&, const Request&, SenderId, const std::string& reason);

}  // namespace yiben::workflows
