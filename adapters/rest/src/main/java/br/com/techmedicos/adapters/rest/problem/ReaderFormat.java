package br.com.techmedicos.adapters.rest.problem;

import br.com.techmedicos.domain.shared.Money;
import java.text.NumberFormat;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAccessor;
import java.time.zone.ZoneRules;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Formats days, times, durations and amounts as people write them. The year is left out if it is
 * the current one. Seconds are cut off.
 */
public final class ReaderFormat {

  /** The zone of instants that belong to no agenda. */
  private static final ZoneId BRASILIA = ZoneId.of("America/Sao_Paulo");

  private static final Style PORTUGUESE =
      new Style(
          Locale.forLanguageTag("pt-BR"),
          "EEEE, dd/MM",
          "EEEE, dd/MM/yyyy",
          "H'h'",
          "H'h'mm",
          " Padrão");
  private static final Style ENGLISH =
      new Style(Locale.UK, "EEEE, d MMMM", "EEEE, d MMMM yyyy", "h:mm a", "h:mm a", " Standard");

  /** What the Portuguese names of zones begin with; capitals are for headings. */
  private static final Pattern COMMON_NOUN = Pattern.compile("^Horário( Padrão| de Verão)?");

  private final Locale language;
  private final Style style;
  private final Instant now;
  private final boolean knowsZone;

  /**
   * Creates the format for one reader.
   *
   * @param language one of ours
   * @param now the present, which has a year
   * @param knowsZone whether the reader is in the zone of the agenda
   */
  public ReaderFormat(Locale language, Instant now, boolean knowsZone) {
    this.language = language;
    this.style = language.equals(Locale.ENGLISH) ? ENGLISH : PORTUGUESE;
    this.now = now;
    this.knowsZone = knowsZone;
  }

  Locale language() {
    return language;
  }

  /**
   * How one language writes times, in patterns of {@link DateTimeFormatter}.
   *
   * @param standard the word for standard time in names of zones
   */
  private record Style(
      Locale locale,
      String day,
      String dayAndYear,
      String hour,
      String hourAndMinutes,
      String standard) {

    String format(String pattern, TemporalAccessor time) {
      return DateTimeFormatter.ofPattern(pattern, locale).format(time);
    }
  }

  /**
   * Formats the argument of a message; what is no day, time, duration or amount stays as it is.
   *
   * @return its words, or the argument itself
   */
  public Object format(Object argument) {
    if (argument instanceof ZonedDateTime time) {
      return knowsZone && !isRepeated(time) ? moment(time) : momentInZone(time);
    }
    if (argument instanceof Instant instant) {
      return momentInZone(instant.atZone(BRASILIA));
    }
    if (argument instanceof LocalDate date) {
      return day(date, BRASILIA);
    }
    if (argument instanceof LocalTime time) {
      return clock(time);
    }
    if (argument instanceof DayOfWeek day) {
      return day.getDisplayName(TextStyle.FULL, style.locale);
    }
    if (argument instanceof Duration duration) {
      return duration(duration);
    }
    return argument instanceof Money money ? amount(money) : argument;
  }

  private String moment(ZonedDateTime time) {
    return day(time.toLocalDate(), time.getZone()) + ", " + clock(time.toLocalTime());
  }

  private String momentInZone(ZonedDateTime time) {
    return moment(time) + " (" + zone(time) + ")";
  }

  private String day(LocalDate date, ZoneId zone) {
    boolean thisYear = date.getYear() == now.atZone(zone).getYear();
    return style.format(thisYear ? style.day : style.dayAndYear, date);
  }

  private String clock(LocalTime time) {
    String pattern = time.getMinute() == 0 ? style.hour : style.hourAndMinutes;
    return Messages.text("format.clock", language, time.getHour(), style.format(pattern, time));
  }

  /** Whether the clocks show this time twice, before and after they are put back. */
  private static boolean isRepeated(ZonedDateTime time) {
    return time.getZone().getRules().getValidOffsets(time.toLocalDateTime()).size() > 1;
  }

  /** The name says whether it is standard time only where clocks change. */
  private String zone(ZonedDateTime time) {
    ZoneRules rules = time.getZone().getRules();
    String specific = style.format("zzzz", time);
    String name =
        rules.nextTransition(time.toInstant()) == null
            ? specific.replace(style.standard, "")
            : specific;
    return COMMON_NOUN.matcher(name).replaceFirst(noun -> noun.group().toLowerCase(language));
  }

  private String duration(Duration duration) {
    List<String> parts =
        Stream.of(
                counted("format.days", duration.toDays()),
                counted("format.hours", duration.toHoursPart()),
                counted("format.minutes", duration.toMinutesPart()))
            .filter(part -> !part.isEmpty())
            .toList();
    int last = parts.size() - 1;
    return last < 1
        ? String.join("", parts)
        : Messages.text(
            "format.and", language, String.join(", ", parts.subList(0, last)), parts.get(last));
  }

  private String counted(String unit, long count) {
    return count == 0 ? "" : Messages.text(unit, language, count);
  }

  private String amount(Money money) {
    NumberFormat format = NumberFormat.getCurrencyInstance(style.locale);
    format.setCurrency(Currency.getInstance(Money.CURRENCY.name()));
    return format.format(money.amount());
  }
}
