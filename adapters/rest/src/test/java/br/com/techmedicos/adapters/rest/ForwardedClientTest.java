package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients at addresses of their own, some of whom claim another one. */
class ForwardedClientTest {

  private static final String PROXY = "127.0.0.9";
  private static final String LOGIN = "/api/v1/auth/patients";
  private static final String REFRESH = "/api/v1/auth/token";
  private static final int QUOTA = 3_000;

  private final List<LoopbackClient> neighbours = new ArrayList<>();
  private Clinic clinic;

  @BeforeEach
  void open() {
    clinic =
        Clinic.open(
            Map.of(
                "techmedicos.trusted-proxies",
                PROXY + "/32,fd00::/8",
                // What the framework offers, and must not matter.
                "micronaut.server.client-address-header",
                "X-Real-IP",
                "micronaut.server.host-resolution.host-header",
                "X-Host"));
    clinic
        .anonymous()
        .post("/api/v1/patients", Clinic.patientSignUp("joana@example.com", "529.982.247-25"))
        .expect(201);
  }

  @AfterEach
  void close() {
    neighbours.forEach(LoopbackClient::close);
    clinic.close();
  }

  private LoopbackClient at(String address) {
    LoopbackClient neighbour = clinic.at(address);
    neighbours.add(neighbour);
    return neighbour;
  }

  private static String password(String password) {
    return "{\"login\": \"joana@example.com\", \"password\": \"" + password + "\"}";
  }

  private static int guess(LoopbackClient neighbour, String... headers) {
    return neighbour.post(LOGIN, password("errada"), headers).status();
  }

  private static String[] claim(String address) {
    return new String[] {
      "X-Forwarded-For: " + address,
      "Forwarded: for=\"" + address + "\"",
      "X-Real-IP: " + address,
      "X-Client-IP: " + address,
      "True-Client-IP: " + address
    };
  }

  @Test
  void guesses_under_made_up_addresses_are_one_guessers() {
    LoopbackClient guesser = at("127.0.0.2");

    for (int i = 0; i < 5; i++) {
      assertThat(guess(guesser, claim("203.0.113." + i))).isEqualTo(401);
    }

    for (int i = 0; i < 395; i++) {
      assertThat(guess(guesser, claim("203.0.113." + (i % 250)))).isEqualTo(429);
    }
  }

  @Test
  void whoever_claims_a_victims_address_locks_out_themselves() {
    LoopbackClient attacker = at("127.0.0.2");
    for (int i = 0; i < 40; i++) {
      guess(attacker, claim("127.0.0.3"));
    }

    assertThat(guess(attacker)).isEqualTo(429);
    assertThat(at("127.0.0.3").post(LOGIN, password(Clinic.PASSWORD)).status()).isEqualTo(200);
  }

  @Test
  void behind_a_trusted_proxy_clients_are_told_apart_and_cannot_lie() {
    LoopbackClient proxy = at(PROXY);
    for (int i = 0; i < 40; i++) {
      guess(proxy, "X-Forwarded-For: 203.0.113." + i + ", 127.0.0.3, 198.51.100.1");
    }

    assertThat(guess(proxy, "X-Forwarded-For: 198.51.100.1")).isEqualTo(429);
    assertThat(guess(proxy, "Forwarded: for=\"198.51.100.1:4711\"")).isEqualTo(429);
    assertThat(guess(proxy, "X-Forwarded-For: 198.51.100.1, fd00::1")).isEqualTo(429);
    assertThat(guess(proxy, "X-Forwarded-For: 127.0.0.3")).isEqualTo(401);
    assertThat(guess(proxy, "X-Forwarded-For: 203.0.113.1")).isEqualTo(401);
    assertThat(guess(at("127.0.0.3"))).isEqualTo(401);
  }

  @Test
  void who_moves_within_an_ipv6_network_stays_one_client() {
    LoopbackClient proxy = at(PROXY);
    for (int i = 0; i < 40; i++) {
      guess(proxy, "X-Forwarded-For: [2001:db8:1:2::" + i + "]:4711");
    }

    assertThat(guess(proxy, "X-Forwarded-For: 2001:db8:1:2:ffff::1")).isEqualTo(429);
    assertThat(guess(proxy, "X-Forwarded-For: 2001:db8:1:3::1")).isEqualTo(401);
  }

  @Test
  void the_quota_of_an_address_is_one_for_an_ipv6_network() {
    LoopbackClient proxy = at(PROXY);
    for (int i = 0; i < QUOTA; i++) {
      String address = "X-Forwarded-For: 2001:db8:1:2:" + Integer.toHexString(i) + "::1";
      assertThat(proxy.get("/api/v1/me", address).status()).isEqualTo(401);
    }

    assertThat(proxy.get("/api/v1/me", "X-Forwarded-For: 2001:db8:1:2::ffff").status())
        .isEqualTo(429);
    assertThat(proxy.get("/api/v1/me", "X-Forwarded-For: 2001:db8:1:3::1").status()).isEqualTo(401);
  }

  /** Each kind of request that no user makes spends from the address, and from no other. */
  @Test
  void an_address_has_a_quota_for_all_that_no_user_asks() {
    String good = "Authorization: Bearer " + clinic.patient().token();
    LoopbackClient stranger = at("127.0.0.2");
    List<String[]> kinds =
        List.of(
            new String[] {"/api/v1/specialties"},
            new String[] {"/api/v1/specialties", "Authorization: Bearer made-up"},
            new String[] {"/api/v1/me"},
            new String[] {"/api/v1/me", "Authorization: Bearer made-up"},
            new String[] {"/api/v1/operator/doctors", "Authorization: Bearer a.b.c"},
            new String[] {"/api/v1/made-up"},
            new String[] {"/made-up", "Authorization: Bearer made-up"},
            new String[] {"/docs"},
            new String[] {"/problems/slot-taken"},
            new String[] {"/.well-known/jwks.json"});
    for (int i = 0; i < QUOTA; i++) {
      int status = ask(stranger, kinds.get(i % kinds.size()), claim("203.0.113." + i % 250));
      assertThat(status).as("call %d", i).isIn(200, 401, 404);
    }

    for (String[] kind : kinds) {
      assertThat(ask(stranger, kind, claim("203.0.113.251"))).as(kind[0]).isEqualTo(429);
      assertThat(ask(at("127.0.0.3"), kind)).as(kind[0]).isIn(200, 401, 404);
    }
    assertThat(ask(stranger, new String[] {"/api/v1/me", good})).isEqualTo(200);
    assertThat(stranger.get("/api/v1/me").header("Retry-After")).isEqualTo("1");
    clinic.clock().advance(Duration.ofMillis(20));
    assertThat(stranger.get("/api/v1/me", "Authorization: Bearer made-up").status()).isEqualTo(401);
  }

  @Test
  void who_reads_without_pause_keeps_nobody_at_the_address_from_signing_in_or_up() {
    LoopbackClient reader = at("127.0.0.2");
    LoopbackClient neighbour = at("127.0.0.2");
    spend(() -> reader.get("/api/v1/specialties").status(), 200);

    LoopbackClient.Reply login = neighbour.post(LOGIN, password(Clinic.PASSWORD));

    assertThat(login.status()).isEqualTo(200);
    String refresh = login.body().replaceFirst("(?s).*\"refresh_token\":\"([^\"]*)\".*", "$1");
    assertThat(neighbour.post(REFRESH, refresh(refresh)).status()).isEqualTo(200);
    String signUp = Clinic.patientSignUp("rita@example.com", "111.444.777-35");
    assertThat(neighbour.post("/api/v1/patients", signUp).status()).isEqualTo(201);
    assertThat(neighbour.get("/api/v1/specialties").status()).isEqualTo(429);
  }

  @Test
  void a_rush_of_logins_keeps_nobody_from_refreshing_or_reading() {
    LoopbackClient neighbour = at("127.0.0.2");

    spend(() -> neighbour.post(LOGIN, "{}").status(), 400);

    assertThat(neighbour.post("/api/v1/patients", "{}").status()).isEqualTo(429);
    assertThat(neighbour.post(REFRESH, refresh("made-up")).status()).isEqualTo(401);
    assertThat(neighbour.get("/api/v1/specialties").status()).isEqualTo(200);
    assertThat(neighbour.post("/api/v1/appointments", "{}").status()).isEqualTo(401);
  }

  @Test
  void invented_refresh_tokens_are_looked_up_as_often_as_an_address_may_ask() {
    LoopbackClient neighbour = at("127.0.0.2");

    spend(() -> neighbour.post(REFRESH, refresh("made-up")).status(), 401);

    assertThat(neighbour.post(REFRESH + "/", refresh("made-up")).status()).isEqualTo(429);
    assertThat(neighbour.post(LOGIN, password(Clinic.PASSWORD)).status()).isEqualTo(200);
    assertThat(at("127.0.0.3").post(REFRESH, refresh("made-up")).status()).isEqualTo(401);
  }

  private static void spend(IntSupplier call, int status) {
    for (int i = 0; i < QUOTA; i++) {
      assertThat(call.getAsInt()).as("call %d", i).isEqualTo(status);
    }
    assertThat(call.getAsInt()).isEqualTo(429);
  }

  private static String refresh(String token) {
    return "{\"grant_type\": \"refresh_token\", \"refresh_token\": \"" + token + "\"}";
  }

  private static int ask(LoopbackClient who, String[] kind, String... more) {
    List<String> headers = new ArrayList<>(List.of(kind).subList(1, kind.length));
    headers.addAll(List.of(more));
    return who.get(kind[0], headers.toArray(String[]::new)).status();
  }

  @Test
  void a_user_has_a_quota_wherever_they_are_and_whatever_they_are_refused() {
    String good = "Authorization: Bearer " + clinic.patient().token();
    String others = "Authorization: Bearer " + clinic.patient().token();
    for (int i = 0; i < 600; i++) {
      String path = i % 2 == 0 ? "/api/v1/operator/doctors" : "/api/v1/me";
      assertThat(at("127.0.0." + (2 + i % 5)).get(path, good).status()).isIn(200, 403);
    }

    assertThat(at("127.0.0.7").get("/api/v1/operator/doctors", good).status()).isEqualTo(429);
    assertThat(at("127.0.0.2").get("/api/v1/me", others).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: evil.example",
        "X-Forwarded-Host: evil.example",
        "X-Forwarded-Proto: https",
        "Forwarded: host=evil.example;proto=https;for=127.0.0.9",
        "X-Host: evil.example",
        "X-Original-Host: evil.example"
      })
  void no_client_chooses_what_is_in_a_link(String header) {
    int port = clinic.port();

    assertThat(link(at("127.0.0.2"), header)).startsWith("http://127.0.0.1:" + port + "/meet/");
  }

  @Test
  void a_trusted_proxy_knows_the_address_that_people_use() {
    assertThat(link(at(PROXY), "X-Forwarded-Host: clinic.example", "X-Forwarded-Proto: https"))
        .startsWith("https://clinic.example/meet/");
    assertThat(
            link(at(PROXY), "Forwarded: for=203.0.113.7;host=\"clinic.example:8443\";proto=https"))
        .startsWith("https://clinic.example:8443/meet/");
    assertThat(
            link(at(PROXY), "X-Forwarded-Host: clinic.example/evil", "X-Forwarded-Proto: gopher"))
        .startsWith("http://127.0.0.1:" + clinic.port() + "/meet/");
    assertThat(link(at(PROXY), "X-Forwarded-Host: who@evil.example"))
        .startsWith("http://127.0.0.1:" + clinic.port() + "/meet/");
  }

  private String link(LoopbackClient neighbour, String... headers) {
    Client patient = clinic.patient();
    Client doctor = clinic.doctor();
    String id =
        clinic.requested(patient, doctor, "2027-03-02T12:00:00Z").get("id").getStringValue();
    doctor.post("/api/v1/appointments/" + id + "/accept").expect(200);
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Authorization: Bearer " + patient.token());
    String meeting =
        neighbour.get("/api/v1/appointments/" + id + "/meeting", all.toArray(String[]::new)).body();
    return meeting.replaceFirst("(?s).*\"url\":\"([^\"]*)\".*", "$1");
  }

  @Test
  void whoever_speaks_https_with_a_proxy_is_told_to_stay_there() {
    assertThat(
            at(PROXY)
                .get("/docs", "X-Forwarded-Proto: https", "X-Forwarded-For: 203.0.113.1")
                .header("Strict-Transport-Security"))
        .contains("max-age");
    assertThat(at("127.0.0.2").get("/docs", "X-Forwarded-Proto: https"))
        .satisfies(reply -> assertThat(reply.header("Strict-Transport-Security")).isEmpty());
  }
}
