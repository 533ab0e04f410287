#include "tables/xlsx_parts.h"

#include <cstring>
#include <map>
#include <set>

#include "tables/encoding.h"

namespace yiben::ops {
namespace {

using Part = Result<std::string, TableProblem>;

// Built-in number formats that show a date (ECMA-376 §18.8.30, with those of Chinese Excel).
bool is_date_format(int id) {
  return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 ||
         (id >= 50 && id <= 54) || id == 57 || id == 58;
}

// A format of one's own shows a date when it has y, m or d outside quotes, brackets and escapes.
bool is_date_code(std::string_view code) {
  for (std::size_t i = 0; i < code.size(); ++i) {
    char c = code[i];
    if (c == '\\')
      ++i;
    else if (c == '"')
      i = std::min(code.find('"', i + 1), code.size());
    else if (c == '[')
      i = std::min(code.find(']', i + 1), code.size());
    else if (std::strchr("yYdD", c))
      return true;
  }
  return false;
}

// A name without its namespace prefix: some programs write <x:sheet>.
bool is(const pugi::xml_node& node, const char* name) {
  const char* colon = std::strchr(node.name(), ':');
  return std::strcmp(colon ? colon + 1 : node.name(), name) == 0;
}
pugi::xml_node child(const pugi::xml_node& of, const char* name) {
  for (auto node : of.children())
    if (is(node, name)) return node;
  return {};
}

std::string resolved(std::string_view target) {
  if (target.starts_with("/")) return std::string(target.substr(1));
  return "xl/" + std::string(target);
}

struct Targets {
  std::map<std::string, std::string> by_id;
  std::string strings, styles;
};

Result<Targets, TableProblem> targets(ZipParts& zip) {
  constexpr const char* part = "xl/_rels/workbook.xml.rels";
  auto bytes = zip.read(part);
  if (!bytes) return bytes.error();
  pugi::xml_document xml;
  if (auto ok = parse_xml(*bytes, part, xml); !ok) return ok.error();
  Targets out;
  for (auto node : child(xml, "Relationships").children()) {
    std::string_view type = node.attribute("Type").value();
    auto target = resolved(node.attribute("Target").value());
    if (type.ends_with("/sharedStrings")) out.strings = target;
    if (type.ends_with("/styles")) out.styles = target;
    out.by_id[node.attribute("Id").value()] = target;
  }
  return out;
}

Result<void, TableProblem> add_strings(ZipParts& zip, const std::string& part, Workbook& book) {
  auto bytes = zip.read(part);
  if (!bytes) return bytes.error();
  pugi::xml_document xml;
  if (auto ok = parse_xml(*bytes, part, xml); !ok) return ok.error();
  for (auto node : child(xml, "sst").children())
    if (is(node, "si")) book.strings.push_back(rich_text(node));
  return {};
}

Result<void, TableProblem> add_styles(ZipParts& zip, const std::string& part, Workbook& book) {
  auto bytes = zip.read(part);
  if (!bytes) return bytes.error();
  pugi::xml_document xml;
  if (auto ok = parse_xml(*bytes, part, xml); !ok) return ok.error();
  auto root = child(xml, "styleSheet");
  std::set<int> own;
  for (auto node : child(root, "numFmts").children())
    if (is_date_code(node.attribute("formatCode").value()))
      own.insert(node.attribute("numFmtId").as_int());
  for (auto node : child(root, "cellXfs").children()) {
    int format = node.attribute("numFmtId").as_int();
    book.date_formats.push_back(is_date_format(format) || own.contains(format));
  }
  return {};
}

}  // namespace

Result<void, TableProblem> parse_xml(std::string& bytes, const std::string& part,
                                     pugi::xml_document& xml) {
  // pugixml takes bytes as they come; half a character would travel on into the log.
  if (not_utf8_at(bytes)) return TableProblem{TableFault::damaged_xml, 0, 0, part};
  auto parsed = xml.load_buffer_inplace(
      bytes.data(), bytes.size(),
      pugi::parse_escapes | pugi::parse_cdata | pugi::parse_ws_pcdata_single, pugi::encoding_utf8);
  if (!parsed)
    return TableProblem{TableFault::damaged_xml, 0, 0, part + ": " + parsed.description()};
  return {};
}

std::string rich_text(const pugi::xml_node& node) {
  std::string out;
  for (auto part : node.children()) {
    if (is(part, "t"))
      out += part.text().get();
    else if (is(part, "r"))
      out += child(part, "t").text().get();
  }
  return out;
}

Result<Workbook, TableProblem> read_workbook(ZipParts& zip) {
  constexpr const char* part = "xl/workbook.xml";
  auto bytes = zip.read(part);
  if (!bytes) return bytes.error();
  pugi::xml_document xml;
  if (auto ok = parse_xml(*bytes, part, xml); !ok) return ok.error();
  auto found = targets(zip);
  if (!found) return found.error();
  auto root = child(xml, "workbook");
  Workbook book;
  book.from_1904 = child(root, "workbookPr").attribute("date1904").as_bool();
  for (auto sheet : child(root, "sheets").children()) {
    const std::string_view state = sheet.attribute("state").value();
    if (state == "hidden" || state == "veryHidden") continue;
    for (auto attribute : sheet.attributes())
      if (std::string_view(attribute.name()).ends_with(":id"))
        book.sheets.push_back({sheet.attribute("name").value(), found->by_id[attribute.value()]});
  }
  std::erase_if(book.sheets, [](const SheetPart& sheet) { return sheet.part.empty(); });
  if (book.sheets.empty()) return TableProblem{TableFault::not_a_workbook, 0, 0, "sheet"};
  if (!found->strings.empty() && zip.has(found->strings))
    if (auto ok = add_strings(zip, found->strings, book); !ok) return ok.error();
  if (!found->styles.empty() && zip.has(found->styles))
    if (auto ok = add_styles(zip, found->styles, book); !ok) return ok.error();
  return book;
}

}  // namespace yiben::ops
