package br.com.techmedicos.adapters.rest.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import br.com.techmedicos.adapters.rest.TestSeal;
import br.com.techmedicos.adapters.rest.json.Formats;
import br.com.techmedicos.adapters.rest.problem.RequestViolation;
import br.com.techmedicos.domain.shared.DomainException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places in lists, whatever clients make of them. */
class CursorsTest {

  private static final String LIST = "things of Ana";

  private final Cursors cursors = new Cursors(new TestSeal());

  @Test
  void a_place_comes_back_as_it_was() {
    String cursor = cursors.write(LIST, 2.5, "x");

    assertThat(cursor).matches("[A-Za-z0-9_.-]{1,400}");
    assertThat(cursors.read(LIST, cursor, 2, Function.identity())).isEqualTo(List.of("2.5", "x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "things of Bia", "things of An", "things of Ana1", "13|things of Ana"})
  void a_place_belongs_to_its_list(String other) {
    isNone(other, cursors.write(LIST, 1), 1);
    isNone(LIST, cursors.write(other, 1), 1);
  }

  @Test
  void a_place_cannot_be_moved_between_a_list_and_its_name() {
    isNone("things", cursors.write("things o", "f"), 1);
    isNone("things|", cursors.write("things", "|f"), 2);
  }

  @Test
  void a_place_has_as_many_parts_as_its_list_has() {
    isNone(LIST, cursors.write(LIST, 1, 2), 1);
    isNone(LIST, cursors.write(LIST, 1), 2);
    isNone(LIST, cursors.write(LIST, "1|2"), 1);
  }

  @Test
  void what_a_list_cannot_read_is_no_place_in_it() {
    Function<List<String>, Object> refusing =
        place -> {
          throw Formats.malformed(RequestViolation.NOT_AN_ID);
        };
    DomainException refusal =
        catchThrowableOfType(
            DomainException.class, () -> cursors.read(LIST, cursors.write(LIST, "x"), 1, refusing));

    assertThat(refusal.violation()).isEqualTo(RequestViolation.NOT_A_CURSOR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "=", "x", "MQ", "MQ==", "/+", "é", "\u0000", "\ud800", "1|"})
  void anything_else_is_no_cursor(String text) {
    isNone(LIST, text, 1);
    isNone(LIST, text + "." + text, 1);
  }

  private void isNone(String list, String cursor, int parts) {
    DomainException refusal =
        catchThrowableOfType(
            DomainException.class, () -> cursors.read(list, cursor, parts, Function.identity()));
    assertThat(refusal).as(cursor).isNotNull();
    assertThat(refusal.violation()).isEqualTo(RequestViolation.NOT_A_CURSOR);
  }
}
