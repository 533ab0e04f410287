// Every handler, for the route table. One file a subject; a handler parses, calls and translates.
#pragma once

#include "api/route.h"
#include "api/types/claims.h"
#include "api/types/money.h"
#include "api/types/office.h"
#include "api/types/people.h"
#include "api/types/raises.h"
#include "api/types/recoveries.h"
#include "api/types/sagas.h"
#include "api/types/settlement.h"

namespace yiben::api::handlers {

// session.cc
Answered<WithHeaders<Me>> sign_in(const Call&, const SignInRequest&);
Answered<WithHeaders<None>> sign_out(const Call&, const None&);
Answered<Me> me(const Call&, const None&);

// reference.cc
Answered<Health> health(const Call&, const None&);
Answered<Messages> messages(const Call&, const None&);
Answered<DivisionList> divisions(const Call&, const None&);
Answered<ProgrammeList> programmes(const Call&, const None&);
Answered<Procedure> procedure(const Call&, const None&);
Answered<ColleagueList> colleagues(const Call&, const None&);
Answered<ClockAnswer> move_clock(const Call&, const ClockRequest&);

// schemas.cc
Answered<SchemaList> schemas(const Call&, const None&);
Answered<json::value> schema(const Call&, const None&);
Answered<FactTypeList> fact_types(const Call&, const None&);
Answered<TopicList> topics(const Call&, const None&);

// webhooks.cc
Answered<WebhookList> webhooks(const Call&, const None&);
Answered<WebhookPage> webhook(const Call&, const None&);
Answered<WebhookSecret> new_webhook(const Call&, const NewWebhookRequest&);
Answered<WebhookSecret> rotate_webhook_secret(const Call&, const None&);
Answered<Receipt> replay_webhook(const Call&, const ReplayRequest&);
Answered<Receipt> end_webhook(const Call&, const EndRequest&);

// senders.cc
Answered<SenderList> senders(const Call&, const None&);
Answered<SenderSecret> new_sender(const Call&, const NewSenderRequest&);
Answered<SenderSecret> rotate_sender_secret(const Call&, const None&);
Answered<Receipt> end_sender(const Call&, const EndRequest&);
Answered<FactAnswer> take_fact(const Call&, const SignedEvent&);
Answered<FactList> facts(const Call&, const None&);

// sagas.cc, saga_page.cc, saga_acts.cc
Answered<LifeEventList> life_events(const Call&, const None&);
Answered<DepartmentRows> departments(const Call&, const None&);
Answered<SagaBoard> sagas(const Call&, const None&);
Answered<SagaCounts> saga_counts(const Call&, const None&);
Answered<WithHeaders<SagaPage>> saga_page(const Call&, const None&);
Answered<OpenSagaAnswer> open_saga(const Call&, const workflows::OpenSaga&);
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

// events.cc
Answered<EventStream> events(const Call&, const None&);

// people.cc
Answered<LookupAnswer> look_up(const Call&, const LookupRequest&);
Answered<PeopleList> search_people(const Call&, const PeopleSearch&);
Answered<NewPersonAnswer> new_person(const Call&, const NewPersonRequest&);
Answered<PersonView> person(const Call&, const None&);
Answered<PersonView> unmasked_person(const Call&, const Purposed&);
Answered<Receipt> set_account(const Call&, const AccountRequest&);
Answered<Receipt> record_death(const Call&, const DeathRequest&);

// households.cc
Answered<NewHouseholdAnswer> new_household(const Call&, const NewHouseholdRequest&);
Answered<HouseholdAnswer> household(const Call&, const None&);
Answered<Receipt> join_household(const Call&, const JoinRequest&);
Answered<Receipt> leave_household(const Call&, const LeaveRequest&);

// claims.cc
Answered<FileClaimAnswer> file_claim(const Call&, const workflows::FileClaim&);
Answered<Receipt> act_on_step(const Call&, const StepRequest&);
Answered<Receipt> extend_claim(const Call&, const ReasonRequest&);
Answered<Assessment> trial_assessment(const Call&, const AssessRequest&);
// case_page.cc
Answered<WithHeaders<CaseAnswer>> case_page(const Call&, const None&);

// inbox.cc
Answered<InboxAnswer> inbox(const Call&, const None&);
Answered<InboxAnswer> search_inbox(const Call&, const InboxSearch&);
Answered<InboxCounts> inbox_counts(const Call&, const None&);

// rosters.cc
Answered<RosterAnswer> roster(const Call&, const None&);
Answered<AwardAnswer> award(const Call&, const None&);
Answered<MonthlyList> monthly(const Call&, const None&);

// raises.cc
Answered<RaiseList> raises(const Call&, const None&);
Answered<workflows::RaisePreview> preview_raise(const Call&, const None&);
Answered<PrepareRaiseAnswer> prepare_raise(const Call&, const PrepareRaiseRequest&);
Answered<Receipt> withdraw_raise(const Call&, const WithdrawRaiseRequest&);
Answered<ConfirmRaiseAnswer> confirm_raise(const Call&, const None&);

// rolls.cc
Answered<RollList> rolls(const Call&, const None&);
Answered<WithHeaders<projections::RollRow>> roll(const Call&, const None&);
Answered<PaymentList> roll_payments(const Call&, const None&);
Answered<DrawRollAnswer> draw_roll(const Call&, const DrawRollRequest&);
Answered<Receipt> hold_payment(const Call&, const HoldRequest&);
Answered<Receipt> confirm_town(const Call&, const None&);
Answered<Receipt> confirm_roll(const Call&, const ConfirmRollRequest&);
Answered<Receipt> take_returns(const Call&, const ReturnsRequest&);
// bank.cc
Answered<File> bank_file(const Call&, const None&);
// settlement.cc
Answered<FuneralHomeRows> funeral_homes(const Call&, const None&);
Answered<SettlementAnswer> settlement(const Call&, const None&);
Answered<Receipt> compare_statement(const Call&, const StatementRequest&);
// access.cc
Answered<ReadsAnswer> person_reads(const Call&, const None&);

// recoveries.cc
Answered<RecoveryList> recoveries(const Call&, const None&);
Answered<WithHeaders<RecoveryPage>> recovery_page(const Call&, const None&);
Answered<Receipt> repay_recovery(const Call&, const RepaymentRequest&);
Answered<Receipt> waive_recovery(const Call&, const WaiverRequest&);

// funds.cc
Answered<FundList> funds(const Call&, const None&);
Answered<Receipt> new_fund(const Call&, const NewFundRequest&);
Answered<Receipt> add_budget(const Call&, const BudgetRequest&);

}  // namespace yiben::api::handlers
