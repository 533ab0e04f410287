#include "domain/office/division.h"

#include <algorithm>
#include <array>

namespace yiben {
namespace {

constexpr std::array<std::size_t, 5> lengths = {2, 4, 6, 9, 12};

std::optional<std::size_t> level_of_length(std::size_t length) {
  auto at = std::find(lengths.begin(), lengths.end(), length);
  if (at == lengths.end()) return std::nullopt;
  return static_cast<std::size_t>(at - lengths.begin());
}

bool stood(const DivisionRow& row, Date on) {
  return (!row.from || *row.from <= on) && (!row.until || on < *row.until);
}

bool overlap(const DivisionRow& a, const DivisionRow& b) {
  bool a_before = a.until && b.from && *a.until <= *b.from;
  bool b_before = b.until && a.from && *b.until <= *a.from;
  return !a_before && !b_before;
}

}  // namespace

std::optional<Division> Division::parse(std::string_view text) {
  auto level = level_of_length(text.size());
  if (!level || text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
  for (auto i = *level; i > 0; --i) {
    auto group = text.substr(lengths[i - 1]);
    if (group.find_first_not_of('0') != std::string_view::npos) break;
    text = text.substr(0, lengths[i - 1]);
  }
  if (text == "00") return std::nullopt;
  return Division(std::string(text));
}

DivisionLevel Division::level() const {
  return static_cast<DivisionLevel>(*level_of_length(code_.size()));
}

bool Division::covers(const Division& other) const { return other.code_.starts_with(code_); }

std::optional<Division> Division::parent() const {
  auto level = *level_of_length(code_.size());
  if (level == 0) return std::nullopt;
  return parse(std::string_view(code_).substr(0, lengths[level - 1]));
}

std::optional<Division> Division::at(DivisionLevel wanted) const {
  auto length = lengths[static_cast<std::size_t>(wanted)];
  if (code_.size() < length) return std::nullopt;
  return parse(std::string_view(code_).substr(0, length));
}

bool DivisionTable::add(const DivisionRow& row) {
  auto code = Division::parse(row.code);
  if (!code || (row.successor && !Division::parse(*row.successor))) return false;
  if (row.from && row.until && *row.until <= *row.from) return false;
  auto& same_code = rows_[*code];
  if (std::any_of(same_code.begin(), same_code.end(),
                  [&](const DivisionRow& other) { return overlap(row, other); }))
    return false;
  same_code.push_back(row);
  return true;
}

const DivisionRow* DivisionTable::known(const Division& division, Date on) const {
  auto found = rows_.find(division);
  if (found == rows_.end()) return nullptr;
  auto row = std::find_if(found->second.begin(), found->second.end(),
                          [&](const DivisionRow& r) { return stood(r, on); });
  return row == found->second.end() ? nullptr : &*row;
}

std::optional<Division> DivisionTable::current(const Division& division, Date on) const {
  auto at = division;
  for (std::size_t steps = 0; steps <= rows_.size(); ++steps) {
    if (known(at, on)) return at;
    auto found = rows_.find(at);
    if (found == rows_.end()) return std::nullopt;
    const DivisionRow* last_ended = nullptr;
    for (const auto& row : found->second)
      if (row.until && *row.until <= on && (!last_ended || *last_ended->until < *row.until))
        last_ended = &row;
    if (!last_ended || !last_ended->successor) return std::nullopt;
    at = *Division::parse(*last_ended->successor);
  }
  return std::nullopt;  // successors in a circle
}

std::vector<const DivisionRow*> DivisionTable::children(const Division& parent, Date on) const {
  std::vector<const DivisionRow*> out;
  for (auto at = rows_.upper_bound(parent); at != rows_.end() && parent.covers(at->first); ++at)
    if (at->first.parent() == parent)
      if (auto* row = known(at->first, on)) out.push_back(row);
  return out;
}

std::string DivisionTable::full_name(const Division& division, Date on) const {
  if (!known(division, on)) return "";
  std::string out;
  for (std::optional<Division> at = division; at; at = at->parent())
    if (auto* row = known(*at, on)) out = row->name + out;
  return out;
}

}  // namespace yiben
