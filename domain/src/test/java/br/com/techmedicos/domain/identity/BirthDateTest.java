package br.com.techmedicos.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import br.com.techmedicos.domain.shared.DomainException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BirthDateTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 1, 5);

  @ParameterizedTest
  @CsvSource({
    "2008-01-05, 2026-01-04, 17",
    "2008-01-05, 2026-01-05, 18",
    "2008-02-29, 2026-02-28, 17",
    "2008-02-29, 2026-03-01, 18",
    "1900-01-01, 2026-01-05, 126"
  })
  void the_age_is_in_completed_years(LocalDate born, LocalDate day, int age) {
    assertThat(new BirthDate(born).ageOn(day)).isEqualTo(age);
  }

  @Test
  void nobody_is_born_tomorrow_or_before_1900() {
    assertRefused(TODAY.plusDays(1));
    assertRefused(LocalDate.of(1899, 12, 31));
    assertThat(new BirthDate(TODAY).ageOn(TODAY)).isZero();
  }

  private static void assertRefused(LocalDate date) {
    DomainException refusal =
        catchThrowableOfType(DomainException.class, () -> new BirthDate(date).ageOn(TODAY));
    assertThat(refusal).isNotNull();
    assertThat(refusal.violation()).isEqualTo(new IdentityViolation.BirthDateOutOfRange());
  }
}
