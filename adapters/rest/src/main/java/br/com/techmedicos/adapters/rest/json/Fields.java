package br.com.techmedicos.adapters.rest.json;

import br.com.techmedicos.adapters.rest.problem.InvalidRequest;
import br.com.techmedicos.adapters.rest.problem.Location;
import br.com.techmedicos.adapters.rest.problem.Malformed;
import br.com.techmedicos.adapters.rest.problem.Mistake;
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
 * Reads the members of a JSON object, or the parameters of a query, into what the domain calls
 * them. The domain's own constructors decide what can be; what they refuse is written down with its
 * place in the request, and reading goes on.
 */
public final class Fields {

  /** Nobody mends more mistakes than this at once. */
  private static final int MOST_MISTAKES = 100;

  private final Location whole;
  private final List<Mistake> mistakes;

  private Fields(Location whole, List<Mistake> mistakes) {
    this.whole = whole;
    this.mistakes = mistakes;
  }

  /**
   * Reads the parameters of a query.
   *
   * @param reading makes something of them
   * @return what the reading made
   * @throws InvalidRequest with every mistake, if there is one
   */
  public static <T> T ofQuery(Function<Fields, T> reading) {
    return read(Location.Parameter.QUERY, List.of(), reading);
  }

  /**
   * Reads the fields of a form.
   *
   * @param wrong names of parts that were found wrong before, with what is wrong
   * @param reading makes something of the others
   * @return what the reading made
   * @throws InvalidRequest with every mistake, if there is one
   */
  public static <T> T ofForm(Map<String, Malformed> wrong, Function<Fields, T> reading) {
    List<Mistake> found =
        wrong.entrySet().stream()
            .map(part -> new Mistake(Location.Pointer.ROOT.member(part.getKey()), part.getValue()))
            .toList();
    return read(Location.Pointer.ROOT, found, reading);
  }

  /** Reads a body, of which some may have been found wrong before. */
  static <T> T ofBody(List<Mistake> found, Function<Fields, T> reading) {
    return read(Location.Pointer.ROOT, found, reading);
  }

  private static <T> T read(Location whole, List<Mistake> found, Function<Fields, T> reading) {
    List<Mistake> mistakes = new ArrayList<>(found);
    Fields fields = new Fields(whole, mistakes);
    Field<T> read = fields.reading(whole, () -> reading.apply(fields));
    if (!mistakes.isEmpty()) {
      throw new InvalidRequest(mistakes);
    }
    return read.get();
  }

  /** A member that must be there. */
  public <J, T> Field<T> required(String name, @Nullable J json, Function<J, T> parse) {
    Location at = whole.member(name);
    if (json == null) {
      return missing(at);
    }
    return reading(at, () -> parse.apply(json));
  }

  /** A member that may be absent, or null. */
  public <J, T> Field<Optional<T>> optional(String name, @Nullable J json, Function<J, T> parse) {
    if (json == null) {
      return Field.of(Optional.empty());
    }
    return reading(whole.member(name), () -> Optional.of(parse.apply(json)));
  }

  /** A member that is an object with members of its own. */
  public <J, T> Field<T> object(String name, @Nullable J json, BiFunction<J, Fields, T> parse) {
    Location at = whole.member(name);
    if (json == null) {
      return missing(at);
    }
    return reading(at, () -> parse.apply(json, new Fields(at, mistakes)));
  }

  /** A member that is a list of objects, at most so many. */
  public <J, T> Field<List<T>> list(
      String name, @Nullable List<J> json, int maximum, BiFunction<J, Fields, T> parse) {
    Location at = whole.member(name);
    if (json == null) {
      return missing(at);
    }
    if (json.size() > maximum) {
      mistakes.add(new Mistake(at, new TooManyElements(maximum)));
      return Field.wrong();
    }
    List<Field<T>> elements = new ArrayList<>();
    for (int i = 0; i < json.size() && mistakes.size() < MOST_MISTAKES; i++) {
      Location here = at.member(Integer.toString(i));
      J each = json.get(i);
      elements.add(reading(here, () -> parse.apply(each, new Fields(here, mistakes))));
    }
    return reading(at, () -> elements.stream().map(Field::get).toList());
  }

  private <T> Field<T> missing(Location at) {
    if (!foundWrong(at)) { // of the wrong type, or with such a part, it was written down already
      mistakes.add(new Mistake(at, Malformed.REQUIRED));
    }
    return Field.wrong();
  }

  private <T> Field<T> reading(Location at, Supplier<T> parse) {
    try {
      return Field.of(parse.get());
    } catch (Field.Wrong wrong) {
      return Field.wrong();
    } catch (DomainException broken) {
      mistakes.add(new Mistake(at, broken.violation()));
      return Field.wrong();
    }
  }

  private boolean foundWrong(Location at) {
    return mistakes.stream().anyMatch(mistake -> mistake.location().isIn(at));
  }
}
