// Handlers of life events across departments, for the rows of routes.cc. A handler parses, calls
// and translates.
#pragma once

#include "api/life_events/types.h"
#include "api/server/route.h"

namespace yiben::api::handlers {

// sagas.cc
Answered<LifeEventList> life_events(const Call&, const None&);
Answered<DepartmentRows> departments(const Call&, const None&);
Answered<SagaBoard> sagas(const Call&, const None&);
Answered<SagaCounts> saga_counts(const Call&, const None&);
Answered<Created<OpenSagaAnswer>> open_saga(const Call&, const workflows::OpenSaga&);

// saga_page.cc
Answered<WithHeaders<SagaPage>> saga_page(const Call&, const None&);

// saga_acts.cc
Answered<Receipt> hear_signal(const Call&, const SignalRequest&);
Answered<Receipt> consent_to_step(const Call&, const ConsentRequest&);
Answered<Receipt> settle_step(const Call&, const SettleRequest&);
Answered<Receipt> ask_again(const Call&, const None&);
Answered<Receipt> take_over_step(const Call&, const WordsRequest&);
Answered<Receipt> change_step_clock(const Call&, const ClockChangeRequest&);
Answered<MigrationAnswer> migrate_saga(const Call&, const MigrationRequest&);
Answered<Receipt> undo_saga(const Call&, const WordsRequest&);
Answered<Receipt> resolve_incident(const Call&, const ResolveRequest&);
Answered<BatchAnswer> act_on_sagas(const Call&, const BatchRequest&);

// progress.cc
Answered<Progress> progress(const Call&, const ProgressRequest&);

}  // namespace yiben::api::handlers
