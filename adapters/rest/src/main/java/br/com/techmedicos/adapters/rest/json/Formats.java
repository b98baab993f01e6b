package br.com.techmedicos.adapters.rest.json;

import br.com.techmedicos.adapters.rest.problem.NotOneOf;
import br.com.techmedicos.adapters.rest.problem.RequestViolation;
import br.com.techmedicos.adapters.shared.Uuids;
import br.com.techmedicos.domain.shared.DomainException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Parses the simple formats of requests. */
public final class Formats {

  private static final Pattern INSTANT =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?"
              + "([Zz]|[+-][0-9]{2}:[0-9]{2})");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm").withResolverStyle(ResolverStyle.STRICT);

  // Outside this range calendar arithmetic and database columns overflow.
  private static final int EARLIEST_YEAR = 1900;
  private static final int LATEST_YEAR = 2200;

  private Formats() {}

  /** An id, a UUID. */
  public static UUID id(String text) {
    return Uuids.parse(text).orElseThrow(() -> malformed(RequestViolation.NOT_AN_ID));
  }

  /** An RFC 3339 timestamp, with any offset. */
  public static Instant instant(String text) {
    if (!INSTANT.matcher(text).matches()) {
      throw malformed(RequestViolation.NOT_AN_INSTANT);
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(text.toUpperCase(Locale.ROOT));
      if (outOfRange(time.getYear())) {
        throw malformed(RequestViolation.NOT_AN_INSTANT);
      }
      return time.toInstant();
    } catch (DateTimeException noSuchDay) {
      throw malformed(RequestViolation.NOT_AN_INSTANT);
    }
  }

  /** A date, like {@code 2027-02-28}. */
  public static LocalDate date(String text) {
    boolean isShaped = text.length() == 10 && text.charAt(4) == '-' && text.charAt(7) == '-';
    int year = isShaped ? number(text, 0, 4) : -1;
    if (outOfRange(year)) {
      throw malformed(RequestViolation.NOT_A_DATE);
    }
    try {
      return LocalDate.of(year, number(text, 5, 7), number(text, 8, 10));
    } catch (DateTimeException noSuchDay) {
      throw malformed(RequestViolation.NOT_A_DATE);
    }
  }

  /** Returns the number that some digits form, or -1 if a character is no digit. */
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  /** A time of day, like {@code 08:00}. */
  public static LocalTime time(String text) {
    try {
      return LocalTime.parse(text, TIME);
    } catch (DateTimeException noSuchTime) {
      throw malformed(RequestViolation.NOT_A_TIME);
    }
  }

  /** A constant of an enum, by name. */
  public static <E extends Enum<E>> E choice(Class<E> choices, String text) {
    return choice(choices, Enum::name, text);
  }

  /** A constant of an enum, by what it is called in requests. */
  public static <E extends Enum<E>> E choice(
      Class<E> choices, Function<E, String> called, String text) {
    List<E> all = List.of(choices.getEnumConstants());
    return all.stream()
        .filter(constant -> called.apply(constant).equals(text))
        .findFirst()
        .orElseThrow(() -> new DomainException(new NotOneOf(all.stream().map(called).toList())));
  }

  /** The exception for a malformed text. */
  public static DomainException malformed(RequestViolation how) {
    return new DomainException(how);
  }

  private static boolean outOfRange(int year) {
    return year < EARLIEST_YEAR || year > LATEST_YEAR;
  }
}
