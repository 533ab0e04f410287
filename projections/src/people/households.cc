// households: who lives together.
#include "projections/people/households.h"

#include <algorithm>

#include "fold/wiring.h"
#include "store/reader.h"

namespace yiben::projections {
namespace {

constexpr TableName<HouseholdRow> households{"hh"};

class HouseholdsView final : public View {
 public:
  explicit HouseholdsView(Store& store) : rows_(store.table(households)) {}

  void wire(Wiring& wiring) override {
    wiring.folds<Household::Formed, Household::MemberJoined, Household::MemberLeft,
                 Household::HouseholderChanged>(*this);
  }

  void fold(const Household::Formed& e, const Origin&) {
    rows_.create(Key().id(e.household)) = {e.household, e.division, e.area, e.householder,
                                           e.members};
  }
  void fold(const Household::MemberJoined& e, const Origin&) {
    rows_.edit(Key().id(e.household)).members.push_back(e.person);
  }
  void fold(const Household::MemberLeft& e, const Origin&) {
    std::erase(rows_.edit(Key().id(e.household)).members, e.person);
  }
  void fold(const Household::HouseholderChanged& e, const Origin&) {
    rows_.edit(Key().id(e.household)).householder = e.householder;
  }

 private:
  Table<HouseholdRow>& rows_;
};

}  // namespace

std::unique_ptr<View> households_view(Store& store) {
  return std::make_unique<HouseholdsView>(store);
}

Result<std::optional<HouseholdRow>> household_row(const Reader& reader, HouseholdId household) {
  return reader.get(households, Key().id(household));
}

}  // namespace yiben::projections
