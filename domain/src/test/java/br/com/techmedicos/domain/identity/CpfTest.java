package br.com.techmedicos.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import br.com.techmedicos.domain.shared.DomainException;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CpfTest {

  @ParameterizedTest
  @ValueSource(strings = {"52998224725", "11144477735", "00000000191", "12345678909"})
  void numbers_known_to_be_right_are_taken(String digits) {
    assertThat(Cpf.parse(digits).value()).isEqualTo(digits);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5299822472",
        "529982247250",
        "52998224724",
        "52998224735",
        "529.982.247/25",
        "529-982-247-25",
        "5 2 9 9 8 2 2 4 7 2 5",
        "٥٢٩٩٨٢٢٤٧٢٥",
        "5299822472O",
        "-2998224725"
      })
  void what_cannot_be_a_number_is_refused(String text) {
    assertRefused(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"529.982.247-25", "529982247-25", "529.982.24725"})
  void punctuation_changes_nothing(String text) {
    assertThat(Cpf.parse(text)).isEqualTo(new Cpf("52998224725"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " 529.982.247-25 ",
        "\t52998224725\r\n",
        "\u00a0529.982.247-25\u202f",
        "\u200b529.982.247\u200b-25\ufeff",
        "\u202a529.982.247-25\u202c",
        "529.982.247\u00ad-25"
      })
  void spaces_around_and_what_does_not_show_change_nothing(String pasted) {
    assertThat(Cpf.parse(pasted)).isEqualTo(new Cpf("52998224725"));
  }

  @Test
  void the_number_is_shown_as_people_write_it_and_never_printed() {
    Cpf cpf = Cpf.parse("52998224725");

    assertThat(cpf.formatted()).isEqualTo("529.982.247-25");
    assertThat(cpf.toString()).doesNotContainPattern("[0-9]");
  }

  @Property(tries = 10)
  void eleven_equal_digits_are_refused(@ForAll @IntRange(max = 9) int digit) {
    assertRefused(String.valueOf(digit).repeat(11));
  }

  @Property(tries = 200)
  void nine_digits_have_one_pair_of_check_digits(
      @ForAll @NumericChars @StringLength(9) String nine) {
    long valid =
        IntStream.range(0, 100)
            .mapToObj(check -> nine + "%02d".formatted(check))
            .filter(CpfTest::isTaken)
            .count();

    assertThat(valid).isEqualTo(nine.chars().distinct().count() == 1 ? 0 : 1);
  }

  @Property
  void one_wrong_digit_is_noticed(
      @ForAll @IntRange(max = 10) int position,
      @ForAll @IntRange(min = 1, max = 9) int difference) {
    char[] digits = "52998224725".toCharArray();
    digits[position] = (char) ('0' + (digits[position] - '0' + difference) % 10);

    assertRefused(new String(digits));
  }

  @Property(tries = 200)
  void a_number_survives_being_written_and_read(
      @ForAll @IntRange(min = 1, max = 999_999_999) int number) {
    String nine = "%09d".formatted(number);
    IntStream.range(0, 100)
        .mapToObj(check -> nine + "%02d".formatted(check))
        .filter(CpfTest::isTaken)
        .map(Cpf::new)
        .forEach(cpf -> assertThat(Cpf.parse(cpf.formatted())).isEqualTo(cpf));
  }

  private static boolean isTaken(String digits) {
    try {
      Cpf.parse(digits);
      return true;
    } catch (DomainException e) {
      return false;
    }
  }

  private static void assertRefused(String text) {
    DomainException refusal = catchThrowableOfType(DomainException.class, () -> Cpf.parse(text));
    assertThat(refusal).as(text).isNotNull();
    assertThat(refusal.violation()).isEqualTo(new IdentityViolation.CpfInvalid());
  }
}
