// RandomLife: a stream of plausible events, the same for the same seed. Every event is one its
// aggregate could have decided on; nothing is said about which.
#pragma once

#include <random>

#include "tests/projections/fixture.h"

namespace yiben::projections {

class RandomLife {
 public:
  RandomLife(District& district, std::uint64_t seed) : d_(district), random_(seed) {}

  void goes_on(int events);

 private:
  struct OpenCase {
    ClaimId claim;
    PersonId applicant;
    std::string programme, division, step;
  };
  struct HeldAward {
    Award::Granted granted;
    std::optional<Month> stopped_from;
  };
  struct ListedPayment {
    Payment::Listed listed;
    Payment::Status status = Payment::Status::listed;
  };

  std::uint64_t below(std::uint64_t n) { return random_() % n; }
  template <class T>
  T& any(std::vector<T>& of) {
    return of[below(of.size())];
  }
  std::string a_division();
  std::string a_programme();
  Month a_month() { return month("2026-01") + static_cast<int>(below(12)); }
  Date a_day() { return day("2026-01-01") + static_cast<int>(below(360)); }
  Fen an_amount() { return {static_cast<std::int64_t>(100 + below(90'000))}; }

  void someone_registers();
  void a_household_forms();
  void a_case_is_filed();
  void a_case_moves();
  void an_award_is_granted();
  void an_award_changes();
  void a_payment_is_listed();
  void a_payment_ends();
  void money_moves();

  District& d_;
  std::mt19937_64 random_;
  std::vector<PersonId> people_;
  std::vector<OpenCase> cases_;
  std::vector<HeldAward> awards_;
  std::vector<ListedPayment> payments_;
};

}  // namespace yiben::projections
