// Why a saga cannot be moved to another version of its life event: the detail `obstacle` of
// migration_impossible, beside the step's or the life event's name (zh, en).
#pragma once

#include "domain/core/enum_names.h"

namespace yiben {

enum class MigrationObstacle {
  other_life_event,
  same_version,
  step_gone,
  other_connector,
  other_class,
  other_undo,
  open_incident,  // of a step that is gone
};
YIBEN_ENUM_NAMES(MigrationObstacle, "other_life_event", "same_version", "step_gone",
                 "other_connector", "other_class", "other_undo", "open_incident")

}  // namespace yiben
