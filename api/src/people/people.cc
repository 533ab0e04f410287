#include "workflows/people/people.h"

#include "common.h"
#include "domain/people/id_number.h"
#include "domain/people/person_name.h"
#include "people/handlers.h"
#include "projections/people/people.h"

namespace yiben::api::handlers {
namespace {

// A division that exists today, inside the user's own.
Answered<void> known_division(const Call& call, const std::string& code) {
  const auto& s = call.services;
  auto division = Division::parse(code);
  if (!division || !s.divisions.known(*division, s.book.today()) ||
      division->level() != DivisionLevel::village)
    return problem_of(workflows::Failure(Rejection{Rule::division_unknown, {{"division", code}}}));
  return must_cover(call, code);
}

}  // namespace

Answered<LookupAnswer> look_up(const Call& call, const LookupRequest& in) {
  const auto& s = call.services;
  LookupAnswer out;
  auto number = parse_id_number(in.id_number, s.book.today());
  if (!number) {
    out.problem = std::string(enum_name(number.error()));
    return out;
  }
  out.valid = true;
  out.born = number->birth;
  out.sex = number->male ? Sex::male : Sex::female;
  auto row = looked_up(call, *number, "lookup");
  if (!row) return row.error();
  if (*row) out.found = seen_by(call, **row);
  return out;
}

Answered<PeopleList> search_people(const Call& call, const PeopleSearch& in) {
  const auto& s = call.services;
  auto division = in.division.value_or(call.actor.division);
  if (auto ok = must_cover(call, division); !ok) return ok.error();
  if (in.name.empty()) return Problem::of(400, "bad_query", {{"name", "name"}});
  auto rows = people_by_name(s.views.snapshot(), normal_name(in.name), division, 50);
  if (!rows) return problem_of(rows.error());
  Access::Read read{.what = "search"};
  for (const auto& row : *rows) add_seen(read, {row.person});
  if (auto ok = record_access(call, std::move(read)); !ok) return ok.error();
  PeopleList out;
  for (const auto& row : *rows) out.rows.push_back(masked(row, s.book.today()));
  return out;
}

Answered<Created<NewPersonAnswer>> new_person(const Call& call, const NewPersonRequest& in) {
  if (auto ok = known_division(call, in.division); !ok) return ok.error();
  auto done =
      workflows::register_person(call.services.book, call.request(),
                                 {in.name, in.id_number, in.division, in.area, in.bank.value_or(""),
                                  in.account.value_or(""), in.account_holder.value_or(in.name)});
  if (!done) return problem_of(done.error());
  auto receipt = receipt_of(done->receipt);
  return Created<NewPersonAnswer>{{done->person, receipt.position, receipt.repeated},
                                  "/people/" + done->person.text()};
}

namespace {

// What is recorded as the purpose: one of those there are, or in the reader's own words. Empty:
// none was given.
std::string purpose_of(const Call& call, const Purposed& in) {
  if (in.purpose == "other") return in.note.value_or("");
  return call.services.messages.all_zh().contains("purposes." + in.purpose) ? in.purpose : "";
}

}  // namespace

Answered<projections::PersonRow> reachable_person(const Call& call, Access::Read read,
                                                  Shown shown) {
  auto id = path_value<PersonId>(call, "person");
  if (!id) return id.error();
  auto row = person_row(call, *id);
  if (!row) return row.error();
  if (row->division.empty()) return Problem::of(404, "not_found", {{"name", "person"}});
  if (auto ok = must_cover(call, row->division); !ok) return ok.error();
  read.people = {*id};
  if (auto ok = record_access(call, std::move(read), shown); !ok) return ok.error();
  return row;
}

Answered<PersonView> person(const Call& call, const None&) {
  auto row = reachable_person(call);
  if (!row) return row.error();
  return with_proposer(call, masked(*row, call.services.book.today()));
}

Answered<PersonView> unmasked_person(const Call& call, const Purposed& in) {
  auto row =
      reachable_person(call, {.purpose = purpose_of(call, in), .claim = in.claim}, Shown::in_plain);
  if (!row) return row.error();
  return plain(*row, call.services.book.today());
}

Answered<Receipt> correct_person(const Call& call, const CorrectionRequest& in) {
  auto row = reachable_person(call);
  if (!row) return row.error();
  if (in.division)
    if (auto ok = known_division(call, *in.division); !ok) return ok.error();
  auto done = workflows::correct_person(call.services.book, call.request(), row->person,
                                        {in.name, in.division, in.area, in.reason});
  if (!done) return problem_of(done.error());
  return receipt_of(*done);
}

Answered<Receipt> record_death(const Call& call, const DeathRequest& in) {
  constexpr std::size_t number_min = 4, number_max = 60;
  if (in.number.size() < number_min || in.number.size() > number_max)
    return problem_of(workflows::Failure(Rejection{Rule::death_proof_needed, {}}));
  auto row = reachable_person(call);
  if (!row) return row.error();
  const auto source = std::string(enum_name(in.proof)) + " " + in.number;
  auto done =
      workflows::record_death(call.services.book, call.request(), row->person, in.on, source);
  if (!done) return problem_of(done.error());
  return receipt_of(*done);
}

}  // namespace yiben::api::handlers
