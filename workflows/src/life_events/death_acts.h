// What our own office does in the life events after a death (workflows/office_acts.h).
#pragma once

#include "life_events/office_acts.h"

namespace yiben::workflows {

// One word that somebody has died stops the money from the lawful month, the one after; whether it
// ends for good is not said yet.
Outcome<StepReply> suspend_benefits(Transaction&, const OfficeCall&);
// Its undo: paid again from the month it stopped, so that nothing is lost.
Outcome<StepReply> resume_benefits(Transaction&, const OfficeCall&);
Outcome<StepReply> record_the_death(Transaction&, const OfficeCall&);
// For every month that was paid and not due.
Outcome<StepReply> open_recovery(Transaction&, const OfficeCall&);
// Refused of a person who is not recorded dead: there is nothing to put right.
Outcome<StepReply> check_death_record(Transaction&, const OfficeCall&);
// The record of a death was wrong: what it ended goes on from the month it ended with, so that the
// next roll pays the arrears, and what was to be got back is not.
Outcome<StepReply> annul_death(Transaction&, const OfficeCall&);

}  // namespace yiben::workflows
