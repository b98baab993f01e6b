package br.com.techmedicos.adapters.rest.json;

import br.com.techmedicos.adapters.rest.problem.FieldError;
import br.com.techmedicos.adapters.rest.problem.InvalidRequest;
import br.com.techmedicos.adapters.rest.problem.Location;
import br.com.techmedicos.adapters.rest.problem.RequestViolation;
import br.com.techmedicos.adapters.rest.problem.TooManyElements;
import br.com.techmedicos.domain.shared.DomainException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Converts the members of a JSON object, or the parameters of a query, to domain values. The
 * constructors of the domain validate them. An error is recorded with its location, and parsing
 * continues.
 */
public final class Fields {

  /** The number of errors after which the parsing of a list stops. */
  private static final int MOST_ERRORS = 100;

  private final Location whole;
  private final List<FieldError> errors;

  private Fields(Location whole, List<FieldError> errors) {
    this.whole = whole;
    this.errors = errors;
  }

  /**
   * Reads the parameters of a query.
   *
   * @param reading converts them
   * @return the result
   * @throws InvalidRequest with all errors, if any
   */
  public static <T> T ofQuery(Function<Fields, T> reading) {
    return read(Location.Parameter.QUERY, List.of(), reading);
  }

  /**
   * Reads the fields of a form.
   *
   * @param wrong parts that are known to be invalid, with the reason
   * @param reading converts the others
   * @return the result
   * @throws InvalidRequest with all errors, if any
   */
  public static <T> T ofForm(Map<String, RequestViolation> wrong, Function<Fields, T> reading) {
    List<FieldError> found =
        wrong.entrySet().stream()
            .map(
                part ->
                    new FieldError(Location.Pointer.ROOT.member(part.getKey()), part.getValue()))
            .toList();
    return read(Location.Pointer.ROOT, found, reading);
  }

  /** Reads a body, some of whose errors are known already. */
  static <T> T ofBody(List<FieldError> found, Function<Fields, T> reading) {
    return read(Location.Pointer.ROOT, found, reading);
  }

  private static <T> T read(Location whole, List<FieldError> found, Function<Fields, T> reading) {
    List<FieldError> errors = new ArrayList<>(found);
    Fields fields = new Fields(whole, errors);
    Field<T> read = fields.reading(whole, () -> reading.apply(fields));
    if (!errors.isEmpty()) {
      throw new InvalidRequest(errors);
    }
    return read.get();
  }

  /** A required member. */
  public <J, T> Field<T> required(String name, @Nullable J json, Function<J, T> parse) {
    Location at = whole.member(name);
    if (json == null) {
      return missing(at);
    }
    return reading(at, () -> parse.apply(json));
  }

  /** A member that may be absent or null. */
  public <J, T> Field<Optional<T>> optional(String name, @Nullable J json, Function<J, T> parse) {
    if (json == null) {
      return Field.of(Optional.empty());
    }
    return reading(whole.member(name), () -> Optional.of(parse.apply(json)));
  }

  /** A member that is an object. */
  public <J, T> Field<T> object(String name, @Nullable J json, BiFunction<J, Fields, T> parse) {
    Location at = whole.member(name);
    if (json == null) {
      return missing(at);
    }
    return reading(at, () -> parse.apply(json, new Fields(at, errors)));
  }

  /** A member that is a list, of a maximum length, and never of more than are bound. */
  public <J, T> Field<List<T>> list(
      String name, @Nullable List<J> json, int maximum, BiFunction<J, Fields, T> parse) {
    Location at = whole.member(name);
    if (json == null) {
      return missing(at);
    }
    int most = Math.min(maximum, RecordBinder.MOST_ELEMENTS);
    if (json.size() > most) {
      errors.add(new FieldError(at, new TooManyElements(most)));
      return Field.wrong();
    }
    List<Field<T>> elements = new ArrayList<>();
    for (int i = 0; i < json.size() && errors.size() < MOST_ERRORS; i++) {
      Location here = at.member(Integer.toString(i));
      J each = json.get(i);
      elements.add(reading(here, () -> parse.apply(each, new Fields(here, errors))));
    }
    return reading(at, () -> elements.stream().map(Field::get).toList());
  }

  private <T> Field<T> missing(Location at) {
    if (!foundWrong(at)) { // otherwise its error is already recorded
      errors.add(new FieldError(at, RequestViolation.REQUIRED));
    }
    return Field.wrong();
  }

  private <T> Field<T> reading(Location at, Supplier<T> parse) {
    try {
      return Field.of(parse.get());
    } catch (Field.Wrong wrong) {
      return Field.wrong();
    } catch (DomainException broken) {
      errors.add(new FieldError(at, broken.violation()));
      return Field.wrong();
    }
  }

  private boolean foundWrong(Location at) {
    return errors.stream().anyMatch(error -> error.location().isIn(at));
  }
}
