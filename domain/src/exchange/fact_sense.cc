#include "exchange/fact_sense.h"

#include "domain/life_events/step_call.h"
#include "domain/people/id_number.h"

namespace yiben {
namespace {

constexpr Fen amount_max{100'000'000'00};  // a hundred million yuan: more is a slip of the unit
constexpr std::size_t word_bytes_max = 300;

// Looks at fields one by one and keeps what is wrong with each.
struct Sense {
  Date today;
  Wrongs wrong = {};

  void say(const char* field, const char* what) {
    wrong.push_back({std::string("/") + field, what});
  }
  void word(const char* field, const std::string& text) {
    if (text.empty()) say(field, "empty");
    if (text.size() > word_bytes_max) say(field, "too long");
  }
  // The day of birth, of a number that can be one.
  std::optional<Date> person(const char* field, const std::string& number, const char* name_field,
                             const std::string& name) {
    const auto id = parse_id_number(number);
    if (!id)
      say(field, "no identity number");
    else if (id->birth > today)
      say(field, "of somebody who is not born yet");
    word(name_field, name);
    return id ? std::optional(id->birth) : std::nullopt;
  }
  void past(const char* field, Date day, std::optional<Date> born) {
    if (day > today)
      say(field, "in the future");
    else if (born && day < *born)
      say(field, "before the person was born");
  }
};

}  // namespace

Wrongs sense_of(const DeathFact& f, Date today) {
  Sense s{today};
  const auto born = s.person("id_number", f.id_number, "name", f.name);
  s.past("died_on", f.died_on, born);
  if (f.certificate_number) s.word("certificate_number", *f.certificate_number);
  return std::move(s.wrong);
}

Wrongs sense_of(const MarriageFact& f, Date today) {
  Sense s{today};
  const auto born = s.person("id_number", f.id_number, "name", f.name);
  const auto spouse_born =
      s.person("spouse_id_number", f.spouse_id_number, "spouse_name", f.spouse_name);
  if (born && spouse_born &&
      parse_id_number(f.id_number)->text == parse_id_number(f.spouse_id_number)->text)
    s.say("spouse_id_number", "the same person twice");
  s.past("registered_on", f.registered_on, std::max(born, spouse_born));
  s.word("certificate_number", f.certificate_number);
  return std::move(s.wrong);
}

Wrongs sense_of(const IncomeFact& f, Date today) {
  Sense s{today};
  const auto born = s.person("id_number", f.id_number, "name", f.name);
  s.word("kind", f.kind);
  if (f.month > Month::containing(today))
    s.say("month", "in the future");
  else if (born && f.month < Month::containing(*born))
    s.say("month", "before the person was born");
  if (f.amount_fen < Fen{0})
    s.say("amount_fen", "negative");
  else if (f.amount_fen > amount_max)
    s.say("amount_fen", "too large: fen, 1/100 yuan");
  return std::move(s.wrong);
}

Wrongs sense_of(const CertificateFact& f, Date today) {
  Sense s{today};
  const auto born = s.person("id_number", f.id_number, "name", f.name);
  s.word("kind", f.kind);
  s.word("number", f.number);
  s.past("since", f.since, born);
  if (f.valid_until && *f.valid_until < f.since) s.say("valid_until", "before since");
  return std::move(s.wrong);
}

Wrongs sense_of(const StepAnswerFact& f, Date today) {
  Sense s{today};
  if (!StepKey::parse(f.key)) s.say("key", "no key of a call");
  return std::move(s.wrong);
}

}  // namespace yiben
