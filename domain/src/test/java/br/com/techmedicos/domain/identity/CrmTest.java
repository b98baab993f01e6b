package br.com.techmedicos.domain.identity;

import static br.com.techmedicos.domain.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrmTest {

  @Test
  void a_registration_is_a_number_and_a_unit() {
    Crm crm = new Crm("123456", FederativeUnit.SP);

    assertThat(crm).isEqualTo(new Crm(CrmNumber.parse("0000123456"), FederativeUnit.parse("sp")));
    assertThat(crm).hasToString("123456/SP");
    assertThat(crm).isNotEqualTo(new Crm("123456", FederativeUnit.RJ));
  }

  @Test
  void a_number_has_up_to_ten_digits_whatever_zeros_lead() {
    assertThat(CrmNumber.parse("1234567890")).hasToString("1234567890");
    assertThat(CrmNumber.parse("1")).hasToString("1");
    assertThat(CrmNumber.parse("0000123456").digits()).isEqualTo("123456");
  }

  @Test
  void spaces_around_a_number_and_what_does_not_show_change_nothing() {
    assertThat(CrmNumber.parse(" 123456\u00a0")).hasToString("123456");
    assertThat(CrmNumber.parse("\u200b0123456\ufeff")).hasToString("123456");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SP ", "\u00a0sp", "\u200bSP\ufeff", "S\u00adP"})
  void spaces_around_a_unit_and_what_does_not_show_change_nothing(String state) {
    assertThat(FederativeUnit.parse(state)).isEqualTo(FederativeUnit.SP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "000", "12345678901", "12a", "-1", "1 2", "1.000", "١٢٣"})
  void what_is_no_number_is_refused(String number) {
    assertRefused(new IdentityViolation.CrmMalformed(), () -> CrmNumber.parse(number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "0123", "12345678901"})
  void a_number_is_kept_without_leading_zeros(String digits) {
    assertRefused(new IdentityViolation.CrmMalformed(), () -> new CrmNumber(digits));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "XX", "S", "SPO", "São Paulo", "ßP", "S P"})
  void a_unit_that_does_not_exist_is_refused(String state) {
    assertRefused(new IdentityViolation.UnknownFederativeUnit(), () -> FederativeUnit.parse(state));
  }

  @Test
  void there_are_26_states_and_the_federal_district() {
    assertThat(FederativeUnit.values()).hasSize(27);
  }
}
