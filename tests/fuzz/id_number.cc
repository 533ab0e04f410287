#include "domain/people/id_number.h"

#include "domain/office/division.h"
#include "domain/people/mask.h"
#include "tests/fuzz/fuzz.h"

using namespace yiben;

YIBEN_FUZZ(id_number, {"11010519491231002X", "440524188001010014", "11010519491231002x",
                       "500199001001", "欧阳明"}) {
  auto id = parse_id_number(bytes);
  if (id) {
    YIBEN_PROMISE(parse_id_number(id->text) == id);
    YIBEN_PROMISE(id->birth.text().size() == 10);
  }
  auto division = Division::parse(bytes);
  if (division) {
    YIBEN_PROMISE(Division::parse(division->text()) == division);
  }
  YIBEN_PROMISE(mask_id_number(bytes).size() == bytes.size());
  YIBEN_PROMISE(mask_id_number(bytes).find('*') != std::string::npos || bytes.empty());
  (void)mask_name(bytes);
  YIBEN_PROMISE(mask_account(bytes).size() <= 8);
}
