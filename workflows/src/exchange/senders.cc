#include "workflows/exchange/senders.h"

#include "workflows/exchange/signatures.h"

namespace yiben::workflows {

Outcome<SenderDirectory::State> sender_of(SenderDirectory& senders, const std::string& source) {
  auto all = senders.all();
  if (!all) return all.error();
  for (const auto& [stream, sender] : *all)
    if (!sender->ended && sender->registered->source == source) return sender;
  return SenderDirectory::State{};
}

Outcome<RegisteredSender> register_sender(const Book& book, const Request& request,
                                          const NewSender& in) {
  const SenderId sender{derived_id(request.command_id, "sender")};
  const auto secret = in.secret.empty() ? new_signing_secret() : in.secret;
  auto receipt = run(book, request, [&](Transaction& tx) {
    tx.refuse_taken_as(Rule::sender_already_registered);
    return tx.decide<Sender>(sender.stream(),
                             Sender::Register{sender, in.name, in.source, in.types, secret});
  });
  if (!receipt) return receipt.error();
  return RegisteredSender{sender, receipt->repeated ? std::string{} : secret, *receipt};
}

Outcome<RotatedSecret> rotate_sender_secret(const Book& book, const Request& request,
                                            SenderId sender) {
  const auto secret = new_signing_secret();
  auto receipt = run(book, request, [&](Transaction& tx) {
    return tx.decide<Sender>(sender.stream(), Sender::RotateSecret{secret, tx.now()});
  });
  if (!receipt) return receipt.error();
  return RotatedSecret{receipt->repeated ? std::string{} : secret, *receipt};
}

Outcome<Receipt> end_sender(const Book& book, const Request& request, SenderId sender,
                            const std::string& reason) {
  return run(book, request, [&](Transaction& tx) {
    return tx.decide<Sender>(sender.stream(), Sender::End{reason});
  });
}

}  // namespace yiben::workflows
