package br.com.techmedicos.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import br.com.techmedicos.domain.shared.DomainException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ana@example.com",
        "ana.silva+consulta@clinica.com.br",
        "o'brien@sub.domain.example",
        "a@b.co",
        "1@2.br",
        "ana_silva-x@xn--clnica-4va.br"
      })
  void addresses_that_providers_hand_out_are_taken(String address) {
    assertThat(EmailAddress.parse(address).value()).isEqualTo(address);
  }

  @Test
  void capitals_and_spaces_around_make_no_other_address() {
    assertThat(EmailAddress.parse(" Ana.Silva@Example.COM\t"))
        .isEqualTo(new EmailAddress("ana.silva@example.com"));
  }

  static Stream<String> malformed() {
    return Stream.of(
        "",
        "ana",
        "@example.com",
        "ana@",
        "ana@localhost",
        "ana@example..com",
        "ana@-example.com",
        "ana@example-.com",
        "ana@example.c",
        "ana@127.0.0.1",
        ".ana@example.com",
        "ana.@example.com",
        "an..a@example.com",
        "ana silva@example.com",
        "ana@example.com, bia@example.com",
        "ana@exa\nmple.com",
        "ana\u0000@example.com",
        "ana@ana@example.com",
        "\"ana\"@example.com",
        "joão@example.com",
        "\u212Aarin@example.com", // the kelvin sign, whose small letter is an ordinary k
        "a".repeat(65) + "@example.com",
        "ana@" + "a".repeat(64) + ".com",
        "ana@" + "a.".repeat(125) + "com");
  }

  @ParameterizedTest
  @MethodSource("malformed")
  void what_is_no_address_is_refused(String text) {
    DomainException refusal =
        catchThrowableOfType(DomainException.class, () -> EmailAddress.parse(text));

    assertThat(refusal).isNotNull();
    assertThat(refusal.violation()).isEqualTo(new IdentityViolation.EmailMalformed());
  }

  @Test
  void an_address_may_have_254_characters() {
    String label = "." + "a".repeat(61);
    String longest = "ana@b" + label.repeat(4) + "x"; // 5 + 4 * 62 + 1

    assertThat(EmailAddress.parse(longest).value()).hasSize(254);
    assertThat(catchThrowableOfType(DomainException.class, () -> EmailAddress.parse("x" + longest)))
        .isNotNull();
  }

  @Test
  void no_text_takes_long_to_refuse() {
    String nasty = "a.".repeat(100_000) + "@";
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> catchThrowableOfType(DomainException.class, () -> EmailAddress.parse(nasty)));
    String shortAndNasty = "ana@" + "a-".repeat(120) + "!";
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> catchThrowableOfType(DomainException.class, () -> EmailAddress.parse(shortAndNasty)));
  }

  @Test
  void the_address_is_never_printed() {
    assertThat(EmailAddress.parse("ana@example.com").toString()).doesNotContain("ana", "example");
  }
}
