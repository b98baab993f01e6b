package br.com.techmedicos.domain.identity;

import static br.com.techmedicos.domain.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.InvalidValue;
import br.com.techmedicos.domain.shared.Violation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {

  private static final List<Identifier> IDENTIFIERS =
      List.of(
          Identifier.of(Cpf.parse("529.982.247-25")),
          Identifier.of(EmailAddress.parse("ana.silva@example.com")),
          Identifier.of(new Crm("123456", FederativeUnit.SP)),
          Identifier.of(OperatorLogin.parse("night-shift")));
  private static final Optional<PersonName> NAME =
      Optional.of(PersonName.parse("Assunção d'Ávila Gonçalves"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "uma senha bem longa",
        "zq8#Kp2w",
        "zqkpwxyv",
        "        ",
        "🔑🔒🗝🔐🛡🧿🪪🎫",
        "ana e o mar azul",
        "example.com rocks"
      })
  void any_characters_will_do_if_there_are_enough(String text) {
    assertThatCode(() -> Password.typed(text).requireFitFor(IDENTIFIERS, NAME))
        .doesNotThrowAnyException();
  }

  @Test
  void a_password_has_8_to_128_characters_whatever_they_take_to_write() {
    assertThat(violation("zq8#Kp2")).isEqualTo(new IdentityViolation.PasswordLength(8, 128));
    assertThat(violation("🔑".repeat(7))).isEqualTo(new IdentityViolation.PasswordLength(8, 128));
    assertThat(violation("")).isEqualTo(new IdentityViolation.PasswordLength(8, 128));
    assertThatCode(() -> Password.typed("🔑".repeat(128)).requireFitFor(IDENTIFIERS, NAME))
        .doesNotThrowAnyException();
    assertThat(violation("🔑".repeat(129))).isEqualTo(new IdentityViolation.PasswordLength(8, 128));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12345678",
        "password",
        "PASSWORD1",
        "Senha123",
        "flamengo",
        "Corinthians2024",
        "deusefiel",
        "102030405060",
        "mudar@123",
        "techmedicos",
        "Tech-Médicos 2026",
        "trustno1",
        "qwertyuiop"
      })
  void what_attackers_try_first_is_refused(String text) {
    assertThat(violation(text)).isEqualTo(new IdentityViolation.PasswordTooCommon());
  }

  @Test
  void what_anybody_would_guess_is_refused_before_it_is_known_whose_it_is() {
    assertRefused(new IdentityViolation.PasswordTooCommon(), () -> Password.chosen("PASSWORD1"));
    assertRefused(new IdentityViolation.PasswordLength(8, 128), () -> Password.chosen("1234567"));
    assertThat(Password.chosen("ana.silva")).isEqualTo(Password.typed("ana.silva"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "52998224725",
        "529.982.247-25",
        "ana.silva",
        "Ana_Silva!",
        "ana.silva@example.com",
        "anasilvaexamplecom",
        "123456-SP",
        "Night-Shift",
        "nightshift!",
        "ana.silva1990",
        "2024NightShift",
        "assuncao",
        "Assunção",
        "Gonçalves1",
        "assuncao.goncalves",
        "AssuncaoDavilaGoncalves2024"
      })
  void what_is_the_login_or_the_name_and_nothing_else_is_refused(String text) {
    assertThat(violation(text)).isEqualTo(new IdentityViolation.PasswordTellsWhoseItIs());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ana.silva e o mar azul",
        "assuncao sobe a serra",
        "x52998224725x",
        "two night-shifts"
      })
  void the_login_inside_a_longer_password_is_no_reason_to_refuse(String text) {
    assertThatCode(() -> Password.typed(text).requireFitFor(IDENTIFIERS, NAME))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0301", // á
        "\u03b1\u0313\u0300\u0345", // ᾂ
        "\ud804\udc99\ud804\udcba" // 𑂚
      })
  void the_longest_password_may_be_typed_in_pieces(String pieces) {
    assertThatCode(() -> Password.typed(pieces.repeat(128)).requireFitFor(IDENTIFIERS, NAME))
        .doesNotThrowAnyException();
    assertThat(violation(pieces.repeat(129)))
        .isEqualTo(new IdentityViolation.PasswordLength(8, 128));
  }

  /** To put a million marks in order takes minutes. */
  @ParameterizedTest
  @ValueSource(strings = {"a", "\u0301", "\u0315\u0301", "🔑", "\ud800", " "})
  void what_nobody_can_have_chosen_is_refused_as_it_is_typed(String text) {
    assertThat(
            catchThrowableOfType(DomainException.class, () -> Password.typed(text.repeat(1 << 20)))
                .violation())
        .isEqualTo(new IdentityViolation.PasswordLength(8, 128));
  }

  /** In UTF-8, all of them would be question marks. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "uma senha \ud83d",
        "uma senha \udd11",
        "\ud83d uma senha",
        "uma \udd11\ud83d senha",
        "\ud800\ud801\ud802\ud803\ud804\ud805\ud806\ud807"
      })
  void half_a_character_is_none(String text) {
    assertRefused(new InvalidValue.ControlCharacters(), () -> Password.typed(text));
    assertRefused(new InvalidValue.ControlCharacters(), () -> Password.chosen(text));
  }

  @Test
  void the_same_password_from_another_keyboard_is_the_same() {
    assertThat(Password.typed("corac\u0327a\u0303o valente"))
        .isEqualTo(Password.typed("cora\u00e7\u00e3o valente"));
    assertThat(Password.typed(" senha ").value()).isEqualTo(" senha ");
  }

  @Test
  void neither_password_nor_hash_nor_identifier_is_ever_printed() {
    assertThat(Password.typed("uma senha bem longa").toString()).doesNotContain("senha");
    assertThat(new PasswordHash("$argon2id$secret").toString()).doesNotContain("secret");
    assertThat(IDENTIFIERS.toString()).doesNotContain("529", "ana", "123456", "night");
  }

  private static Violation violation(String text) {
    DomainException refusal =
        catchThrowableOfType(
            DomainException.class, () -> Password.typed(text).requireFitFor(IDENTIFIERS, NAME));
    assertThat(refusal).as(text).isNotNull();
    return refusal.violation();
  }
}
