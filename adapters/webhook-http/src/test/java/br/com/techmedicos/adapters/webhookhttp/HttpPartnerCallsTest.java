package br.com.techmedicos.adapters.webhookhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.partnership.PartnerCallsContract;
import br.com.techmedicos.application.delivery.Outcome;
import br.com.techmedicos.application.partnership.PartnerCalls;
import br.com.techmedicos.application.partnership.PartnershipViolation;
import br.com.techmedicos.application.partnership.WebhookAddress;
import br.com.techmedicos.application.partnership.WebhookCall;
import br.com.techmedicos.domain.shared.DomainException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpPartnerCallsTest extends PartnerCallsContract {

  private static final HttpPartnerCalls.Limits SHORT =
      new HttpPartnerCalls.Limits(
          Duration.ofSeconds(2),
          Duration.ofMillis(300),
          Duration.ofMillis(900),
          Duration.ofMillis(200));

  private static final Networks OPENED = Networks.publicAnd(List.of("127.0.0.1"));

  /** A request that arrived. */
  private record Heard(HttpExchange exchange, String body) {}

  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile HttpHandler answer = exchange -> exchange.sendResponseHeaders(204, -1);
  private HttpServer server;
  private HttpPartnerCalls toOpened;
  private HttpPartnerCalls toPublic;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    listen(server);
    toOpened = calls(OPENED, SystemDefaultDnsResolver.INSTANCE, SSLContext.getDefault());
    toPublic =
        calls(
            Networks.publicAnd(List.of()),
            SystemDefaultDnsResolver.INSTANCE,
            SSLContext.getDefault());
  }

  private void listen(HttpServer of) {
    of.setExecutor(threads);
    of.createContext(
        "/",
        exchange -> {
          try (InputStream body = exchange.getRequestBody()) {
            heard.add(new Heard(exchange, new String(body.readAllBytes(), StandardCharsets.UTF_8)));
          }
          answer.handle(exchange);
          exchange.close();
        });
    of.start();
  }

  private static HttpPartnerCalls calls(Networks networks, DnsResolver names, SSLContext trusted) {
    return new HttpPartnerCalls(networks, names, SHORT, trusted);
  }

  @AfterEach
  void stop() throws Exception {
    toOpened.close();
    toPublic.close();
    server.stop(0);
    threads.shutdownNow();
  }

  @Override
  protected PartnerCalls calls() {
    return toPublic;
  }

  @Override
  protected PartnerCalls callsToPartner() {
    return toOpened;
  }

  @Override
  protected WebhookAddress partner() {
    return address("http", "127.0.0.1", server);
  }

  private static WebhookAddress address(String scheme, String host, HttpServer of) {
    return new WebhookAddress(
        scheme + "://" + host + ":" + of.getAddress().getPort() + "/events?of=clinic");
  }

  @Override
  protected int arrived() {
    return heard.size();
  }

  @Test
  void a_call_carries_ids_and_types_the_time_and_a_signature() {
    WebhookCall call = call(partner());
    toOpened.call(call);

    HttpExchange exchange = heard.get(0).exchange();
    assertThat(exchange.getRequestMethod()).isEqualTo("POST");
    assertThat(exchange.getRequestURI()).hasToString("/events?of=clinic");
    assertThat(heard.get(0).body())
        .isEqualTo(
            "{\"id\":\"%s\",\"type\":\"AppointmentRequested\",".formatted(call.id())
                + "\"timestamp\":\"2027-03-01T11:00:00Z\",\"data\":{\"id\":\"%s\"}}"
                    .formatted(call.aggregateId()));
    assertThat(header(exchange, "content-type")).startsWith("application/json");
    assertThat(header(exchange, "webhook-id")).isEqualTo(call.id().toString());
    assertThat(header(exchange, "webhook-timestamp")).isEqualTo("1803898805");
    assertThat(header(exchange, "webhook-signature"))
        .isEqualTo(
            Signature.of(
                call.secrets(), call.id().toString(), 1_803_898_805L, heard.get(0).body()));
  }

  private static String header(HttpExchange exchange, String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  @ParameterizedTest
  @CsvSource({
    "200, Delivered",
    "299, Delivered",
    "400, Failed",
    "404, Failed",
    "410, Refused",
    "429, PeerDown",
    "500, Failed",
    "502, PeerDown",
    "503, PeerDown",
    "504, PeerDown"
  })
  void the_status_decides(int status, String outcome) {
    answer = exchange -> exchange.sendResponseHeaders(status, -1);

    assertThat(toOpened.call(call(partner())).getClass().getSimpleName()).isEqualTo(outcome);
  }

  /** A call is said at 11:00:05. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "429 | 120 | 120",
        "503 | 0 | 0",
        "503 | 007 | 7",
        "503 | 99999999999999999999 | 3600",
        "503 | Mon, 01 Mar 2027 11:01:05 GMT | 60",
        "503 | Monday, 01-Mar-27 11:01:05 GMT | 60",
        "503 | Mon, 01 Mar 2027 10:00:00 GMT | 0",
        "503 | Wed, 01 Mar 2028 11:00:05 GMT | 3600",
        "503 | -5 | 0",
        "503 | soon | 0"
      })
  void a_partner_is_left_alone_as_long_as_it_asks_for(int status, String asked, int seconds) {
    answer =
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", asked);
          exchange.sendResponseHeaders(status, -1);
        };

    assertThat(toOpened.call(call(partner())))
        .isEqualTo(new Outcome.PeerDown("HTTP " + status, Duration.ofSeconds(seconds)));
  }

  @Test
  void a_redirect_is_not_followed() {
    answer =
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          exchange.sendResponseHeaders(307, -1);
        };

    assertThat(toOpened.call(call(partner()))).isEqualTo(new Outcome.Failed("HTTP 307"));
    assertThat(heard).hasSize(1);
  }

  @Test
  void a_partner_who_never_answers_or_drips_is_left_in_time() {
    answer = exchange -> sleep(2_000);
    assertThat(toOpened.call(call(partner()))).isEqualTo(new Outcome.PeerDown("no answer in time"));

    AtomicInteger dripped = new AtomicInteger();
    answer =
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          while (dripped.incrementAndGet() < 1_000) {
            exchange.getResponseBody().write('.');
            exchange.getResponseBody().flush();
            sleep(100);
          }
        };
    assertThat(toOpened.call(call(partner()))).isEqualTo(Outcome.delivered()); // it said 200
    assertThat(dripped.get()).isLessThan(1_000);
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {100_000_000, 0})
  void a_long_answer_is_not_read(long announced) {
    AtomicInteger written = new AtomicInteger();
    answer =
        exchange -> {
          exchange.sendResponseHeaders(200, announced); // 0: in chunks, without an end
          byte[] much = new byte[100_000];
          for (int n = 0; n < 1_000; n++) {
            exchange.getResponseBody().write(much);
            written.incrementAndGet();
          }
        };

    assertThat(toOpened.call(call(partner()))).isEqualTo(Outcome.delivered());
    assertThat(written.get()).isLessThan(1_000);
    answer = exchange -> exchange.sendResponseHeaders(204, -1);
    assertThat(toOpened.call(call(partner()))).isEqualTo(Outcome.delivered());
  }

  @Test
  void a_partner_who_is_not_there_is_down() {
    server.stop(0);

    assertThat(toOpened.call(call(partner()))).isInstanceOf(Outcome.PeerDown.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://localhost/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::ffff:169.254.169.254]/",
        "https://[::1]/",
        "https://[::127.0.0.1]/"
      })
  void an_address_inside_is_neither_registered_nor_called(String address) {
    WebhookAddress inside = new WebhookAddress(address);

    assertThatThrownBy(() -> toPublic.requireOutside(inside))
        .isInstanceOfSatisfying(
            DomainException.class,
            refused ->
                assertThat(refused.violation())
                    .isEqualTo(new PartnershipViolation.AddressInternal()));
    assertThat(toPublic.call(call(inside))).isEqualTo(new Outcome.Failed("internal address"));
  }

  @Test
  void plain_http_is_for_networks_that_were_opened() {
    assertThatThrownBy(() -> toPublic.requireOutside(new WebhookAddress("http://1.1.1.1/")))
        .isInstanceOfSatisfying(
            DomainException.class,
            refused ->
                assertThat(refused.violation())
                    .isEqualTo(new PartnershipViolation.AddressMalformed()));
    toPublic.requireOutside(new WebhookAddress("https://1.1.1.1/"));
  }

  @Test
  void a_name_that_is_resolved_anew_leads_nowhere_inside() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    DnsResolver turncoat =
        named(() -> asked.getAndIncrement() == 0 ? "1.1.1.1" : "127.0.0.1", "partner.example");
    try (HttpPartnerCalls calls =
        calls(Networks.publicAnd(List.of()), turncoat, SSLContext.getDefault())) {
      WebhookAddress address = address("https", "partner.example", server);
      calls.requireOutside(address);

      assertThat(calls.call(call(address))).isEqualTo(new Outcome.Failed("internal address"));
      assertThat(asked).hasValue(2);
      assertThat(heard).isEmpty();
    }
  }

  @Test
  void plain_http_goes_to_opened_networks_alone_whatever_the_name_stands_for_later()
      throws Exception {
    AtomicInteger asked = new AtomicInteger();
    DnsResolver turncoat =
        named(() -> asked.getAndIncrement() == 0 ? "127.0.0.1" : "1.1.1.1", "partner.example");
    try (HttpPartnerCalls calls = calls(OPENED, turncoat, SSLContext.getDefault())) {
      WebhookAddress address = address("http", "partner.example", server);
      calls.requireOutside(address);

      assertThat(calls.call(call(address))).isEqualTo(new Outcome.Failed("internal address"));
    }
  }

  @Test
  void an_unknown_name_is_called_unknown_unless_tls_will_ask_for_it() throws Exception {
    DnsResolver names = named(() -> "127.0.0.1");
    try (HttpPartnerCalls calls = calls(OPENED, names, SSLContext.getDefault())) {
      calls.requireOutside(new WebhookAddress("https://partner.example/"));
      assertThatThrownBy(() -> calls.requireOutside(new WebhookAddress("http://partner.example/")))
          .isInstanceOfSatisfying(
              DomainException.class,
              refused ->
                  assertThat(refused.violation())
                      .isEqualTo(new PartnershipViolation.AddressUnknown()));
    }
  }

  @Test
  void a_connection_is_used_again_and_closed_when_it_is_idle() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      WebhookAddress address =
          new WebhookAddress("http://127.0.0.1:" + listening.getLocalPort() + "/");
      Future<Outcome> first = threads.submit(() -> toOpened.call(call(address)));
      try (Socket connection = listening.accept()) {
        connection.setSoTimeout(10_000);
        InputStream in = connection.getInputStream();
        assertThat(in.read(new byte[1024])).isPositive();
        connection
            .getOutputStream()
            .write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(first.get()).isEqualTo(Outcome.delivered());

        in.readAllBytes(); // until it is closed, long before the time to live
      }
    }
  }

  @Test
  void the_connection_goes_to_the_checked_address_and_the_certificate_must_be_of_the_name(
      @TempDir Path folder) throws Exception {
    SSLContext ofPartner = certified(folder, "partner.example");
    HttpsServer secure = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    secure.setHttpsConfigurator(new HttpsConfigurator(ofPartner));
    listen(secure);
    DnsResolver names = named(() -> "127.0.0.1", "partner.example", "other.example");
    try (HttpPartnerCalls calls = calls(OPENED, names, ofPartner)) {
      assertThat(calls.call(call(address("https", "partner.example", secure))))
          .isEqualTo(Outcome.delivered());
      assertThat(calls.call(call(address("https", "other.example", secure))))
          .isInstanceOf(Outcome.PeerDown.class);
      assertThat(heard).hasSize(1);
    } finally {
      secure.stop(0);
    }
  }

  private interface Address {
    String now();
  }

  private static DnsResolver named(Address address, String... hosts) {
    return new DnsResolver() {
      @Override
      public InetAddress[] resolve(String host) throws UnknownHostException {
        if (!List.of(hosts).contains(host)) {
          throw new UnknownHostException();
        }
        return new InetAddress[] {InetAddress.getByName(address.now())};
      }

      @Override
      public String resolveCanonicalHostname(String host) {
        return host;
      }
    };
  }

  /** A context that is certified for a name, and trusts that certificate. */
  private static SSLContext certified(Path folder, String name) throws Exception {
    Path store = folder.resolve("store.p12");
    char[] password = "of the test".toCharArray();
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "partner",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:" + name,
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(password),
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream content = Files.newInputStream(store)) {
      keys.load(content, password);
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, password);
    KeyStore certificates = KeyStore.getInstance(KeyStore.getDefaultType());
    certificates.load(null, null);
    certificates.setCertificateEntry("partner", keys.getCertificate("partner"));
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(certificates);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    return context;
  }
}
