package br.com.techmedicos.adapters.identity;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Role;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedIssuerTest {

  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
  private static final UUID ID = UniqueData.id();
  private static final String US = "https://techmedicos.example";
  private static final String KEYCLOAK = "https://keycloak.example/realms/clinic";
  private static final String COGNITO = "https://cognito-idp.sa-east-1.example/sa-east-1_pool";

  @TempDir Path temp;

  private final List<JWK> published = new CopyOnWriteArrayList<>();
  private final AtomicInteger requests = new AtomicInteger();
  private HttpServer server;
  private RSAKey key;
  private AccessTokens tokens;

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/jwks.json", this::publish);
    server.start();
    URI jwks = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/jwks.json");
    key = newKey("theirs-1");
    published.add(key.toPublicJWK());
    MovableClock clock = new MovableClock(NOW);
    tokens =
        CheckedTokens.of(
            new SigningKeys(temp, clock),
            US,
            List.of(
                new TrustedIssuer(
                    KEYCLOAK,
                    jwks,
                    "techmedicos",
                    "techmedicos_id",
                    "realm_access.roles",
                    Map.of("medico", Role.DOCTOR, "paciente", Role.PATIENT)),
                new TrustedIssuer(
                    COGNITO,
                    jwks,
                    "client-of-ours",
                    "custom:techmedicos_id",
                    "cognito:groups",
                    Map.of("doctors", Role.DOCTOR))),
            clock);
  }

  private void publish(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    byte[] body = new JWKSet(published).toString(true).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void a_keycloak_token_is_good_for_the_account_and_role_that_it_names() throws Exception {
    assertThat(tokens.verify(sign(key, keycloak()))).contains(new AccountId(Role.DOCTOR, ID));
  }

  @Test
  void a_cognito_access_token_names_its_audience_as_client_id() throws Exception {
    Map<String, Object> claims =
        Map.of(
            "iss", COGNITO,
            "client_id", "client-of-ours",
            "custom:techmedicos_id", ID.toString(),
            "cognito:groups", List.of("doctors", "beta-testers"),
            "iat", NOW.getEpochSecond(),
            "exp", NOW.plusSeconds(60).getEpochSecond());

    assertThat(tokens.verify(sign(key, claims))).contains(new AccountId(Role.DOCTOR, ID));
    assertThat(tokens.verify(sign(key, with(claims, "client_id", "someone-elses")))).isEmpty();
  }

  @Test
  void what_is_not_for_us_or_over_or_of_no_role_here_is_refused() throws Exception {
    long past = NOW.minusSeconds(1).getEpochSecond();

    assertThat(tokens.verify(sign(key, with(keycloak(), "aud", "account")))).isEmpty();
    assertThat(tokens.verify(sign(key, with(keycloak(), "exp", past)))).isEmpty();
    assertThat(tokens.verify(sign(key, with(keycloak(), "iss", "https://unknown.example"))))
        .isEmpty();
    assertThat(tokens.verify(sign(key, with(keycloak(), "techmedicos_id", "1-1-1-1-1")))).isEmpty();
    assertThat(tokens.verify(sign(key, with(keycloak(), "realm_access", roles("admin")))))
        .isEmpty();
    assertThat(tokens.verify(sign(key, with(keycloak(), "realm_access", "medico")))).isEmpty();
  }

  @Test
  void a_token_must_say_when_it_was_issued_by_whatever_clock() throws Exception {
    Map<String, Object> silent = new HashMap<>(keycloak());
    silent.remove("iat");

    assertThat(tokens.verify(sign(key, silent))).isEmpty();
    assertThat(tokens.verify(sign(key, with(keycloak(), "iat", issued(3_600))))).isPresent();
    assertThat(tokens.origin(sign(key, with(keycloak(), "iat", issued(-30)))))
        .isEqualTo(new TokenOrigin(Optional.empty(), NOW.minusSeconds(30)));
  }

  private static long issued(long secondsFromNow) {
    return NOW.plusSeconds(secondsFromNow).getEpochSecond();
  }

  @Test
  void who_has_two_roles_here_must_say_which_one_calls() throws Exception {
    assertThat(
            tokens.verify(sign(key, with(keycloak(), "realm_access", roles("medico", "paciente")))))
        .isEmpty();
  }

  @Test
  void an_issuer_cannot_speak_in_our_name_or_in_anothers() throws Exception {
    Map<String, Object> ours =
        Map.of(
            "iss",
            US,
            "aud",
            US,
            "sub",
            ID.toString(),
            "role",
            "OPERATOR",
            "iat",
            NOW.getEpochSecond(),
            "exp",
            NOW.plusSeconds(60).getEpochSecond());

    assertThat(tokens.verify(sign(key, ours))).isEmpty();
    assertThat(tokens.verify(sign(newKey("theirs-1"), keycloak()))).isEmpty();
  }

  @Test
  void a_new_key_of_theirs_is_noticed_and_made_up_ones_do_not_bother_them() throws Exception {
    assertThat(tokens.verify(sign(key, keycloak()))).isPresent();
    RSAKey next = newKey("theirs-2");
    published.add(next.toPublicJWK());

    assertThat(tokens.verify(sign(next, keycloak()))).isPresent();
    for (int i = 0; i < 20; i++) {
      assertThat(tokens.verify(sign(newKeyId(next, "made-up-" + i), keycloak()))).isEmpty();
    }

    assertThat(requests.get()).isLessThan(6);
  }

  @Test
  void keys_are_not_looked_for_where_their_address_leads() throws Exception {
    server.removeContext("/jwks.json");
    server.createContext(
        "/jwks.json",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/elsewhere.json");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.createContext("/elsewhere.json", this::publish);

    assertThat(tokens.verify(sign(key, keycloak()))).isEmpty();
    assertThat(requests.get()).isZero();
  }

  @Test
  void their_outage_is_bridged_with_the_keys_that_are_known() throws Exception {
    assertThat(tokens.verify(sign(key, keycloak()))).isPresent();

    server.stop(0);

    assertThat(tokens.verify(sign(key, keycloak()))).isPresent();
  }

  @Test
  void while_they_were_never_reached_their_tokens_are_refused() throws Exception {
    server.stop(0);

    assertThat(tokens.verify(sign(key, keycloak()))).isEmpty();
  }

  private static Map<String, Object> keycloak() {
    return Map.of(
        "iss", KEYCLOAK,
        "aud", List.of("account", "techmedicos"),
        "techmedicos_id", ID.toString(),
        "realm_access", roles("offline_access", "medico"),
        "iat", NOW.getEpochSecond(),
        "exp", NOW.plusSeconds(60).getEpochSecond());
  }

  private static Map<String, Object> roles(String... roles) {
    return Map.of("roles", List.of(roles));
  }

  private static Map<String, Object> with(Map<String, Object> claims, String name, Object value) {
    Map<String, Object> changed = new HashMap<>(claims);
    changed.put(name, value);
    return changed;
  }

  private static RSAKey newKey(String id) throws Exception {
    return new RSAKeyGenerator(2048)
        .keyID(id)
        .algorithm(JWSAlgorithm.RS256)
        .keyUse(KeyUse.SIGNATURE)
        .generate();
  }

  private static RSAKey newKeyId(RSAKey key, String id) {
    return new RSAKey.Builder(key).keyID(id).build();
  }

  private static String sign(RSAKey key, Map<String, Object> claims) throws Exception {
    JWTClaimsSet.Builder set = new JWTClaimsSet.Builder();
    claims.forEach(set::claim);
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build(),
            set.build());
    jwt.sign(new RSASSASigner(key));
    return jwt.serialize();
  }
}
