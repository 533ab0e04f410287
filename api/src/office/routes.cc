#include "routes.h"

#include "grants.h"
#include "office/handlers.h"

namespace yiben::api {

using namespace handlers;

std::vector<Route> office_routes() {
  return {
      route("POST", "/session", everyone, "Sign in", sign_in),
      route("DELETE", "/session", signed_in, "Sign out", sign_out),
      route("GET", "/me", signed_in, "The signed-in user", me),
      route("PUT", "/me/password", signed_in, "Another password; ends the other sessions",
            change_password),
      route("POST", "/me/second-factor", signed_in, "A secret for an authenticator, told once",
            begin_second_factor),
      route("PUT", "/me/second-factor", signed_in, "Confirms it with a code",
            confirm_second_factor),
      route("GET", "/me/sessions", signed_in, "Where the user is signed in", my_sessions),
      route("DELETE", "/me/sessions/{session}", signed_in, "Ends one of them", end_my_session),
      route("GET", "/users", administering, "Accounts", users,
            {"division", "role", "state", "cursor", "limit"}),
      route("GET", "/users/{user}", administering, "An account and what was done with it",
            user_page),
      route("POST", "/users", having_accounts, "A new account, without a post yet", new_user),
      route("PUT", "/users/{user}/name", having_accounts, "Another name", rename_user),
      route("POST", "/users/{user}/disabling", having_accounts, "Disables an account",
            disable_user),
      route("POST", "/users/{user}/enabling", having_accounts, "Enables it again", enable_user),
      route("PUT", "/users/{user}/post", securing, "Role and division", post_user),
      route("POST", "/users/{user}/password-reset", securing, "A first password again",
            reset_password),
      route("DELETE", "/users/{user}/second-factor", securing, "Takes the second factor off",
            remove_second_factor),
      route("GET", "/users/{user}/sessions", securing, "Where a user is signed in", user_sessions),
      route("DELETE", "/users/{user}/sessions", securing, "Ends all of a user's sessions",
            end_user_sessions),
      route("POST", "/users/{user}/unlocking", securing, "Lets a locked user try again",
            unlock_user),
      route("GET", "/sign-ins", watching, "Who signed in and who was refused, newest first",
            sign_ins, {"login", "user", "cursor", "limit"}),
      route("GET", "/machine-credentials", seeing_machines, "Keys of other systems that read",
            machines),
      route("POST", "/machine-credentials", securing, "A key for another system, told once",
            new_machine),
      route("POST", "/machine-credentials/{credential}/key", securing,
            "A new key; the one before stays valid for a day", rotate_machine_key),
      route("POST", "/machine-credentials/{credential}/end", securing, "Ends a credential",
            end_machine),
      route("GET", "/health", everyone, "Whether the server answers and its views keep up", health),
      route("GET", "/messages", everyone, "The words of rules, steps and codes in both languages",
            messages),
      route("GET", "/divisions", signed_in, "The district, its towns and villages", divisions),
      route("GET", "/programmes", signed_in, "Programmes in force today, with their rules",
            programmes),
      route("GET", "/procedures/{id}", signed_in, "A procedure, the newest or one version",
            procedure, {"version"}),
      route("GET", "/colleagues", signed_in, "Who else works in the same town", colleagues),
      route("POST", "/demo/clock", having_accounts, "Moves the demo office's date", move_clock),
      route("GET", "/demo/accounts", everyone, "The accounts of a demo and their password",
            demo_accounts),
  };
}

}  // namespace yiben::api
