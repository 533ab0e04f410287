#include "routes.h"

#include "grants.h"
#include "money/handlers.h"

namespace yiben::api {

using namespace handlers;

std::vector<Route> money_routes() {
  return {
      route("GET", "/funeral-homes", signed_in, "The published list of funeral homes",
            funeral_homes),
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
      route("GET", "/monthly", office, "A month's figures by town", monthly, {"month", "division"}),
  };
}

}  // namespace yiben::api
