package br.com.techmedicos.adapters.identity;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.identity.AccessTokensContract;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.identity.AccessToken;
import br.com.techmedicos.application.identity.AccessTokens;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.identity.TokenDigest;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.Role;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.micronaut.security.token.jwt.validator.JsonWebTokenValidator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NimbusAccessTokensTest extends AccessTokensContract {

  private static final String ISSUER = "https://techmedicos.example";
  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");
  private static final AccountId DOCTOR = new AccountId(Role.DOCTOR, UniqueData.id());
  private static final SessionId SESSION = new SessionId(UniqueData.id());
  private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

  @TempDir Path temp;

  private final MovableClock clock = new MovableClock(NOW);
  private SigningKeys keys;
  private AccessTokens tokens;

  @BeforeEach
  void open() {
    keys = new SigningKeys(temp, clock);
    tokens = accessTokens(clock);
  }

  @Override
  protected AccessTokens accessTokens(Clock other) {
    return CheckedTokens.of(keys, ISSUER, List.of(), other);
  }

  @Test
  void a_token_says_who_issued_it_for_whom_and_for_how_long() throws Exception {
    AccessToken token = tokens.issue(DOCTOR, SESSION, NOW);

    SignedJWT jwt = SignedJWT.parse(token.value());
    assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.RS256);
    assertThat(jwt.getHeader().getType()).isEqualTo(TYPE);
    assertThat(jwt.getHeader().getKeyID()).isEqualTo(keys.newest().getKeyID());
    Map<String, Object> claims = new TreeMap<>(jwt.getJWTClaimsSet().toJSONObject());
    assertThat(claims.remove("jti")).asString().hasSize(36);
    assertThat(claims)
        .isEqualTo(
            Map.of(
                "iss",
                ISSUER,
                "aud",
                ISSUER,
                "sub",
                DOCTOR.value().toString(),
                "role",
                "DOCTOR",
                "sid",
                SESSION.value().toString(),
                "iat",
                NOW.getEpochSecond(),
                "exp",
                NOW.plus(AccessTokens.LIFETIME).getEpochSecond()));
  }

  @Test
  void a_token_signed_by_a_replaced_key_is_good_until_it_is_over() {
    String old = tokens.issue(DOCTOR, SESSION, NOW).value();
    clock.advance(Duration.ofMinutes(9));
    keys.rotate();

    assertThat(tokens.verify(old)).contains(DOCTOR);

    String fresh = tokens.issue(DOCTOR, SESSION, clock.instant()).value();
    assertThat(tokens.verify(fresh)).contains(DOCTOR);
  }

  @Test
  void a_token_signed_by_another_instances_new_key_is_good() {
    SigningKeys elsewhere = new SigningKeys(temp, clock);
    AccessTokens other = CheckedTokens.of(elsewhere, ISSUER, List.of(), clock);
    assertThat(tokens.verify(tokens.issue(DOCTOR, SESSION, NOW).value())).contains(DOCTOR);

    elsewhere.rotate();

    assertThat(tokens.verify(other.issue(DOCTOR, SESSION, NOW).value())).contains(DOCTOR);
  }

  @Test
  void an_unsigned_token_is_refused() throws Exception {
    assertThat(tokens.verify(new PlainJWT(claims(Map.of())).serialize())).isEmpty();

    String[] parts = tokens.issue(DOCTOR, SESSION, NOW).value().split("\\.");
    String none = "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0"; // {"alg":"none","typ":"at+jwt"}
    assertThat(tokens.verify(none + "." + parts[1] + ".")).isEmpty();
    assertThat(tokens.verify(none + "." + parts[1] + "." + parts[2])).isEmpty();
  }

  @Test
  void the_public_key_taken_for_a_shared_secret_is_refused() throws Exception {
    RSAKey key = keys.newest();
    List<byte[]> secrets =
        List.of(
            key.toRSAPublicKey().getEncoded(),
            key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
            keys.jwkSet().getBytes(StandardCharsets.UTF_8));
    for (byte[] secret : secrets) {
      assertThat(tokens.verify(sign(JWSAlgorithm.HS256, new MACSigner(secret), Map.of())))
          .isEmpty();
    }
  }

  @Test
  void another_algorithm_of_the_same_key_is_refused() throws Exception {
    assertThat(tokens.verify(sign(JWSAlgorithm.RS256, signer(), Map.of()))).contains(DOCTOR);
    assertThat(tokens.verify(sign(JWSAlgorithm.RS512, signer(), Map.of()))).isEmpty();
    assertThat(tokens.verify(sign(JWSAlgorithm.PS256, signer(), Map.of()))).isEmpty();
  }

  @Test
  void a_key_of_ones_own_is_refused_even_under_our_key_id_or_in_the_header() throws Exception {
    RSAKey own = new RSAKeyGenerator(2048).keyID(keys.newest().getKeyID()).generate();
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(TYPE)
                .keyID(own.getKeyID())
                .jwk(own.toPublicJWK())
                .build(),
            claims(Map.of()));
    jwt.sign(new RSASSASigner(own));

    assertThat(tokens.verify(jwt.serialize())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "iss, https://techmedicos.example.evil",
    "aud, https://elsewhere.example",
    "role, ADMIN",
    "role, doctor",
    "sub, 1",
    "sub, ''",
    "exp, never"
  })
  void a_claim_that_is_not_ours_is_refused(String claim, String value) throws Exception {
    assertThat(tokens.verify(sign(JWSAlgorithm.RS256, signer(), Map.of(claim, value)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"iss", "aud", "role", "sub", "exp"})
  void a_missing_claim_is_refused(String claim) throws Exception {
    assertThat(tokens.verify(sign(JWSAlgorithm.RS256, signer(), Map.of(claim, MISSING)))).isEmpty();
  }

  @Test
  void a_token_for_later_is_refused() throws Exception {
    long soon = NOW.plusSeconds(120).getEpochSecond();

    assertThat(tokens.verify(sign(JWSAlgorithm.RS256, signer(), Map.of("nbf", soon)))).isEmpty();
  }

  @Test
  void a_token_of_another_type_is_refused() throws Exception {
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID(keys.newest().getKeyID())
                .build(),
            claims(Map.of()));
    jwt.sign(signer());

    assertThat(tokens.verify(jwt.serialize())).isEmpty();
  }

  @Test
  void a_made_up_algorithm_does_not_reach_a_validator_that_would_remember_it() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    AccessTokens counted =
        new NimbusAccessTokens(
            keys,
            new TokenIssuers(keys, ISSUER, List.of(), clock),
            (token, request) -> {
              asked.incrementAndGet();
              return Optional.empty();
            });
    String[] parts = tokens.issue(DOCTOR, SESSION, NOW).value().split("\\.");
    for (String header :
        List.of("{\"alg\":\"RS1\"}", "{\"alg\":\"none\"}", "{\"alg\":\"dir\"}", "{}", "", "[]")) {
      counted.verify(Base64URL.encode(header) + "." + parts[1] + "." + parts[2]);
    }
    assertThat(asked.get()).isZero();

    counted.verify(String.join(".", parts));
    assertThat(asked.get()).isEqualTo(1);
  }

  @Test
  void a_signature_is_verified_once_until_the_token_expires() {
    AtomicInteger asked = new AtomicInteger();
    AccessTokens counted = counting(asked);
    String token = tokens.issue(DOCTOR, SESSION, NOW).value();

    assertThat(counted.isRemembered(TokenDigest.of(token))).isFalse();
    assertThat(counted.verify(token)).contains(DOCTOR);
    clock.advance(AccessTokens.LIFETIME.minusSeconds(1));
    assertThat(counted.isRemembered(TokenDigest.of(token))).isTrue();
    assertThat(counted.verify(token)).contains(DOCTOR);
    assertThat(asked.get()).isEqualTo(1);

    clock.advance(Duration.ofSeconds(1));
    assertThat(counted.isRemembered(TokenDigest.of(token))).isFalse();
    assertThat(counted.verify(token)).isEmpty();
  }

  @Test
  void a_verified_token_is_refused_once_its_key_is_withdrawn() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    AccessTokens counted = counting(asked);
    Path stolen = theOnlyKey();
    String token = tokens.issue(DOCTOR, SESSION, NOW).value();
    assertThat(counted.verify(token)).contains(DOCTOR);

    keys.rotate();
    assertThat(counted.verify(token)).contains(DOCTOR);
    Files.delete(stolen);
    keys.newest(); // looks at the folder, as every login does

    assertThat(counted.verify(token)).isEmpty();
  }

  @Test
  void another_text_with_the_same_claims_is_verified_by_itself() {
    AccessTokens counted = counting(new AtomicInteger());
    String token = tokens.issue(DOCTOR, SESSION, NOW).value();
    assertThat(counted.verify(token)).contains(DOCTOR);

    assertThat(counted.verify(token.substring(0, token.length() - 10) + "AAAAAAAAAA")).isEmpty();
    assertThat(counted.verify(token + "A")).isEmpty();
  }

  @Test
  void of_a_hundred_thousand_tokens_some_are_remembered_and_another_user_is_served() {
    Base64URL header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .type(TYPE)
            .keyID(keys.newest().getKeyID())
            .build()
            .toBase64URL();
    AtomicInteger asked = new AtomicInteger();
    AccessTokens cheap = believing("good", asked);

    for (int i = 0; i < 80_000; i++) {
      assertThat(cheap.verify(unsigned(header, i, "good"))).contains(DOCTOR);
    }
    for (int i = 0; i < 20_000; i++) {
      assertThat(cheap.verify(unsigned(header, i, "bad"))).isEmpty();
    }
    assertThat(asked.get()).isEqualTo(100_000);
    assertThat(cheap.isRemembered(TokenDigest.of(unsigned(header, 19_999, "bad")))).isFalse();

    int remembered = 0;
    for (int i = 0; i < 80_000; i++) {
      if (cheap.isRemembered(TokenDigest.of(unsigned(header, i, "good")))) {
        remembered++;
      }
    }
    assertThat(remembered).isBetween(1, 55_000); // some are about to be forgotten
    assertThat(cheap.verify(unsigned(header, -1, "good"))).contains(DOCTOR);
  }

  /** Tokens with a signature that is a word: verifying it costs nothing. */
  private AccessTokens believing(String signature, AtomicInteger asked) {
    return new NimbusAccessTokens(
        keys,
        new TokenIssuers(keys, ISSUER, List.of(), clock),
        (token, request) -> {
          asked.incrementAndGet();
          return token.endsWith("." + Base64URL.encode(signature))
              ? parsed(token)
              : Optional.empty();
        });
  }

  private static Optional<JWT> parsed(String token) {
    try {
      return Optional.of(SignedJWT.parse(token));
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String unsigned(Base64URL header, int number, String signature) {
    String claims =
        "{\"iss\":\""
            + ISSUER
            + "\",\"role\":\"DOCTOR\",\"sub\":\""
            + DOCTOR.value()
            + "\",\"exp\":"
            + NOW.plusSeconds(60).getEpochSecond()
            + ",\"jti\":\""
            + number
            + "\"}";
    return header + "." + Base64URL.encode(claims) + "." + Base64URL.encode(signature);
  }

  private AccessTokens counting(AtomicInteger asked) {
    TokenIssuers issuers = new TokenIssuers(keys, ISSUER, List.of(), clock);
    JsonWebTokenValidator<JWT, Object> validator = CheckedTokens.validator(issuers);
    return new NimbusAccessTokens(
        keys,
        issuers,
        (token, request) -> {
          asked.incrementAndGet();
          return validator.validate(token, request);
        });
  }

  private Path theOnlyKey() throws IOException {
    try (Stream<Path> files = Files.list(temp)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("signing-"))
          .findFirst()
          .orElseThrow();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "1",
        "\"a\"",
        "[null]",
        "{",
        "\u0000",
        "{\"alg\":null}",
        "{\"alg\":\"RS256\"}",
        "{\"alg\":\"RS256\",\"kid\":1}",
        "{\"alg\":\"RS256\",\"crit\":null}",
        "{\"alg\":\"RS256\",\"crit\":[null]}",
        "{\"alg\":\"RS256\",\"jwk\":null}",
        "{\"alg\":\"RS256\",\"jwk\":{\"kty\":\"RSA\",\"n\":\"\",\"e\":\"\"}}",
        "{\"alg\":\"RS256\",\"jwk\":{\"kty\":\"EC\",\"crv\":\"\",\"x\":\"\",\"y\":\"\"}}",
        "{\"alg\":\"RS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"\"}}",
        "{\"alg\":\"RS256\",\"jku\":\"http://[\"}",
        "{\"alg\":\"RS256\",\"x5c\":[null]}",
        "{\"alg\":\"RS256\",\"typ\":null,\"cty\":null,\"b64\":null}"
      })
  void a_header_or_a_payload_that_is_none_is_refused(String json) {
    String good = tokens.issue(DOCTOR, SESSION, NOW).value();
    String[] parts = good.split("\\.");
    String odd = Base64URL.encode(json).toString();

    assertThat(tokens.verify(odd + ".e30.x")).isEmpty();
    assertThat(tokens.verify(odd + "." + parts[1] + "." + parts[2])).isEmpty();
    assertThat(tokens.verify(parts[0] + "." + odd + "." + parts[2])).isEmpty();
    assertThat(tokens.verify(odd)).isEmpty();
    assertThat(tokens.verify(good)).contains(DOCTOR);
  }

  @Test
  void a_huge_text_is_refused_unread() {
    assertThat(tokens.verify("e".repeat(10_000_000))).isEmpty();
  }

  private static final String MISSING = "(missing)";

  private RSASSASigner signer() throws Exception {
    return new RSASSASigner(keys.newest());
  }

  private String sign(JWSAlgorithm algorithm, JWSSigner signer, Map<String, Object> changes)
      throws Exception {
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(algorithm).type(TYPE).keyID(keys.newest().getKeyID()).build(),
            claims(changes));
    jwt.sign(signer);
    return jwt.serialize();
  }

  private static JWTClaimsSet claims(Map<String, Object> changes) {
    Map<String, Object> claims = new TreeMap<>();
    claims.put("iss", ISSUER);
    claims.put("aud", ISSUER);
    claims.put("sub", DOCTOR.value().toString());
    claims.put("role", "DOCTOR");
    claims.put("iat", NOW.getEpochSecond());
    claims.put("exp", NOW.plusSeconds(60).getEpochSecond());
    claims.putAll(changes);
    claims.values().removeIf(MISSING::equals);
    JWTClaimsSet.Builder set = new JWTClaimsSet.Builder();
    claims.forEach(set::claim);
    return set.build();
  }
}
