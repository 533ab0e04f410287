#include "workflows/office/machines.h"

#include "common.h"
#include "office/handlers.h"

namespace yiben::api::handlers {

Answered<MachineList> machines(const Call& call, const None&) {
  auto all = call.services.machines.all();
  if (!all) return problem_of(all.error());
  MachineList out;
  for (const auto& machine : *all) {
    const auto& r = *machine->registered;
    if (!covers(call.actor.division, r.division)) continue;
    out.rows.push_back({r.credential, r.name, r.scopes, r.division, r.at, machine->ended,
                        call.services.machines.last_used(r.credential), machine->previous_until});
  }
  return out;
}

Answered<NewMachineAnswer> new_machine(const Call& call, const NewMachineRequest& in) {
  if (auto ok = must_cover(call, in.division); !ok) return ok.error();
  auto done = workflows::register_machine(call.services.book, call.request(),
                                          {in.name, in.scopes, in.division});
  if (!done) return problem_of(done.error());
  return NewMachineAnswer{done->credential, done->key};
}

Answered<KeyAnswer> rotate_machine_key(const Call& call, const None&) {
  auto id = path_value<MachineId>(call, "credential");
  if (!id) return id.error();
  auto done = workflows::rotate_machine_key(call.services.book, call.request(), *id);
  if (!done) return problem_of(done.error());
  return KeyAnswer{done->key};
}

Answered<Receipt> end_machine(const Call& call, const ActReason& in) {
  auto id = path_value<MachineId>(call, "credential");
  if (!id) return id.error();
  auto done = workflows::end_machine(call.services.book, call.request(), *id, in.reason);
  if (!done) return problem_of(done.error());
  return receipt_of(*done);
}

}  // namespace yiben::api::handlers
