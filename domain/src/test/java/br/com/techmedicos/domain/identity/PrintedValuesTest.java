package br.com.techmedicos.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is printed may end up in a log. */
class PrintedValuesTest {

  @Test
  void what_is_private_is_masked() {
    assertThat(Cpf.parse("52998224725")).hasToString("Cpf[***]");
    assertThat(EmailAddress.parse("ana@example.com")).hasToString("EmailAddress[***]");
    assertThat(Password.typed("uma senha bem longa")).hasToString("Password[***]");
    assertThat(new PasswordHash("$argon2id$secret")).hasToString("PasswordHash[***]");
    assertThat(Identifier.of(Cpf.parse("52998224725"))).hasToString("Identifier[CPF ***]");
  }

  @Test
  void ids_and_names_are_printed_as_they_are() {
    UUID id = UUID.fromString("01960000-0000-7000-8000-000000000001");

    assertThat(new DoctorId(id)).hasToString(id.toString());
    assertThat(new PatientId(id)).hasToString(id.toString());
    assertThat(new OperatorId(id)).hasToString(id.toString());
    assertThat(PersonName.parse(" Ana ")).hasToString("Ana");
  }
}
