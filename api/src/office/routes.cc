#include "routes.h"

#include "grants.h"
#include "office/handlers.h"
#include "query_fields.h"

namespace yiben::api {

using namespace handlers;

std::vector<Route> office_routes() {
  return {
      route<sign_in>("POST", "/session", everyone, "Sign in"),
      route<sign_out>("DELETE", "/session", signed_in, "Sign out"),
      route<me>("GET", "/me", signed_in, "The signed-in user"),
      route<change_password>("PUT", "/me/password", signed_in,
                             "Another password; ends the other sessions"),
      route<begin_second_factor>("POST", "/me/second-factor", signed_in,
                                 "A secret for an authenticator, told once"),
      route<confirm_second_factor>("PUT", "/me/second-factor", signed_in,
                                   "Confirms it with a code"),
      route<my_sessions>("GET", "/me/sessions", signed_in, "Where the user is signed in"),
      route<end_my_session>("DELETE", "/me/sessions/{session}", signed_in, "Ends one of them"),
      route<users>("GET", "/users", administering, "Accounts",
                   {query::division, query::role, query::user_state, query::cursor, query::limit}),
      route<user_page>("GET", "/users/{user}", administering,
                       "An account and what was done with it"),
      route<new_user>("POST", "/users", having_accounts, "A new account, without a post yet"),
      route<rename_user>("PUT", "/users/{user}/name", having_accounts, "Another name"),
      route<disable_user>("POST", "/users/{user}/disabling", having_accounts,
                          "Disables an account"),
      route<enable_user>("POST", "/users/{user}/enabling", having_accounts, "Enables it again"),
      route<post_user>("PUT", "/users/{user}/post", securing, "Role and division"),
      route<reset_password>("POST", "/users/{user}/password-reset", securing,
                            "A first password again"),
      route<remove_second_factor>("DELETE", "/users/{user}/second-factor", securing,
                                  "Takes the second factor off"),
      route<user_sessions>("GET", "/users/{user}/sessions", securing, "Where a user is signed in"),
      route<end_user_sessions>("DELETE", "/users/{user}/sessions", securing,
                               "Ends all of a user's sessions"),
      route<unlock_user>("POST", "/users/{user}/unlocking", securing,
                         "Lets a locked user try again"),
      route<sign_ins>("GET", "/sign-ins", watching,
                      "Who signed in and who was refused, newest first",
                      {query::login, query::user, query::cursor, query::limit}),
      route<machines>("GET", "/machine-credentials", seeing_machines,
                      "Keys of other systems that read"),
      route<new_machine>("POST", "/machine-credentials", securing,
                         "A key for another system, told once"),
      route<rotate_machine_key>("POST", "/machine-credentials/{credential}/key", securing,
                                "A new key; the one before stays valid for a day"),
      route<end_machine>("POST", "/machine-credentials/{credential}/end", securing,
                         "Ends a credential"),
      route<health>("GET", "/health", everyone, "Whether the server answers and its views keep up"),
      lasting(route<messages>("GET", "/messages", everyone,
                              "The words of rules, steps and codes in both languages")),
      route<divisions>("GET", "/divisions", signed_in, "The district, its towns and villages"),
      route<programmes>("GET", "/programmes", signed_in,
                        "Programmes in force today, with their rules"),
      route<procedure>("GET", "/procedures/{id}", signed_in,
                       "A procedure, the newest or one version", {query::procedure_version}),
      route<colleagues>("GET", "/colleagues", signed_in, "Who else works in the same town"),
      route<move_clock>("POST", "/demo/clock", having_accounts, "Moves the demo office's date"),
      route<demo_accounts>("GET", "/demo/accounts", everyone,
                           "The accounts of a demo and their password"),
  };
}

}  // namespace yiben::api
