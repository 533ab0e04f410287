#include "projections/snapshot.h"

#include "store/reader.h"

namespace yiben::projections {

Snapshot::Snapshot(std::shared_ptr<const void> keeps_alive, std::unique_ptr<const Reader> reader)
    : keeps_alive_(std::move(keeps_alive)), reader_(std::move(reader)) {}
Snapshot::~Snapshot() = default;
Snapshot::Snapshot(Snapshot&&) noexcept = default;

Result<Position> Snapshot::position() const { return reader_->position(); }

}  // namespace yiben::projections
