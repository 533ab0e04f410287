// Facts posted over TLS: to whoever the certificate names, and to nobody else.
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "tests/workflows/office.h"
#include "workflows/exchange/deliveries.h"

namespace yiben::workflows {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

// Takes one connection after another and answers 204 to whatever comes.
class TlsReceiver {
 public:
  TlsReceiver(const std::string& certificate, const std::string& key)
      : acceptor_(io_, {asio::ip::address_v4::loopback(), 0}) {
    port_ = acceptor_.local_endpoint().port();
    context_.use_certificate_chain_file(certificate);
    context_.use_private_key_file(key, asio::ssl::context::pem);
    thread_ = std::thread([this] { serve(); });
  }
  ~TlsReceiver() {
    stop_ = true;
    {
      tcp::socket last(io_);  // wakes the one that accepts
      boost::system::error_code ec;
      last.connect({asio::ip::address_v4::loopback(), port_}, ec);
    }
    thread_.join();
  }
  std::string url(const std::string& host) const {
    return "https://" + host + ":" + std::to_string(port_) + "/";
  }
  int taken() const { return taken_; }

 private:
  void serve() {
    while (!stop_) {
      boost::system::error_code ec;
      tcp::socket socket(io_);
      acceptor_.accept(socket, ec);
      if (ec || stop_) return;
      asio::ssl::stream<tcp::socket> stream(std::move(socket), context_);
      stream.handshake(asio::ssl::stream_base::server, ec);
      boost::beast::flat_buffer buffer;
      while (!ec && !stop_) {
        boost::beast::http::request<boost::beast::http::string_body> request;
        boost::beast::http::read(stream, buffer, request, ec);
        if (ec) break;
        ++taken_;
        boost::beast::http::response<boost::beast::http::empty_body> answer(
            boost::beast::http::status::no_content, 11);
        answer.keep_alive(false);
        boost::beast::http::write(stream, answer, ec);
        break;
      }
    }
  }

  std::atomic<bool> stop_ = false;
  std::atomic<int> taken_ = 0;
  asio::io_context io_;
  asio::ssl::context context_{asio::ssl::context::tls_server};
  tcp::acceptor acceptor_;
  std::uint16_t port_ = 0;
  std::thread thread_;
};

TEST(Https, OnlyWhoTheCertificateNamesGetsFacts) {
  const auto folder = std::filesystem::temp_directory_path() / ("yiben-tls-" + random_id().text());
  std::filesystem::create_directories(folder);
  const auto certificate = (folder / "cert.pem").string(), key = (folder / "key.pem").string();
  const auto made = std::system(("openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "
                                 "/CN=localhost -addext subjectAltName=DNS:localhost -keyout " +
                                 key + " -out " + certificate + " 2>/dev/null")
                                    .c_str());
  ASSERT_EQ(made, 0);
  // Read when the first connection is made: this authority is the system's only one here.
  setenv("SSL_CERT_FILE", certificate.c_str(), 1);
  Office office;
  office.person(40);
  const auto delivery_log = eventstore::memory_log(500199);
  TlsReceiver named(certificate, key), other(certificate, key);
  const auto subscribe = [&](const std::string& url) {
    return *subscribe_webhook(office.book, office.by(Role::integrator),
                              {"医保局", url, {"person.registered"}, "", 0});
  };
  const auto good = subscribe(named.url("localhost")), bad = subscribe(other.url("127.0.0.1"));
  const auto deliveries = Deliveries::start(office.book, *delivery_log, {.timeout_ms = 2'000});
  const auto held = [&] {
    const auto status = deliveries->status(bad.webhook);
    return status ? status->held : std::vector<Delivery::Held>{};
  };
  for (int i = 0; i < 1'000 && (named.taken() == 0 || held().empty()); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  EXPECT_EQ(named.taken(), 1);
  EXPECT_EQ(other.taken(), 0);
  ASSERT_EQ(held().size(), 1u);
  EXPECT_NE(held()[0].trouble.find("certificate verify failed"), std::string::npos)
      << held()[0].trouble;
  EXPECT_TRUE(deliveries->status(good.webhook)->held.empty());
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace yiben::workflows
