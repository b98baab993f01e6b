package br.com.techmedicos.adapters.rest.directory;

import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.adapters.rest.json.Formats;
import br.com.techmedicos.adapters.rest.paging.Cursors;
import br.com.techmedicos.adapters.rest.paging.PageParameters;
import br.com.techmedicos.adapters.rest.paging.PageRequest;
import br.com.techmedicos.adapters.rest.paging.PagedList;
import br.com.techmedicos.adapters.rest.problem.RequestViolation;
import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.directory.DoctorSearch.Key;
import br.com.techmedicos.application.directory.DoctorSearch.Sort;
import br.com.techmedicos.domain.directory.GeoPoint;
import br.com.techmedicos.domain.directory.Specialty;
import br.com.techmedicos.domain.identity.DoctorId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parameters of a search for doctors, unparsed. */
record SearchQuery(
    @Nullable String specialty,
    @Nullable String near,
    @Nullable String withinKm,
    @Nullable String minRating,
    @Nullable String sort) {

  /** Twice what a double takes at most, with a comma. */
  private static final int LONGEST_PLACE = 64;

  // As programs write a double; nothing needs a third digit of the exponent.
  private static final String DECIMAL = "-?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]{1,2})?";
  private static final Pattern NUMBER = Pattern.compile(DECIMAL);
  private static final Pattern PLACE = Pattern.compile("(" + DECIMAL + ") ?, ?(" + DECIMAL + ")");
  private static final BigDecimal WORST_RATING = BigDecimal.ONE;
  private static final BigDecimal BEST_RATING = BigDecimal.valueOf(5);

  DoctorSearch read(PageParameters page, PagedList<Key> list) {
    return Fields.ofQuery(
        fields -> {
          Field<Optional<Specialty>> stated =
              fields.optional("specialty", specialty, Specialty::parse);
          Field<Optional<GeoPoint>> place = fields.optional("near", near, SearchQuery::place);
          Field<Optional<Double>> radius = fields.optional("withinKm", withinKm, this::radius);
          Field<Optional<BigDecimal>> rating =
              fields.optional("minRating", minRating, SearchQuery::rating);
          Field<Optional<Sort>> order = fields.optional("sort", sort, this::order);
          PageRequest<Key> some = page.read(list, fields).get();
          return new DoctorSearch(
              stated.get(),
              place.get(),
              radius.get(),
              rating.get(),
              sort(order.get()),
              some.limit(),
              some.last());
        });
  }

  private Sort sort(Optional<Sort> stated) {
    return stated.orElse(near == null ? Sort.RATING : Sort.DISTANCE);
  }

  /**
   * Returns the list of the search. Its name contains the whole search, so that a cursor is valid
   * only for that search.
   */
  PagedList<Key> list(Cursors cursors) {
    return new PagedList<>(
        cursors,
        "doctors " + this,
        2,
        key -> List.of(key.value(), key.doctor()),
        parts -> key(parts, sort(Optional.ofNullable(sort).map(this::order))));
  }

  private static Key key(List<String> parts, Sort sort) {
    double value = value(parts.get(0));
    if (!sort.reaches(value)) {
      throw Formats.malformed(RequestViolation.NOT_A_CURSOR);
    }
    return new Key(value, new DoctorId(Formats.id(parts.get(1))));
  }

  /** Parses only the notation that we write. */
  private static double value(String text) {
    try {
      double value = Double.parseDouble(text);
      if (Double.toString(value).equals(text)) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // reported below
    }
    throw Formats.malformed(RequestViolation.NOT_A_CURSOR);
  }

  private static GeoPoint place(String text) {
    Matcher place = PLACE.matcher(text);
    if (text.length() > LONGEST_PLACE || !place.matches()) {
      throw Formats.malformed(RequestViolation.NOT_A_PLACE);
    }
    return new GeoPoint(Double.parseDouble(place.group(1)), Double.parseDouble(place.group(2)));
  }

  private double radius(String text) {
    if (near == null) {
      throw Formats.malformed(RequestViolation.NEEDS_A_PLACE);
    }
    double kilometres = number(text, RequestViolation.NOT_A_DISTANCE).doubleValue();
    if (!DoctorSearch.reaches(kilometres)) {
      throw Formats.malformed(RequestViolation.NOT_A_DISTANCE);
    }
    return kilometres;
  }

  private static BigDecimal rating(String text) {
    BigDecimal rating = number(text, RequestViolation.NOT_A_RATING);
    if (rating.compareTo(WORST_RATING) < 0 || rating.compareTo(BEST_RATING) > 0) {
      throw Formats.malformed(RequestViolation.NOT_A_RATING);
    }
    return rating;
  }

  private Sort order(String text) {
    Sort order = Formats.choice(Sort.class, choice -> choice.name().toLowerCase(Locale.ROOT), text);
    if (order == Sort.DISTANCE && near == null) {
      throw Formats.malformed(RequestViolation.NEEDS_A_PLACE);
    }
    return order;
  }

  private static BigDecimal number(String text, RequestViolation otherwise) {
    if (text.length() > LONGEST_PLACE || !NUMBER.matcher(text).matches()) {
      throw Formats.malformed(otherwise);
    }
    return new BigDecimal(text);
  }
}
