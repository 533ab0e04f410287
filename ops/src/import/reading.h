// What reading one roster shares: the rules it is read under, and the people met so far.
#pragma once

#include <unordered_map>

#include "import/known_person.h"
#include "import/plan.h"
#include "import/row_reader.h"

namespace yiben::ops {

// Whose cells: the fields of a row that make a person.
struct PersonFields {
  std::string_view name = "name", id_number = "id_number";
  bool beneficiary = true;                 // may be there once, and not on the programme already
  bool account = true;                     // the row's bank, account and holder are this person's
  std::string_view holder_otherwise = {};  // a field that names the holder when none is given
  bool account_for_several = false;        // a guardian may receive for several children
};

class Reading {
 public:
  Reading(const ImportWorld& world, const ImportOptions& options, const Uuid& command,
          const ProgrammeRules& rules, PackRef pack, const FuneralHomes& homes,
          const Columns& columns, Findings& findings)
      : world(world),
        programme(options.programme),
        command(command),
        rules(rules),
        pack(std::move(pack)),
        homes(homes),
        today(world.book.today()),
        first_month(options.first_month.value_or(Month::containing(today))),
        columns(columns),
        findings(findings) {}

  // The place in plan.people; nothing when a cell of theirs is at fault.
  std::optional<std::size_t> person(const RowReader&, const PersonFields&);
  // Of someone met in this file or known to the log.
  const KnownPerson* known(const std::string& id_number) const;

  const ImportWorld& world;
  const std::string programme;
  const Uuid command;
  const ProgrammeRules& rules;
  const PackRef pack;
  const FuneralHomes& homes;
  const Date today;
  const Month first_month;
  const Columns& columns;
  Findings& findings;

  Plan plan;
  std::optional<eventstore::Error> failed;  // the log could not be read: stop

  // A new id that follows from the roster: the same roster makes the same ids.
  Uuid new_id(std::string_view what) {
    return workflows::derived_id(command, std::string(what) + "/" + std::to_string(++made_));
  }
  Award::Granted new_award(std::string division, Area area);

 private:
  struct Met {
    std::size_t at;  // in plan.people
    int line;
    bool beneficiary;
  };
  struct AccountUse {
    int line;
    std::string id_number, holder;
  };
  // False, and named: met before in a way that may not be.
  bool may_be_here(const RowReader&, const PersonFields&, const std::string& number,
                   const std::string& name);
  bool may_be_granted(const RowReader&, const PersonFields&, const KnownPerson&);
  bool read_account(const RowReader&, const PersonFields&, PlannedPerson&);

  std::unordered_map<std::string, Met> met_;
  std::unordered_map<std::string, KnownPerson> known_;
  std::unordered_map<std::string, AccountUse> accounts_;
  std::uint64_t made_ = 0;
};

// Rows into the reading's plan; one file a programme.
void read_dibao(Reading&, const Table&, const std::function<void(std::size_t)>& done);
void read_orphans(Reading&, const Table&, const std::function<void(std::size_t)>& done);
void read_funerals(Reading&, const Table&, const std::function<void(std::size_t)>& done);

}  // namespace yiben::ops
