package br.com.techmedicos.domain.directory;

import static br.com.techmedicos.domain.ViolationAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.text.Collator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialtyTest {

  @Test
  void there_are_55_and_each_has_a_name_and_a_code_of_its_own() {
    List<Specialty> all = List.of(Specialty.values());

    assertThat(all).hasSize(55);
    assertThat(all).extracting(Specialty::code).doesNotHaveDuplicates();
    assertThat(all).extracting(Specialty::officialName).doesNotHaveDuplicates();
  }

  @Test
  void they_are_in_the_official_order_which_is_that_of_the_alphabet() {
    Collator portuguese = Collator.getInstance(Locale.forLanguageTag("pt-BR"));

    List<String> names = Arrays.stream(Specialty.values()).map(Specialty::officialName).toList();

    assertThat(names).isSortedAccordingTo(portuguese);
  }

  @ParameterizedTest
  @EnumSource
  void each_is_read_back_from_its_code(Specialty specialty) {
    assertThat(specialty.code()).matches("[a-z]+(-[a-z]+)*");
    assertThat(Specialty.parse(specialty.code())).isSameAs(specialty);
  }

  @ParameterizedTest
  @CsvSource({
    "cardiology, Cardiologia",
    "family-medicine, Medicina de Família e Comunidade",
    "gynecology-and-obstetrics, Ginecologia e Obstetrícia"
  })
  void codes_are_english_and_names_portuguese(String code, String name) {
    assertThat(Specialty.parse(code).officialName()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Cardiology", "CARDIOLOGY", "family_medicine", "cardiologia", " "})
  void nothing_else_is_a_code(String code) {
    assertRefused(new DirectoryViolation.SpecialtyUnknown(), () -> Specialty.parse(code));
  }
}
