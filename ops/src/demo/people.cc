#include "demo/people.h"

#include "domain/people/id_number.h"

namespace yiben::ops {

DemoPerson DemoPeople::person(const std::string& village, int age_low, int age_high,
                              bool with_account) {
  Date born;
  int sequence = 1'000;
  while (sequence > 999) {
    born = w_.time.today() -
           w_.dice.between(age_low * 365 + age_low / 4, age_high * 365 + age_high / 4 + 364);
    sequence = ++used_[born.days];
  }
  DemoPerson out;
  out.born = born;
  out.details.name = w_.dice.one_of(w_.words.surnames) + w_.dice.one_of(w_.words.given);
  out.details.id_number = make_id_number(w_.book().district, born, sequence);
  out.details.division = village;
  out.details.area = village.substr(6, 3) < "100" ? Area::urban : Area::rural;
  if (with_account) {
    out.details.bank = w_.dice.one_of(w_.words.banks);
    // An account, not a card: no issuer's number, so that it is nobody's.
    out.details.account = "0000" + std::to_string(100'000'000'000 + w_.dice.below(900'000'000'000));
    out.details.account_holder = out.details.name;
  }
  return out;
}

}  // namespace yiben::ops
