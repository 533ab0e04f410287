// yiben verify: everything the book holds, read again, beside whoever has it open.
#include <cstdio>
#include <map>

#include "commands/commands.h"
#include "ops/audit.h"
#include "ops/progress.h"

namespace yiben::ops {
namespace {

const char* verdict_text(AuditFinding::Verdict verdict) {
  switch (verdict) {
    case AuditFinding::Verdict::sound:
      return "sound";
    case AuditFinding::Verdict::not_sound:
      return "NOT SOUND";
    case AuditFinding::Verdict::not_checked:
      return "not checked";
  }
  return "";
}

int verify(const BookPlace& place, bool with_views) {
  auto workspace = read_workspace(place.options());
  if (!workspace) return tell("verify", workspace.error());
  const Workspace& w = **workspace;
  std::map<std::string, std::unique_ptr<Progress>> bars;
  const auto findings = audit(w, with_views, [&](const std::string& what, std::uint64_t at) {
    auto& bar = bars[what];
    if (!bar) bar = std::make_unique<Progress>(what.c_str(), w.log->head());
    bar->at(at);
  });
  bars.clear();
  bool sound = true;
  for (const auto& finding : findings) {
    std::printf("%-13s %s: %s\n", finding.what.c_str(), verdict_text(finding.verdict),
                finding.words.c_str());
    sound &= finding.verdict != AuditFinding::Verdict::not_sound;
  }
  std::printf("%-13s %s\n", "the book", sound ? "is sound" : "is NOT SOUND");
  return sound ? ExitCode::done : ExitCode::answer_is_no;
}

}  // namespace

void add_verify(CLI::App& app, Run& run) {
  auto place = std::make_shared<BookPlace>();
  auto log_only = std::make_shared<bool>(false);
  auto* command = app.add_subcommand(
      "verify", "Re-reads everything the book holds, says what it checked and what it could not");
  book_options(command, *place);
  command->add_flag("--log-only", *log_only, "leaves the views alone");
  command->footer(
      "Writes nothing into the folder and works beside a running server.\n"
      "Ends with 0 when all that was checked is sound, 1 when something is not, 4 when there is "
      "no\n"
      "whole book here, 5 when it cannot even be opened for what is wrong with it.");
  command->callback([=, &run] { run = [=] { return verify(*place, !*log_only); }; });
}

}  // namespace yiben::ops
