// Handlers of signing in, what the office publishes, its clock, for the rows of routes.cc. A
// handler parses, calls and translates.
#pragma once

#include "api/office/account_types.h"
#include "api/office/types.h"
#include "api/server/route.h"

namespace yiben::api::handlers {

// session.cc
Answered<WithHeaders<Me>> sign_in(const Call&, const SignInRequest&);
Answered<WithHeaders<None>> sign_out(const Call&, const None&);
Answered<Me> me(const Call&, const None&);
// A Set-Cookie header of a new session.
Answered<std::pair<std::string, std::string>> begin_session(const Call&, const User::State&);

// own_account.cc
Answered<WithHeaders<Receipt>> change_password(const Call&, const PasswordChange&);
Answered<SecondFactorSecret> begin_second_factor(const Call&, const None&);
Answered<Receipt> confirm_second_factor(const Call&, const CodeRequest&);
Answered<SessionList> my_sessions(const Call&, const None&);
Answered<Receipt> end_my_session(const Call&, const None&);
SessionList sessions_of(const Call&, UserId);

// users.cc
Answered<UserList> users(const Call&, const None&);
Answered<UserPage> user_page(const Call&, const None&);
Answered<workflows::UserDirectory::State> user_of_path(const Call&);
// Open cases the user has acted on.
Answered<std::int64_t> cases_in_hand(const Call&, const User::State&);

// user_acts.cc
Answered<Created<NewUserAnswer>> new_user(const Call&, const NewUserRequest&);
Answered<Receipt> rename_user(const Call&, const RenameRequest&);
Answered<Receipt> disable_user(const Call&, const ActReason&);
Answered<Receipt> enable_user(const Call&, const ActReason&);
Answered<Receipt> post_user(const Call&, const PostRequest&);
Answered<PasswordAnswer> reset_password(const Call&, const None&);
Answered<Receipt> remove_second_factor(const Call&, const None&);
Answered<Receipt> unlock_user(const Call&, const None&);
Answered<SessionList> user_sessions(const Call&, const None&);
Answered<Receipt> end_user_sessions(const Call&, const None&);

// sign_ins.cc
Answered<SignInList> sign_ins(const Call&, const None&);

// machines.cc
Answered<MachineList> machines(const Call&, const None&);
Answered<NewMachineAnswer> new_machine(const Call&, const NewMachineRequest&);
Answered<KeyAnswer> rotate_machine_key(const Call&, const None&);
Answered<Receipt> end_machine(const Call&, const ActReason&);

// reference.cc
Answered<Health> health(const Call&, const None&);
Answered<Messages> messages(const Call&, const None&);
Answered<DivisionList> divisions(const Call&, const None&);
Answered<ProgrammeList> programmes(const Call&, const None&);
Answered<Procedure> procedure(const Call&, const None&);
Answered<ColleagueList> colleagues(const Call&, const None&);
Answered<ClockAnswer> move_clock(const Call&, const ClockRequest&);
Answered<DemoAccountList> demo_accounts(const Call&, const None&);

}  // namespace yiben::api::handlers
