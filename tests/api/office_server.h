// The whole server without sockets: a log in a temporary folder, views, the demo office, a
// dispatcher.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>

#include "api/server/dispatcher.h"
#include "ops/demo_office.h"
#include "ops/read_sheet.h"
#include "ops/workspace.h"

namespace yiben::api {

class OfficeServer {
 public:
  OfficeServer() {
    auto folder =
        std::filesystem::temp_directory_path() / ("yiben-api-" + workflows::random_id().text());
    ops::WorkspaceOptions options;
    options.folder = folder.string();
    auto opened = ops::make_workspace(options);
    EXPECT_TRUE(opened) << (opened ? "" : opened.error().text);
    workspace = std::move(*opened);
    auto made = ops::make_demo_office(*workspace);
    EXPECT_TRUE(made);
    folder_ = folder;
    access = eventstore::memory_log(500199);
    users = std::make_unique<workflows::UserDirectory>(*workspace->book);
    open_sessions();
    machines = std::make_unique<workflows::Machines>(*workspace->book);
    exchange =
        std::make_unique<workflows::Exchange>(*workspace->book, *workspace->rules, *delivery_log);
    messages = *MessageTable::load(std::string(YIBEN_SOURCE_DIR) + "/api/messages");
    services = std::make_unique<Services>(Services{*workspace->book,
                                                   *workspace->rules,
                                                   *workspace->views,
                                                   *users,
                                                   *sessions,
                                                   *machines,
                                                   *exchange,
                                                   workspace->divisions,
                                                   messages,
                                                   words,
                                                   statement_words,
                                                   ops::read_sheet,
                                                   *access,
                                                   "test",
                                                   "{}",
                                                   {},
                                                   {},
                                                   {}});
    dispatcher = std::make_unique<Dispatcher>(*services);
  }
  ~OfficeServer() {
    dispatcher.reset();
    services.reset();
    exchange.reset();
    machines.reset();
    sessions.reset();
    users.reset();
    workspace.reset();
    std::error_code ec;
    std::filesystem::remove_all(folder_, ec);
  }

  // As a server that starts does.
  void open_sessions() {
    auto opened = workflows::Sessions::open(
        *workspace->book, *access, workspace->sign_in_rules,
        [this] { return Instant{eventstore::system_clock()() + later_us}; });
    ASSERT_TRUE(opened);
    sessions = std::move(*opened);
  }

  // Signs in once a login; the hash is deliberately slow.
  std::string cookie(const std::string& login) {
    auto& known = cookies_[login];
    if (!known.empty()) return known;
    auto reply =
        send("", "POST", "/session", "{\"login\":\"" + login + "\",\"password\":\"yiben-demo\"}");
    EXPECT_EQ(reply.status, 200) << reply.body;
    known = cookie_of(reply);
    return known;
  }
  static std::string cookie_of(const Reply& reply) {
    for (const auto& [name, value] : reply.headers)
      if (name == "Set-Cookie") return value.substr(0, value.find(';'));
    return {};
  }

  Reply send(const std::string& login, const std::string& method, const std::string& path,
             const std::string& body = {}, std::map<std::string, std::string> headers = {}) {
    headers.insert({"content-type", "application/json"});
    headers.insert({"x-yiben", "1"});
    if (!login.empty()) headers["cookie"] = cookie(login);
    return dispatcher->handle({method, "/api/v1" + path, std::move(headers), body});
  }

  std::unique_ptr<ops::Workspace> workspace;
  std::unique_ptr<eventstore::Log> access;
  std::unique_ptr<workflows::UserDirectory> users;
  std::unique_ptr<workflows::Sessions> sessions;
  std::unique_ptr<workflows::Machines> machines;
  std::int64_t later_us = 0;  // how far the machine's clock is put forward
  std::unique_ptr<eventstore::Log> delivery_log = eventstore::memory_log(500199);
  std::unique_ptr<workflows::Exchange> exchange;
  MessageTable messages;
  BankFileWords words = *workflows::load_yaml_as<BankFileWords>(source("bank_file.yaml"));
  StatementWords statement_words =
      *workflows::load_yaml_as<StatementWords>(source("statement.yaml"));
  std::unique_ptr<Services> services;
  std::unique_ptr<Dispatcher> dispatcher;

 private:
  static std::string source(const char* words) {
    return std::string(YIBEN_SOURCE_DIR) + "/ops/messages/" + words;
  }
  std::filesystem::path folder_;
  std::map<std::string, std::string> cookies_;
};

}  // namespace yiben::api
