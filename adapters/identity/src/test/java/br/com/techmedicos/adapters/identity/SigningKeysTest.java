package br.com.techmedicos.adapters.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.identity.PublishedKeysContract;
import br.com.techmedicos.application.identity.PublishedKeys;
import br.com.techmedicos.application.shared.KeyUnavailable;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest extends PublishedKeysContract {

  @TempDir Path temp;

  private final MovableClock clock = new MovableClock(Instant.parse("2026-01-05T12:00:00Z"));

  @Override
  protected PublishedKeys keys() {
    return open();
  }

  private SigningKeys open() {
    return new SigningKeys(temp.resolve("data/keys"), clock);
  }

  @Test
  void the_first_start_makes_a_key_and_the_next_one_finds_it() {
    SigningKeys first = open();
    SigningKeys second = open();

    assertThat(second.newest().getKeyID()).isEqualTo(first.newest().getKeyID());
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(first.newest().size()).isGreaterThanOrEqualTo(2048);
  }

  @Test
  void another_folder_is_another_key_set() {
    assertThat(new SigningKeys(temp.resolve("elsewhere"), clock).id()).isNotEqualTo(open().id());
  }

  @Test
  void only_the_owner_may_read_what_is_in_the_folder() throws Exception {
    open().rotate();

    Path folder = temp.resolve("data/keys");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(3); // the id and two keys, nothing half written
      for (Path file : all) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void the_newest_key_signs_and_the_one_before_stays_published() {
    SigningKeys keys = open();
    String before = keys.newest().getKeyID();
    clock.advance(Duration.ofDays(30));

    keys.rotate();

    assertThat(keys.newest().getKeyID()).isNotEqualTo(before);
    assertThat(published(keys)).containsExactly(keys.newest().getKeyID(), before);
  }

  @Test
  void a_replaced_key_is_published_until_its_last_token_is_over_and_then_deleted()
      throws Exception {
    SigningKeys keys = open();
    String first = keys.newest().getKeyID();
    keys.rotate();
    String second = keys.newest().getKeyID();

    clock.advance(SigningKeys.AFTERLIFE);
    assertThat(published(keys)).containsExactly(second, first);

    clock.advance(Duration.ofSeconds(1));
    assertThat(published(keys)).containsExactly(second);

    keys.rotate();
    try (Stream<Path> files = Files.list(temp.resolve("data/keys"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.contains(first))
          .anyMatch(name -> name.contains(second));
    }
  }

  @Test
  void instances_that_share_the_folder_see_each_others_keys() {
    SigningKeys one = open();
    SigningKeys other = open();

    one.rotate();

    assertThat(other.newest().getKeyID()).isEqualTo(one.newest().getKeyID());
    assertThat(published(other)).isEqualTo(published(one));
  }

  @Test
  void made_up_keys_are_looked_for_once_a_second_at_most() {
    SigningKeys one = open();
    SigningKeys other = open();
    assertThat(one.select(named("made-up"))).isEmpty();

    other.rotate();
    JWKSelector fresh = named(other.newest().getKeyID());

    assertThat(one.select(fresh)).isEmpty();
    clock.advance(SigningKeys.LOOKED_AT_MOST_EVERY);
    assertThat(one.select(fresh)).hasSize(1);
  }

  private static JWKSelector named(String key) {
    return new JWKSelector(new JWKMatcher.Builder().keyID(key).build());
  }

  @Test
  void a_new_key_signs_even_if_the_clock_that_made_the_last_one_was_ahead() {
    MovableClock ahead = new MovableClock(clock.instant().plusSeconds(90));
    SigningKeys one = new SigningKeys(temp.resolve("data/keys"), ahead);
    SigningKeys other = open();
    String before = one.newest().getKeyID();

    other.rotate();

    assertThat(one.newest().getKeyID()).isNotEqualTo(before);
    assertThat(other.newest().getKeyID()).isEqualTo(one.newest().getKeyID());
  }

  @Test
  void a_key_folder_that_cannot_be_read_is_a_failure_of_its_own() throws Exception {
    SigningKeys keys = open();
    Path folder = temp.resolve("data/keys");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);

    assertThatThrownBy(keys::newest).isInstanceOf(KeyUnavailable.class);
    assertThatThrownBy(keys::jwkSet).isInstanceOf(KeyUnavailable.class);
    assertThatThrownBy(() -> keys.select(named("made-up"))).isInstanceOf(KeyUnavailable.class);
  }

  @Test
  void a_key_that_has_signed_for_long_enough_is_replaced() {
    SigningKeys keys = open();
    String first = keys.newest().getKeyID();

    clock.advance(Duration.ofDays(30));
    keys.rotateIfOlderThan(Duration.ofDays(30));
    assertThat(keys.newest().getKeyID()).isEqualTo(first);

    clock.advance(Duration.ofSeconds(1));
    keys.rotateIfOlderThan(Duration.ofDays(30));
    assertThat(keys.newest().getKeyID()).isNotEqualTo(first);
  }

  @Test
  void what_is_published_verifies_and_does_not_sign() throws Exception {
    JWK published = JWKSet.parse(open().jwkSet()).getKeys().get(0);

    assertThat(published.isPrivate()).isFalse();
    assertThat(((RSAKey) published).toRSAPublicKey().getModulus().bitLength()).isEqualTo(2048);
  }

  private static List<String> published(SigningKeys keys) {
    try {
      return JWKSet.parse(keys.jwkSet()).getKeys().stream().map(JWK::getKeyID).toList();
    } catch (ParseException e) {
      throw new AssertionError(e);
    }
  }
}
