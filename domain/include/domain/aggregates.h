// Every aggregate, for what must walk them all: golden bytes, published schemas, inspect, views.
#pragma once

#include <tuple>

#include "domain/awards/award.h"
#include "domain/awards/standard_raise.h"
#include "domain/cases/claim.h"
#include "domain/evidence/access.h"
#include "domain/evidence/adoption.h"
#include "domain/exchange/delivery.h"
#include "domain/exchange/outside_fact.h"
#include "domain/exchange/sender.h"
#include "domain/exchange/webhook.h"
#include "domain/life_events/saga.h"
#include "domain/money/benefit_roll.h"
#include "domain/money/fund.h"
#include "domain/money/payment.h"
#include "domain/money/recovery.h"
#include "domain/office/machine.h"
#include "domain/office/published.h"
#include "domain/office/session.h"
#include "domain/office/user.h"
#include "domain/people/household.h"
#include "domain/people/person.h"

namespace yiben {

using Aggregates = std::tuple<Person, Household, Claim, Award, StandardRaise, BenefitRoll, Payment,
                              Fund, Published, User, Access, Adoption, Webhook, Delivery, Sender,
                              OutsideFact, Saga, Recovery, Session, Machine>;

// Calls f.template operator()<D>() for every aggregate.
template <class F, std::size_t... i>
void for_each_aggregate(F&& f, std::index_sequence<i...>) {
  (f.template operator()<std::tuple_element_t<i, Aggregates>>(), ...);
}
template <class F>
void for_each_aggregate(F&& f) {
  for_each_aggregate(f, std::make_index_sequence<std::tuple_size_v<Aggregates>>{});
}

}  // namespace yiben
