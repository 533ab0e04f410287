// yiben procedure check FILE: whether a life event or a case's procedure can be published, what it
// changes, and how it looks.
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>

#include "commands/commands.h"
#include "ops/publisher/bpmn.h"
#include "ops/publisher/difference.h"
#include "ops/publisher/svg.h"
#include "ops/workspace.h"

namespace yiben::ops {
namespace {

struct ProcedureOptions {
  std::string file, rules, against, svg, bpmn;
  std::string language = "zh";
};

std::optional<std::string> contents(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  if (!in) return std::nullopt;
  return out.str();
}

// The definition, or nothing once its problems are printed.
std::optional<Definition> checked(const std::string& file, const std::string& text,
                                  const PublishedRules& rules) {
  auto read = read_definition(text, rules);
  if (auto* definition = std::get_if<Definition>(&read)) return std::move(*definition);
  for (const auto& problem : std::get<std::vector<LineProblem>>(read))
    std::cout << file << ":" << problem.line << ": " << problem.what << "\n";
  return std::nullopt;
}

// The newest one below it in the rules folder; nullopt: there is none.
template <class T>
std::optional<Definition> last_version(const std::vector<T>& all, const T& of) {
  const T* found = nullptr;
  for (const auto& one : all)
    if (one.id == of.id && one.version < of.version && (!found || one.version > found->version))
      found = &one;
  if (!found) return std::nullopt;
  return Definition{*found, {}};
}
std::optional<Definition> last_version(const Definition& of, const PublishedRules& rules) {
  if (const auto* event = std::get_if<LifeEvent>(&of.is))
    return last_version(rules.life_events, *event);
  return last_version(rules.procedures, std::get<Procedure>(of.is));
}

int print_difference(const ProcedureOptions& o, const Definition& now, const PublishedRules& rules,
                     const PublisherWords& words) {
  auto before = last_version(now, rules);
  if (!o.against.empty()) {
    const auto text = contents(o.against);
    if (!text) return fail("procedure", o.against + ": cannot be read");
    before = checked(o.against, *text, rules);
    if (!before) return ExitCode::answer_is_no;
  }
  if (!before) {
    std::cout << words.text("difference.first") << "\n";
    return ExitCode::done;
  }
  if (before->id() != now.id() || before->is.index() != now.is.index())
    return fail("procedure", words.text("difference.another"));
  const auto lines = difference(*before, now, rules.departments, words);
  std::cout << words.text("difference.head", {{"version", std::to_string(before->version())}})
            << "\n";
  if (lines.empty()) std::cout << "  " << words.text("difference.none") << "\n";
  for (const auto& line : lines) std::cout << "  " << line << "\n";
  return ExitCode::done;
}

bool write(const std::string& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary);
  out << text;
  return out.good();
}

int check_file(const ProcedureOptions& o) {
  const auto text = contents(o.file);
  if (!text) return fail("procedure", o.file + ": cannot be read");
  auto rules = published_rules(o.rules.empty() ? default_rules_folder() : o.rules);
  if (!rules) return fail("procedure", rules.error());
  auto words = PublisherWords::load(o.language == "zh");
  if (!words) return fail("procedure", words.error());
  const auto definition = checked(o.file, *text, *rules);
  if (!definition) return ExitCode::answer_is_no;
  std::cout << words->text("sound", {{"id", definition->id()},
                                     {"version", std::to_string(definition->version())},
                                     {"steps", std::to_string(definition->steps())},
                                     {"sha256", definition->sha256}})
            << "\n";
  if (const int code = print_difference(o, *definition, *rules, *words); code != ExitCode::done)
    return code;
  const auto diagram = diagram_of(*definition, rules->departments, *words);
  if (!o.svg.empty() && !write(o.svg, svg_of(diagram, *words)))
    return fail("procedure", o.svg + ": cannot be written");
  if (!o.bpmn.empty() && !write(o.bpmn, bpmn_of(diagram)))
    return fail("procedure", o.bpmn + ": cannot be written");
  return ExitCode::done;
}

}  // namespace

void add_procedure(CLI::App& app, Run& run) {
  auto options = std::make_shared<ProcedureOptions>();
  auto* command = app.add_subcommand("procedure", "Life events and procedures before publication");
  command->require_subcommand(1);
  auto* check = command->add_subcommand(
      "check", "Whether a file can be published, what it changes, how it looks");
  check->add_option("file", options->file, "a YAML file")->required();
  check->add_option("--rules", options->rules, "the rules beside it (default: those built in)");
  check->add_option("--against", options->against,
                    "the version to compare with (default: the last one of the rules)");
  check->add_option("--svg", options->svg, "writes a picture");
  check->add_option("--bpmn", options->bpmn, "writes BPMN 2.0");
  check->add_option("--lang", options->language)
      ->capture_default_str()
      ->check(CLI::IsMember({"zh", "en"}));
  check->footer(
      "Example:  yiben procedure check domain/rules/life_events/after_death.yaml --svg a.svg");
  check->callback([options, &run] { run = [options] { return check_file(*options); }; });
}

}  // namespace yiben::ops
