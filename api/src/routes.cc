// The route table, in the order of the document. Each row grants who may ask; what they may see and
// do beyond that is decided by division in the handlers and by the procedure in the domain.
#include "api/route.h"
#include "handlers/handlers.h"

namespace yiben::api {
namespace {

using namespace handlers;
using enum Role;

const Grant everyone = Open::to_everyone;
const Grant signed_in = Open::to_signed_in;
const Grant registering = std::vector{village_assistant, town_clerk, funeral_home};
const Grant office = std::vector{village_assistant,  town_clerk, town_reviewer, district_reviewer,
                                 district_confirmer, finance,    supervisor,    funeral_home};
const Grant acting = std::vector{village_assistant, town_clerk,         town_reviewer,
                                 district_reviewer, district_confirmer, funeral_home};
const Grant towns_confirm = std::vector{town_reviewer, district_reviewer};
const Grant money = std::vector{finance};
const Grant drawing = std::vector{district_reviewer, finance};
const Grant confirming = std::vector{district_confirmer};
const Grant subscribing = std::vector{integrator, supervisor};
const Grant connecting = std::vector{integrator};
const Grant inspecting = std::vector{supervisor};
const Grant undoing = std::vector{district_reviewer, district_confirmer};
const Grant district = std::vector{district_reviewer, district_confirmer, finance, supervisor};
const Grant preparing = std::vector{district_reviewer};
const Grant deciding = std::vector{district_reviewer, district_confirmer};
const Grant administering = std::vector{administrator};

std::vector<Route> table() {
  return {
      route("POST", "/session", everyone, "Sign in", sign_in),
      route("DELETE", "/session", signed_in, "Sign out", sign_out),
      route("GET", "/me", signed_in, "The signed-in user", me),
      route("GET", "/health", everyone, "Whether the server answers and its views keep up", health),
      route("GET", "/messages", everyone, "The words of rules, steps and codes in both languages",
            messages),
      route("GET", "/divisions", signed_in, "The district, its towns and villages", divisions),
      route("GET", "/funeral-homes", signed_in, "The published list of funeral homes",
            funeral_homes),
      route("GET", "/programmes", signed_in, "Programmes in force today, with their rules",
            programmes),
      route("GET", "/procedures/{id}", signed_in, "A procedure, the newest or one version",
            procedure, {"version"}),
      route("GET", "/colleagues", signed_in, "Who else works in the same town", colleagues),
      route("GET", "/events", subscribing,
            "Facts in the log's order as server-sent events, from a position on", events,
            {"from", "types", "division"}),
      route("GET", "/schemas", signed_in, "Every version of every event", schemas),
      route("GET", "/schemas/{type}/{version}", signed_in,
            "The JSON Schema of one version of an event", schema),
      route("GET", "/topics", subscribing, "The Kafka topics and how far the relay is", topics),
      route("GET", "/webhooks", subscribing, "Addresses that facts are posted to", webhooks),
      route("POST", "/webhooks", connecting, "Has facts posted to an address from now on",
            new_webhook),
      route("GET", "/webhooks/{webhook}", subscribing,
            "A webhook: what is held back or parked, the last attempts", webhook),
      route("POST", "/webhooks/{webhook}/secret", connecting,
            "A new signing secret; the one before stays valid for a day", rotate_webhook_secret),
      route("POST", "/webhooks/{webhook}/replay", connecting,
            "Tries again at once what is held back or parked", replay_webhook),
      route("POST", "/webhooks/{webhook}/end", connecting, "Ends a webhook", end_webhook),
      route("GET", "/senders", subscribing, "Systems that may send facts", senders),
      route("POST", "/senders", connecting, "Lets a system send facts", new_sender),
      route("POST", "/senders/{sender}/secret", connecting,
            "A new signing secret; the one before stays valid for a day", rotate_sender_secret),
      route("POST", "/senders/{sender}/end", connecting, "Takes no more facts from a system",
            end_sender),
      route("GET", "/fact-types", signed_in, "What systems may send, with its JSON Schema",
            fact_types),
      route("POST", "/facts", everyone,
            "Takes a fact from another system: a CloudEvent, signed after Standard Webhooks",
            take_fact),
      route("GET", "/facts", subscribing, "The last facts received, and the dead letters", facts),
      route("POST", "/demo/clock", administering, "Moves the demo office's date", move_clock),

      route("POST", "/people/lookup", office, "Finds a person by identity number", look_up),
      route("POST", "/people/search", office, "Finds people by the beginning of a name",
            search_people),
      route("POST", "/people", registering, "Registers a person", new_person),
      route("GET", "/people/{person}", office, "A person, number and account masked", person),
      route("POST", "/people/{person}/unmasked", office, "A person in plain, for a stated purpose",
            unmasked_person),
      route("GET", "/people/{person}/reads", inspecting, "Who has looked at a person's data",
            person_reads, {"cursor"}),
      route("PUT", "/people/{person}/account", registering, "Sets the account to pay to",
            set_account),
      route("POST", "/people/{person}/death", registering, "Records a death", record_death),

      route("POST", "/households", registering, "Registers a household", new_household),
      route("GET", "/households/{household}", office, "A household and its people", household),
      route("POST", "/households/{household}/members", registering, "Adds a member",
            join_household),
      route("POST", "/households/{household}/leavers", registering, "Takes a member out",
            leave_household),

      route("POST", "/claims", registering, "Files a claim", file_claim),
      route("GET", "/claims/{claim}", office, "The case page", case_page),
      route("POST", "/claims/{claim}/steps/{step}", acting, "Ends the open step with an outcome",
            act_on_step, {}, true),
      route("POST", "/claims/{claim}/extension", acting, "Extends the overall clock once",
            extend_claim),
      route("POST", "/assessments", office, "A trial calculation; nothing is written",
            trial_assessment),
      route("GET", "/inbox", office, "To do, done, ended", inbox,
            {"list", "programme", "division", "cursor", "limit"}),
      route("POST", "/inbox/search", office, "A list of the inbox, by name or identity number",
            search_inbox),
      route("GET", "/inbox/counts", office, "How many each list holds", inbox_counts),

      route("GET", "/life-events", signed_in, "Life events, the newest version of each",
            life_events),
      route("GET", "/departments", signed_in,
            "Whose systems the steps are sent to, and how these answer", departments),
      route("GET", "/sagas", office, "The saga board: held by your role, open, ended", sagas,
            {"list", "life_event", "division", "cursor", "limit"}),
      route("GET", "/sagas/counts", office, "How many each list of the board holds", saga_counts),
      route("POST", "/sagas", registering, "Opens a life event for a person", open_saga),
      route("POST", "/sagas/batch", acting, "One act on each of many sagas, each with its reason",
            act_on_sagas),
      route("GET", "/sagas/{saga}", office, "A saga: its steps, who holds them, what was answered",
            saga_page),
      route("POST", "/sagas/{saga}/signals", registering, "Records that the office knows of it too",
            hear_signal, {}, true),
      route("POST", "/sagas/{saga}/steps/{step}/consent", acting,
            "Consent to a step, or that it is not given", consent_to_step, {}, true),
      route("POST", "/sagas/{saga}/steps/{step}/settlement", acting,
            "Ends a step that lies with a person", settle_step, {}, true),
      route("POST", "/sagas/{saga}/steps/{step}/call", acting, "Asks the department again",
            ask_again, {}, true),
      route("POST", "/sagas/{saga}/steps/{step}/take-over", acting,
            "Takes a step over from the department", take_over_step, {}, true),
      route("POST", "/sagas/{saga}/steps/{step}/clock", acting,
            "Extends a step's limit, or stops and resumes its clock", change_step_clock, {}, true),
      route("POST", "/sagas/{saga}/migration", confirming,
            "Moves a saga to another version of its life event; a dry run says what would follow",
            migrate_saga, {}, true),
      route("POST", "/sagas/{saga}/undo", undoing,
            "Takes everything back, step by step, while it can be", undo_saga, {}, true),
      route("POST", "/sagas/{saga}/incidents/{incident}/resolution", acting,
            "Resolves an incident; both results stay on record", resolve_incident, {}, true),
      route("POST", "/progress", everyone,
            "How far a life event is, for the family: by its number and the end of the identity "
            "number",
            progress),

      route("GET", "/rosters/{programme}", office,
            "Who is on the roster on a day, as known at a log size", roster,
            {"on", "known_at", "division", "cursor", "limit"}),
      route("GET", "/awards/{award}", office, "An award and its payments", award),
      route("GET", "/monthly", office, "A month's figures by town", monthly, {"month", "division"}),

      route("GET", "/raises/{programme}", district,
            "Versions of the rules and the raises to them, newest first", raises),
      route("GET", "/raises/{programme}/preview", district,
            "What raising to a version would do; nothing is written", preview_raise,
            {"version", "from"}),
      route("POST", "/raises/{programme}", preparing, "Prepares a raise", prepare_raise),
      route("POST", "/raises/{programme}/{number}/withdrawal", deciding,
            "Withdraws a prepared raise with a reason", withdraw_raise),
      route("POST", "/raises/{programme}/{number}/confirmation", confirming,
            "Confirms a raise and carries it out, or what is left of it", confirm_raise),

      route("GET", "/rolls", office, "The rolls of a programme, newest first", rolls,
            {"programme"}),
      route("POST", "/rolls", drawing, "Draws a month's roll", draw_roll),
      route("GET", "/rolls/{programme}/{month}", office, "A roll with its towns", roll),
      route("GET", "/rolls/{programme}/{month}/payments", office, "The payments on a roll",
            roll_payments, {"division", "funeral_home", "cursor", "limit"}),
      route("POST", "/rolls/{programme}/{month}/holds", towns_confirm,
            "Takes a payment off with a reason", hold_payment, {}, true),
      route("POST", "/rolls/{programme}/{month}/towns/{town}/confirmation", towns_confirm,
            "A town confirms its part", confirm_town, {}, true),
      route("POST", "/rolls/{programme}/{month}/confirmation", confirming,
            "The district confirms against a fund", confirm_roll, {}, true),
      route("GET", "/rolls/{programme}/{month}/bank-file", money,
            "The bank file of a confirmed roll", bank_file, {"format"}),
      route("POST", "/rolls/{programme}/{month}/returns", money,
            "What the bank paid and what it could not", take_returns, {}, true),
      route("GET", "/rolls/{programme}/{month}/settlements/{home}", district,
            "What the roll will pay a funeral home, item by item", settlement),
      route("POST", "/rolls/{programme}/{month}/settlements/{home}/comparison", drawing,
            "Records a funeral home's statement beside ours", compare_statement, {}, true),

      route("GET", "/recoveries", office, "What is to be got back, or was", recoveries,
            {"list", "programme", "division", "cursor", "limit"}),
      route("GET", "/recoveries/{recovery}", office,
            "A recovery: its months, what has come back, what was waived", recovery_page),
      route("POST", "/recoveries/{recovery}/repayments", money, "Records money that came back",
            repay_recovery, {}, true),
      route("POST", "/recoveries/{recovery}/waivers", confirming,
            "Waives what cannot be got back any more", waive_recovery, {}, true),

      route("GET", "/funds", office, "Funds and their balances", funds),
      route("POST", "/funds", money, "Opens a fund", new_fund),
      route("POST", "/funds/{fund}/budget", money, "Adds budget to a fund", add_budget),
  };
}

}  // namespace

const std::vector<Route>& routes() {
  static const std::vector<Route> all = table();
  return all;
}

bool allows(const Grant& grant, Role role) {
  if (std::holds_alternative<Open>(grant)) return true;
  for (Role r : std::get<std::vector<Role>>(grant))
    if (r == role) return true;
  return false;
}

}  // namespace yiben::api
