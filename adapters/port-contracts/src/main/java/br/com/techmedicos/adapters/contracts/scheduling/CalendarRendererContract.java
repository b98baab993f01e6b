package br.com.techmedicos.adapters.contracts.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.application.scheduling.AppointmentDetails;
import br.com.techmedicos.application.scheduling.CalendarEntry;
import br.com.techmedicos.application.scheduling.CalendarRenderer;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.identity.PersonName;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.Canceller;
import br.com.techmedicos.domain.scheduling.Party;
import br.com.techmedicos.domain.scheduling.Slot;
import br.com.techmedicos.domain.shared.Reason;
import br.com.techmedicos.domain.shared.ZoneRegion;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The contract of {@link CalendarRenderer}: what a calendar program recognises an appointment by,
 * what it shows, and what it must not be told.
 */
@Promises
public abstract class CalendarRendererContract {

  private static final Locale PORTUGUESE = Locale.forLanguageTag("pt-BR");
  private static final Instant NOW = Instant.parse("2027-03-01T11:00:00Z");
  private static final Instant START = Instant.parse("2027-03-02T12:00:00Z");
  private static final String MEETING = "https://clinic.example/meet/1";
  private static final EmailAddress OWNER = EmailAddress.parse("owner@example.com");
  private static final Reason REASON = new Reason("Crise de enxaqueca");

  private final Appointment requested =
      SampleAppointment.requested(
          SampleAppointment.someDoctor(), SampleAppointment.somePatient(), START, NOW);
  private final Appointment accepted = requested.accept(NOW).aggregate();

  /** {@return the renderer under test} */
  protected abstract CalendarRenderer calendars();

  @Test
  void an_entry_is_one_event_at_the_time_of_the_slot_in_utc() {
    List<String> lines = published(accepted, Party.PATIENT);

    assertThat(lines)
        .startsWith("BEGIN:VCALENDAR")
        .endsWith("END:VCALENDAR")
        .containsOnlyOnce("BEGIN:VEVENT")
        .contains("VERSION:2.0", "METHOD:PUBLISH")
        .contains("DTSTART:20270302T120000Z", "DTEND:20270302T125000Z")
        .contains("CLASS:PRIVATE", "STATUS:CONFIRMED");
  }

  @Test
  void lines_end_as_programs_expect_and_are_not_longer() {
    String text =
        text(
            calendars()
                .request(
                    new CalendarEntry(
                        details(accepted, "Ana Souza", "João 👩🏽 ".repeat(10) + "Lima"),
                        Party.DOCTOR,
                        MEETING),
                    OWNER,
                    PORTUGUESE,
                    NOW));

    assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
    assertThat(text.split("\r\n"))
        .allSatisfy(
            line -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
    assertThat(unfolded(text)).anyMatch(line -> line.contains("João 👩🏽 ".repeat(10) + "Lima"));
  }

  @Test
  void an_appointment_keeps_its_identity_and_counts_its_changes() {
    Appointment moved =
        accepted.reschedule(new Slot(START.plus(Duration.ofMinutes(50))), NOW).get().aggregate();
    Appointment cancelled = moved.cancel(Canceller.PATIENT, REASON, NOW).aggregate();
    List<Appointment> life = List.of(requested, accepted, moved, cancelled);

    assertThat(life)
        .extracting(each -> value("UID", published(each, Party.DOCTOR)))
        .containsOnly(requested.id().toString());
    assertThat(life)
        .extracting(each -> value("SEQUENCE", published(each, Party.DOCTOR)))
        .containsExactly("0", "1", "2", "3");
    assertThat(life)
        .extracting(each -> value("STATUS", published(each, Party.DOCTOR)))
        .containsExactly("TENTATIVE", "CONFIRMED", "TENTATIVE", "CANCELLED");
    assertThat(value("DTSTART", published(moved, Party.DOCTOR))).isEqualTo("20270302T125000Z");
  }

  @ParameterizedTest
  @EnumSource
  void an_owner_reads_whom_they_meet_in_their_language(Party owner) {
    String other = owner == Party.PATIENT ? "Ana Souza" : "José Lima";

    assertThat(value("SUMMARY", published(accepted, owner))).isEqualTo("Teleconsulta com " + other);
    assertThat(value("SUMMARY", published(requested, owner)))
        .isEqualTo("Teleconsulta com " + other + " (aguarda resposta)");
    assertThat(
            value(
                "SUMMARY",
                unfolded(text(calendars().publish(entry(accepted, owner), Locale.ENGLISH, NOW)))))
        .isEqualTo("Online consultation with " + other);
  }

  @Test
  void the_meeting_is_shown_once_the_doctor_has_accepted() {
    assertThat(String.join("\n", published(requested, Party.PATIENT))).doesNotContain(MEETING);
    assertThat(value("LOCATION", published(accepted, Party.PATIENT))).isEqualTo(MEETING);
    assertThat(String.join("\n", published(accepted, Party.PATIENT))).contains("\nURL:" + MEETING);
  }

  @Test
  void an_entry_to_import_invites_nobody() {
    assertThat(published(accepted, Party.PATIENT)).noneMatch(line -> line.startsWith("ATTENDEE"));
  }

  @Test
  void an_invitation_and_its_withdrawal_name_their_owner_alone() {
    List<String> invitation =
        unfolded(text(calendars().request(entry(accepted, Party.PATIENT), OWNER, PORTUGUESE, NOW)));
    List<String> withdrawal =
        unfolded(text(calendars().cancel(entry(accepted, Party.PATIENT), OWNER, PORTUGUESE, NOW)));

    assertThat(invitation).contains("METHOD:REQUEST", "STATUS:CONFIRMED");
    assertThat(withdrawal).contains("METHOD:CANCEL", "STATUS:CANCELLED");
    assertThat(value("UID", withdrawal)).isEqualTo(value("UID", invitation));
    for (List<String> lines : List.of(invitation, withdrawal)) {
      assertThat(lines).filteredOn(line -> line.contains("@")).hasSize(2);
      assertThat(lines)
          .anyMatch(line -> line.startsWith("ATTENDEE") && line.endsWith("mailto:" + OWNER.value()))
          .anyMatch(line -> line.startsWith("ORGANIZER") && line.contains("mailto:"));
    }
  }

  @Test
  void why_something_was_called_off_is_not_told() {
    Appointment cancelled = accepted.cancel(Canceller.DOCTOR, REASON, NOW).aggregate();

    assertThat(String.join("\n", published(cancelled, Party.PATIENT)))
        .contains("STATUS:CANCELLED")
        .doesNotContain("enxaqueca");
  }

  @Test
  void a_feed_tells_when_and_where_but_neither_whom_nor_what_for() {
    List<String> feed =
        unfolded(
            text(
                calendars()
                    .feed(
                        List.of(entry(accepted, Party.PATIENT), entry(requested, Party.DOCTOR)),
                        PORTUGUESE)));

    assertThat(feed).filteredOn("BEGIN:VEVENT"::equals).hasSize(2);
    assertThat(feed).contains("SUMMARY:Compromisso", "LOCATION:" + MEETING);
    assertThat(String.join("\n", feed).toLowerCase(Locale.ROOT))
        .doesNotContain(
            "ana", "souza", "josé", "lima", "consult", "médic", "attendee", "organizer");
  }

  @Test
  void a_feed_of_the_same_is_the_same() {
    List<CalendarEntry> entries = List.of(entry(accepted, Party.PATIENT));

    assertThat(calendars().feed(entries, PORTUGUESE))
        .isEqualTo(calendars().feed(entries, PORTUGUESE));
    assertThat(unfolded(text(calendars().feed(List.of(), PORTUGUESE))))
        .startsWith("BEGIN:VCALENDAR")
        .endsWith("END:VCALENDAR");
  }

  private List<String> published(Appointment appointment, Party owner) {
    return unfolded(text(calendars().publish(entry(appointment, owner), PORTUGUESE, NOW)));
  }

  private static CalendarEntry entry(Appointment appointment, Party owner) {
    return new CalendarEntry(details(appointment, "Ana Souza", "José Lima"), owner, MEETING);
  }

  private static AppointmentDetails details(
      Appointment appointment, String doctor, String patient) {
    return new AppointmentDetails(
        appointment,
        PersonName.parse(doctor),
        PersonName.parse(patient),
        new ZoneRegion("America/Sao_Paulo"));
  }

  private static String text(byte[] calendar) {
    return new String(calendar, StandardCharsets.UTF_8);
  }

  private static List<String> unfolded(String text) {
    return Arrays.asList(text.replace("\r\n ", "").split("\r\n"));
  }

  private static String value(String property, List<String> lines) {
    Optional<String> line =
        lines.stream().filter(each -> each.matches("(?s)" + property + "[:;].*")).findFirst();
    assertThat(line).as(property).isPresent();
    return line.get().substring(line.get().indexOf(':') + 1);
  }
}
