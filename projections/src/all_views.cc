#include "all_views.h"

namespace yiben::projections {

std::unique_ptr<View> cases_view(Store&);
std::unique_ptr<View> timeline_view(Store&);
std::unique_ptr<View> households_view(Store&);
std::unique_ptr<View> people_view(Store&, const eventstore::KeyRing&);
std::unique_ptr<View> roster_view(Store&);
std::unique_ptr<View> rolls_view(Store&);
std::unique_ptr<View> funds_view(Store&);
std::unique_ptr<View> sagas_view(Store&);
std::unique_ptr<View> recoveries_view(Store&);
std::unique_ptr<View> monthly_view(Store&);

std::vector<std::unique_ptr<View>> all_views(Store& store, const eventstore::KeyRing& keys) {
  std::vector<std::unique_ptr<View>> views;
  views.push_back(cases_view(store));
  views.push_back(timeline_view(store));
  views.push_back(households_view(store));
  views.push_back(people_view(store, keys));  // reads cases
  views.push_back(roster_view(store));
  views.push_back(rolls_view(store));
  views.push_back(funds_view(store));
  views.push_back(sagas_view(store));
  views.push_back(recoveries_view(store));
  views.push_back(monthly_view(store));  // reads cases, rosters, payments
  return views;
}

}  // namespace yiben::projections
