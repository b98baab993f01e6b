package br.com.techmedicos.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import br.com.techmedicos.domain.shared.DomainException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrmTest {

  @Test
  void a_registration_is_a_number_and_a_unit() {
    Crm crm = Crm.parse("123456", "SP");

    assertThat(crm).isEqualTo(new Crm("123456", FederativeUnit.SP));
    assertThat(crm).hasToString("123456/SP");
    assertThat(crm).isNotEqualTo(Crm.parse("123456", "RJ"));
  }

  @Test
  void leading_zeros_and_small_letters_make_no_other_doctor() {
    assertThat(Crm.parse("0000123456", "sp")).isEqualTo(Crm.parse("123456", "SP"));
  }

  @Test
  void ten_digits_are_taken() {
    assertThat(Crm.parse("1234567890", "AC").number()).isEqualTo("1234567890");
    assertThat(Crm.parse("1", "TO").number()).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "000", "12345678901", "12a", "-1", " 1", "1.000", "١٢٣"})
  void what_is_no_number_is_refused(String number) {
    assertThat(violation(number, "SP")).isEqualTo(new IdentityViolation.CrmMalformed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "XX", "S", "SPO", "São Paulo", "ßP"})
  void a_unit_that_does_not_exist_is_refused(String state) {
    assertThat(violation("123456", state)).isEqualTo(new IdentityViolation.UnknownFederativeUnit());
  }

  @Test
  void there_are_26_states_and_the_federal_district() {
    assertThat(FederativeUnit.values()).hasSize(27);
  }

  private static Object violation(String number, String state) {
    return catchThrowableOfType(DomainException.class, () -> Crm.parse(number, state)).violation();
  }
}
