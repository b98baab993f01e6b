package br.com.techmedicos.adapters.rest.problem;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.rest.language.Languages;
import br.com.techmedicos.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts are the same on every JDK that the service runs on, or this fails on one of them. */
class ReaderFormatTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final ReaderFormat portuguese = new ReaderFormat(Languages.PORTUGUESE, NOW, false);
  private final ReaderFormat english = new ReaderFormat(Locale.ENGLISH, NOW, false);

  private static ZonedDateTime at(String local, String zone) {
    return ZonedDateTime.parse(local + "[" + zone + "]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-26T09:00-03:00|quinta-feira, 26/11, às 9h|Thursday, 26 November, at 9:00 am",
        "2026-11-26T09:05-03:00|quinta-feira, 26/11, às 9h05|Thursday, 26 November, at 9:05 am",
        "2026-12-05T00:00-03:00|sábado, 05/12, à 0h|Saturday, 5 December, at 12:00 am",
        "2026-12-06T01:50-03:00|domingo, 06/12, à 1h50|Sunday, 6 December, at 1:50 am",
        "2026-12-31T12:00-03:00|quinta-feira, 31/12, às 12h|Thursday, 31 December, at 12:00 pm",
        "2027-03-01T23:10-03:00|segunda-feira, 01/03/2027, às 23h10|Monday, 1 March 2027, at 11:10 pm",
        "2025-11-26T09:00:59-03:00|quarta-feira, 26/11/2025, às 9h|Wednesday, 26 November 2025, at 9:00 am",
      })
  void a_time_is_written_as_people_write_it(String time, String inPortuguese, String inEnglish) {
    ZonedDateTime local = at(time, "America/Sao_Paulo");

    assertThat(new ReaderFormat(Languages.PORTUGUESE, NOW, true).format(local))
        .isEqualTo(inPortuguese);
    assertThat(new ReaderFormat(Locale.ENGLISH, NOW, true).format(local)).isEqualTo(inEnglish);
    assertThat(portuguese.format(local)).isEqualTo(inPortuguese + " (horário de Brasília)");
    assertThat(english.format(local)).isEqualTo(inEnglish + " (Brasilia Time)");
  }

  @ParameterizedTest
  @CsvSource({
    "America/Sao_Paulo, 2026-11-26T12:00:00Z, às 9h (horário de Brasília)",
    "America/Fortaleza, 2026-11-26T12:00:00Z, às 9h (horário de Brasília)",
    "America/Noronha, 2026-11-26T12:00:00Z, às 10h (horário de Fernando de Noronha)",
    "America/Manaus, 2026-11-26T12:00:00Z, às 8h (horário do Amazonas)",
    "America/Cuiaba, 2026-11-26T12:00:00Z, às 8h (horário do Amazonas)",
    "America/Rio_Branco, 2026-11-26T12:00:00Z, às 7h (horário do Acre)",
    "America/La_Paz, 2026-11-26T12:00:00Z, às 8h (horário da Bolívia)",
    "America/New_York, 2026-11-26T12:00:00Z, às 7h (horário padrão do Leste)",
    "America/New_York, 2026-07-02T12:00:00Z, às 8h (horário de verão do Leste)",
    "Europe/Lisbon, 2026-07-02T12:00:00Z, às 13h (horário de verão da Europa Ocidental)",
    "Europe/London, 2026-11-26T12:00:00Z, às 12h (horário do Meridiano de Greenwich)",
    "Africa/Luanda, 2026-11-26T12:00:00Z, às 13h (horário da África Ocidental)",
    "Asia/Tokyo, 2026-07-02T12:00:00Z, às 21h (horário do Japão)"
  })
  void the_clocks_are_those_of_the_zone_which_is_named(String zone, String instant, String words) {
    assertThat(portuguese.format(Instant.parse(instant).atZone(ZoneId.of(zone))))
        .asString()
        .endsWith(", " + words);
  }

  @ParameterizedTest
  @CsvSource({
    "America/Manaus, 2026-11-26T12:00:00Z, at 8:00 am (Amazon Time)",
    "America/New_York, 2026-11-26T12:00:00Z, at 7:00 am (Eastern Standard Time)",
    "America/New_York, 2026-07-02T12:00:00Z, at 8:00 am (Eastern Daylight Time)"
  })
  void the_zone_has_a_name_in_english(String zone, String instant, String words) {
    assertThat(english.format(Instant.parse(instant).atZone(ZoneId.of(zone))))
        .asString()
        .endsWith(", " + words);
  }

  @Test
  void who_knows_the_zone_reads_it_only_when_the_clocks_show_the_time_twice() {
    ReaderFormat local = new ReaderFormat(Locale.ENGLISH, NOW, true);
    ZoneId newYork = ZoneId.of("America/New_York");

    assertThat(local.format(Instant.parse("2026-11-01T05:30:00Z").atZone(newYork)))
        .isEqualTo("Sunday, 1 November, at 1:30 am (Eastern Daylight Time)");
    assertThat(local.format(Instant.parse("2026-11-01T06:30:00Z").atZone(newYork)))
        .isEqualTo("Sunday, 1 November, at 1:30 am (Eastern Standard Time)");
    assertThat(local.format(Instant.parse("2026-11-01T07:30:00Z").atZone(newYork)))
        .isEqualTo("Sunday, 1 November, at 2:30 am");
  }

  @Test
  void the_current_year_is_that_of_the_zone() {
    ReaderFormat newYear =
        new ReaderFormat(Languages.PORTUGUESE, Instant.parse("2027-01-01T03:30:00Z"), true);

    assertThat(newYear.format(at("2026-12-31T23:00-04:00", "America/Manaus")))
        .isEqualTo("quinta-feira, 31/12, às 23h");
    assertThat(newYear.format(at("2026-12-31T23:00-03:00", "America/Sao_Paulo")))
        .isEqualTo("quinta-feira, 31/12/2026, às 23h");
  }

  @Test
  void an_instant_of_no_agenda_is_in_the_time_of_brasilia() {
    for (boolean knowsZoneOfAgenda : new boolean[] {false, true}) {
      assertThat(new ReaderFormat(Languages.PORTUGUESE, NOW, knowsZoneOfAgenda).format(NOW))
          .isEqualTo("segunda-feira, 23/11, às 9h (horário de Brasília)");
    }
  }

  @Test
  void days_and_times_of_day_need_no_zone() {
    assertThat(portuguese.format(LocalDate.of(2026, 12, 23))).isEqualTo("quarta-feira, 23/12");
    assertThat(portuguese.format(LocalDate.of(2027, 1, 2))).isEqualTo("sábado, 02/01/2027");
    assertThat(english.format(LocalDate.of(2026, 12, 23))).isEqualTo("Wednesday, 23 December");
    assertThat(portuguese.format(LocalTime.of(8, 55))).isEqualTo("às 8h55");
    assertThat(english.format(LocalTime.of(20, 0))).isEqualTo("at 8:00 pm");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PT1M|1 minuto|1 minute",
        "PT50M|50 minutos|50 minutes",
        "PT60M|1 hora|1 hour",
        "PT90M|1 hora e 30 minutos|1 hour and 30 minutes",
        "PT24H|1 dia|1 day",
        "PT49H5M|2 dias, 1 hora e 5 minutos|2 days, 1 hour and 5 minutes",
        "PT720H|30 dias|30 days"
      })
  void a_duration_has_units(Duration duration, String inPortuguese, String inEnglish) {
    assertThat(portuguese.format(duration)).isEqualTo(inPortuguese);
    assertThat(english.format(duration)).isEqualTo(inEnglish);
  }

  @Test
  void an_amount_has_its_currency() {
    assertThat(portuguese.format(Money.parse("1250.5"))).isEqualTo("R$\u00a01.250,50");
    assertThat(english.format(Money.parse("1250.5"))).isEqualTo("R$1,250.50");
  }
}
