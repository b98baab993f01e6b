package br.com.techmedicos.adapters.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.TimezoneInfo;
import br.com.techmedicos.adapters.contracts.scheduling.CalendarRendererContract;
import br.com.techmedicos.adapters.contracts.scheduling.SampleAppointment;
import br.com.techmedicos.application.scheduling.AppointmentDetails;
import br.com.techmedicos.application.scheduling.CalendarEntry;
import br.com.techmedicos.application.scheduling.CalendarRenderer;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.Party;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.shared.ZoneRegion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read back by another library. */
class Ical4jCalendarRendererTest extends CalendarRendererContract {

  private static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");
  private static final String MEETING = "https://clinic.example/meet/1";
  private static final EmailAddress OWNER = EmailAddress.parse("o'brien{%25}@example.com");

  private final CalendarRenderer calendars =
      new Ical4jCalendarRenderer(EmailAddress.parse("service@clinic.example"));

  @Override
  protected CalendarRenderer calendars() {
    return calendars;
  }

  /** Before, at and after the change of the clocks on 2027-03-14 and 2027-11-07. */
  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2027-03-13T09:00, 2027-03-13T14:00:00Z",
    "America/New_York, 2027-03-14T01:30, 2027-03-14T06:30:00Z",
    "America/New_York, 2027-03-15T09:00, 2027-03-15T13:00:00Z",
    "America/New_York, 2027-11-07T01:30, 2027-11-07T05:30:00Z",
    "America/New_York, 2027-11-08T09:00, 2027-11-08T14:00:00Z",
    "America/Sao_Paulo, 2027-03-15T09:00, 2027-03-15T12:00:00Z",
    "America/Noronha, 2027-03-15T09:00, 2027-03-15T11:00:00Z"
  })
  void another_reader_finds_the_time_on_the_wall_of_the_agenda(
      String zone, LocalDateTime wall, Instant instant) {
    VEvent event =
        event(
            calendars.publish(
                entry(accepted(wall.atZone(ZoneId.of(zone)).toInstant()), "José Lima"),
                PORTUGUESE,
                Instant.EPOCH));

    assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(instant);
    assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(instant.plus(Slot.LENGTH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ana; Souza, a \"médica\" \\n : X",
        "END:VEVENT",
        "王小明 👩🏽‍⚕️",
        "{0} it's MessageFormat's",
        "=HYPERLINK(\"a\")"
      })
  void another_reader_finds_whatever_a_name_has_in_it(String name) {
    VEvent event =
        event(
            calendars.request(
                entry(accepted(Instant.parse("2027-03-02T12:00:00Z")), name),
                OWNER,
                PORTUGUESE,
                Instant.EPOCH));

    assertThat(event.getSummary().getValue()).isEqualTo("Teleconsulta com " + name);
  }

  @Test
  void another_reader_finds_who_is_invited_and_by_whom() {
    Appointment appointment = accepted(Instant.parse("2027-03-02T12:00:00Z"));
    VEvent event =
        event(calendars.request(entry(appointment, "José Lima"), OWNER, PORTUGUESE, Instant.EPOCH));

    assertThat(event.getUid().getValue()).isEqualTo(appointment.id().toString());
    assertThat(event.getSequence().getValue()).isEqualTo(1);
    assertThat(event.getOrganizer().getCommonName()).isEqualTo("Tech Médicos");
    assertThat(event.getOrganizer().getEmail()).isEqualTo("service@clinic.example");
    assertThat(event.getAttendees()).hasSize(1);
    assertThat(
            URI.create("mailto:" + event.getAttendees().get(0).getEmail()).getSchemeSpecificPart())
        .isEqualTo(OWNER.value());
    assertThat(event.getUrl().getValue()).isEqualTo(MEETING);
  }

  /**
   * The library can add zones of its own to those of the JDK, which are those an agenda may have.
   */
  @Test
  void no_zone_is_added_to_those_of_the_jdk() {
    Set<String> before = ZoneRulesProvider.getAvailableZoneIds();
    calendars.publish(
        entry(accepted(Instant.parse("2027-03-02T12:00:00Z")), "José Lima"),
        PORTUGUESE,
        Instant.EPOCH);

    assertThat(ZoneRulesProvider.getAvailableZoneIds()).isEqualTo(before);
  }

  private static Appointment accepted(Instant startsAt) {
    Instant before = startsAt.minus(Duration.ofDays(7));
    return SampleAppointment.requested(
            SampleAppointment.someDoctor(), SampleAppointment.somePatient(), startsAt, before)
        .accept(before)
        .aggregate();
  }

  private static CalendarEntry entry(Appointment appointment, String patient) {
    return new CalendarEntry(
        new AppointmentDetails(
            appointment,
            PersonName.parse("Ana Souza"),
            PersonName.parse(patient),
            new ZoneRegion("America/Sao_Paulo")),
        Party.DOCTOR,
        MEETING);
  }

  private static VEvent event(byte[] calendar) {
    try {
      ICalendar read = Biweekly.parse(new ByteArrayInputStream(calendar)).first();
      TimezoneInfo zones = read.getTimezoneInfo();
      assertThat(zones.getTimezones()).isEmpty();
      assertThat(read.validate(biweekly.ICalVersion.V2_0).isEmpty()).isTrue();
      return read.getEvents().get(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
