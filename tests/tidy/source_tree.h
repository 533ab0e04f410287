// tests/tidy/source_tree.h
//
// The project's own files as lines of text, and what a scanner says about them. A scanner is a
// plain function from a file to findings, so a planted file can try it.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace tidy {

struct SourceFile {
  std::string path;  // from the repository's root, with '/'
  std::vector<std::string> lines;
};

struct Finding {
  std::string path;
  std::size_t line;  // from 1
  std::string rule;
  std::string advice;
};

using Findings = std::vector<Finding>;

SourceFile planted(std::string path, std::string_view text);

// Every text file but those that are built, fetched or made by running.
const std::vector<SourceFile>& all_files();

// Runs `scan` over every file; a failure lists all it found.
testing::AssertionResult is_clean(Findings (*scan)(const SourceFile&));

std::string to_message(const Findings&);

// The lines of a C++ file with comments blanked; what stands in string literals stays.
std::vector<std::string> without_comments(const SourceFile&);

bool is_cpp(const SourceFile&);

// The first folder of the path: "domain" for domain/src/money.cc.
std::string_view folder_of(std::string_view path);

}  // namespace tidy
