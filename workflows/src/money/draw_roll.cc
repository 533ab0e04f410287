#include <map>

#include "domain/awards/standard_raise.h"
#include "money/roll_lines.h"
#include "workflows/loop/sealing.h"
#include "workflows/money/rolls.h"

namespace yiben::workflows {
namespace {

constexpr std::size_t payments_an_append = 1'000;

// Opens the roll, or finds it opened by a run that was killed.
Outcome<BenefitRoll::Opened> opened_roll(const Book& book, const Request& request,
                                         const std::string& programme, Month month) {
  auto stream = BenefitRoll::stream(programme, month);
  auto as_of = book.log.head();
  BenefitRoll::Opened opened;
  auto receipt = run(book, request, [&](Transaction& tx) -> Outcome<void> {
    auto roll = tx.state<BenefitRoll>(stream);
    if (!roll) return roll.error();
    if ((*roll)->opened && !(*roll)->drawn) return {};
    // Half of its awards raised and half not, the month would be paid by two standards.
    auto raises = tx.state<StandardRaise>(StandardRaise::stream(programme));
    if (!raises) return raises.error();
    if (auto* raise = (*raises)->under_way(); raise && raise->prepared.from <= month)
      return Failure(Rejection{Rule::raise_under_way, {}});
    return tx.decide<BenefitRoll>(
        stream,
        BenefitRoll::Open{programme, month, Month::containing(tx.today()), as_of, tx.actor()});
  });
  if (!receipt) return receipt.error();
  Transaction read(book, request.actor);
  auto roll = read.state<BenefitRoll>(stream);
  if (!roll) return roll.error();
  check((*roll)->opened.has_value(), "a roll just opened is open");
  return *(*roll)->opened;
}

// One append of payments. Its command id follows from the roll and the first line, and a line's
// place never changes, so a repeated run is answered with the first one's receipt.
struct Batch {
  eventstore::Append append;

  Outcome<void> add(const Book& book, const Payment::Listed& line, bool again, Month roll_month) {
    auto stream = Payment::stream(line.award, line.month);
    Payment::State before;
    eventstore::StreamVersion expected = 0;
    if (again) {
      before = Payment::State{Payment::Status::failed, line, line.roll_month};
      expected = eventstore::StreamAppend::any;
    }
    Payment::Command command = again ? Payment::Command(Payment::Relist{roll_month})
                                     : Payment::Command(Payment::List{line});
    auto events = Payment::decide(before, command);
    if (!events) return Failure(events.error());
    eventstore::StreamAppend out{stream, expected, {}};
    for (const auto& event : *events) {
      auto sealed = sealed_event(event, book.new_id().bytes, book.keys);
      if (!sealed) return Failure(sealed.error());
      out.events.push_back(std::move(*sealed));
    }
    append.streams.push_back(std::move(out));
    return {};
  }
};

class Drawing {
 public:
  Drawing(const Book& book, const Request& request, const BenefitRoll::Opened& roll,
          std::function<void(std::int64_t, std::int64_t)>& progress)
      : book_(book), request_(request), roll_(roll), progress_(progress) {}

  Outcome<void> list(const std::vector<Payment::Listed>& lines, bool again, std::int64_t all) {
    for (std::size_t from = 0; from < lines.size(); from += payments_an_append) {
      Batch batch;
      auto to = std::min(lines.size(), from + payments_an_append);
      for (std::size_t i = from; i < to; ++i) {
        if (auto ok = batch.add(book_, lines[i], again, roll_.month); !ok) return ok.error();
        count(lines[i]);
      }
      if (auto ok = append(std::move(batch.append), again ? "again" : "first", from); !ok)
        return ok.error();
      done_ += static_cast<std::int64_t>(to - from);
      if (progress_) progress_(done_, all);
    }
    return {};
  }

  std::vector<TownTotal> towns() const {
    std::vector<TownTotal> out;
    for (const auto& [name, total] : towns_) out.push_back(total);
    return out;
  }

 private:
  void count(const Payment::Listed& line) {
    auto& town = towns_[roll_group(line.division, line.funeral_home)];
    town.town = roll_group(line.division, line.funeral_home);
    ++town.payments;
    town.total_fen += line.basic_fen + line.supplement_fen;
  }

  Outcome<void> append(eventstore::Append append, const char* part, std::size_t from) {
    auto name =
        BenefitRoll::stream(roll_.programme, roll_.month) + "/" + part + "/" + std::to_string(from);
    append.command_id = derived_id(Uuid{}, name).bytes;
    append.correlation_id = request_.command_id.bytes;
    append.causation_id = request_.command_id.bytes;
    append.actor = {request_.actor.user.text(), std::string(enum_name(request_.actor.role)),
                    request_.actor.division};
    auto receipt = book_.log.append(std::move(append));
    if (!receipt) return Failure(receipt.error());
    return {};
  }

  const Book& book_;
  const Request& request_;
  const BenefitRoll::Opened& roll_;
  std::function<void(std::int64_t, std::int64_t)>& progress_;
  std::map<std::string, TownTotal> towns_;
  std::int64_t done_ = 0;
};

}  // namespace

std::string roll_group(const std::string& division,
                       const std::optional<std::string>& funeral_home) {
  return funeral_home ? *funeral_home : division.substr(0, 9);
}

Outcome<DrawnRoll> draw_roll(const Book& book, const Request& request, const std::string& programme,
                             Month month,
                             std::function<void(std::int64_t, std::int64_t)> progress) {
  auto opened = opened_roll(book, request, programme, month);
  if (!opened) return opened.error();
  auto lines = roll_lines(book, *opened);
  if (!lines) return lines.error();
  auto all = static_cast<std::int64_t>(lines->listed.size() + lines->relisted.size());
  Drawing drawing(book, request, *opened, progress);
  if (auto ok = drawing.list(lines->listed, false, all); !ok) return ok.error();
  if (auto ok = drawing.list(lines->relisted, true, all); !ok) return ok.error();

  DrawnRoll out;
  auto towns = drawing.towns();
  for (const auto& t : towns) {
    out.payments += t.payments;
    out.total_fen += t.total_fen;
  }
  Request last{derived_id(request.command_id, "drawn"), request.actor, {}, request.asked};
  auto receipt = run(book, last, [&](Transaction& tx) {
    return tx.decide<BenefitRoll>(BenefitRoll::stream(programme, month), BenefitRoll::Draw{towns});
  });
  if (!receipt) return receipt.error();
  out.receipt = *receipt;
  return out;
}

}  // namespace yiben::workflows
