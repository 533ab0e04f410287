#include "routes.h"

#include "grants.h"
#include "money/handlers.h"
#include "query_fields.h"

namespace yiben::api {

using namespace handlers;

std::vector<Route> money_routes() {
  return {
      route<funeral_homes>("GET", "/funeral-homes", signed_in,
                           "The published list of funeral homes"),
      route<rolls>("GET", "/rolls", officials, "The rolls of a programme, newest first",
                   {query::programme}),
      route<draw_roll>("POST", "/rolls", drawing, "Draws a month's roll"),
      route<roll>("GET", "/rolls/{programme}/{month}", officials, "A roll with its towns"),
      route<roll_payments>("GET", "/rolls/{programme}/{month}/payments", officials,
                           "The payments on a roll",
                           {query::division, query::funeral_home, query::cursor, query::limit}),
      route<hold_payment>("POST", "/rolls/{programme}/{month}/holds", towns_confirm,
                          "Takes a payment off with a reason", {}, true),
      route<confirm_town>("POST", "/rolls/{programme}/{month}/towns/{town}/confirmation",
                          towns_confirm, "A town confirms its part", {}, true),
      route<confirm_roll>("POST", "/rolls/{programme}/{month}/confirmation", confirming,
                          "The district confirms against a fund", {}, true),
      route<bank_file>("GET", "/rolls/{programme}/{month}/bank-file", money,
                       "The bank file of a confirmed roll", {query::file_format}),
      route<take_returns>("POST", "/rolls/{programme}/{month}/returns", money,
                          "What the bank paid and what it could not", {}, true),
      route<settlement>("GET", "/rolls/{programme}/{month}/settlements/{home}", district,
                        "What the roll will pay a funeral home, item by item"),
      route<compare_statement>("POST", "/rolls/{programme}/{month}/settlements/{home}/comparison",
                               drawing, "Records a funeral home's statement beside ours", {}, true),
      route<recoveries>(
          "GET", "/recoveries", officials, "What is to be got back, or was",
          {query::recovery_list, query::programme, query::division, query::cursor, query::limit}),
      route<recovery_page>("GET", "/recoveries/{recovery}", officials,
                           "A recovery: its months, what has come back, what was waived"),
      route<repay_recovery>("POST", "/recoveries/{recovery}/repayments", money,
                            "Records money that came back", {}, true),
      route<waive_recovery>("POST", "/recoveries/{recovery}/waivers", confirming,
                            "Waives what cannot be got back any more", {}, true),
      route<funds>("GET", "/funds", officials, "Funds and their balances"),
      route<new_fund>("POST", "/funds", money, "Opens a fund"),
      route<add_budget>("POST", "/funds/{fund}/budget", money, "Adds budget to a fund"),
      route<monthly>("GET", "/monthly", officials, "A month's figures by town",
                     {query::month, query::division}),
  };
}

}  // namespace yiben::api
