package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A doctor edits the agenda, day after day. */
class AgendaTest {

  private static final String AGENDA = "/api/v1/agenda";
  private static final LocalDate MONDAY = LocalDate.of(2027, 3, 1);

  private Clinic clinic;
  private Client doctor;

  @BeforeEach
  void open() {
    clinic = Clinic.open();
    clinic.clock().set(Instant.parse("2027-03-01T12:00:00Z"));
    doctor = clinic.newDoctor().with("If-Match", "*");
  }

  @AfterEach
  void close() {
    clinic.close();
  }

  private static String daysOff(int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(MONDAY::plusDays)
        .map(date -> "{\"date\": \"%s\", \"windows\": []}".formatted(date))
        .collect(Collectors.joining(","));
  }

  private Answer publish(String weekly, String overrides) {
    return doctor.put(AGENDA, Agendas.of(weekly, overrides));
  }

  @Test
  void days_off_that_have_passed_make_room_for_others() {
    publish("", daysOff(1, 400)).expect(200);
    Answer refused =
        publish("", daysOff(1, 401)).expectProblem(400, "invalid-request", "/overrides");
    assertThat(refused.body()).contains("400");

    clinic.clock().set(clinic.clock().instant().plus(Duration.ofDays(3)));

    Answer published = publish("", daysOff(1, 402)).expect(200);
    assertThat(published.json().get("overrides").size()).isEqualTo(401);
    assertThat(published.body()).isEqualTo(doctor.get(AGENDA).body()).doesNotContain("2027-03-02");
  }

  @Test
  void as_many_as_are_read_are_published_and_of_more_none() {
    Answer refused =
        publish("", daysOff(-601, 399)).expectProblem(400, "invalid-request", "/overrides");
    assertThat(refused.body()).contains("1.000");
    publish("", daysOff(-700, 399)).expectProblem(400, "invalid-request", "/overrides");
    assertThat(doctor.get(AGENDA).etag()).isEqualTo("\"0\"");

    Answer published = publish("", daysOff(-600, 399)).expect(200);

    assertThat(published.json().get("overrides").size()).isEqualTo(401); // yesterday's too
    assertThat(published.body()).contains(MONDAY.plusDays(399).toString());
  }

  @Test
  void a_day_is_not_called_off_in_an_agenda_that_has_no_room_for_it() {
    publish("", daysOff(1, 400)).expect(200);
    String day = AGENDA + "/days/%s/cancellation";
    String reason = "{\"reason\": \"Estou doente.\"}";
    LocalDate next = MONDAY.plusDays(401);

    Answer refused = doctor.post(day.formatted(next), reason).expectProblem(422, "agenda-full");

    assertThat(refused.text("detail")).contains("400");
    doctor.post(day.formatted(MONDAY.plusDays(400)), reason).expect(200);
    clinic.clock().set(clinic.clock().instant().plus(Duration.ofDays(2)));
    doctor.post(day.formatted(next), reason).expect(200);
  }

  @Test
  void a_day_that_has_passed_is_removed_whatever_it_stood_between() {
    String nights =
        IntStream.range(0, 7)
            .mapToObj(i -> MONDAY.plusDays(i).getDayOfWeek())
            .map(
                day -> "{\"day\": \"%s\", \"start\": \"20:00\", \"end\": \"06:00\"}".formatted(day))
            .collect(Collectors.joining(","));
    String tuesday = "{\"date\": \"2027-03-02\", \"windows\": []}";
    String wednesday =
        "{\"date\": \"2027-03-03\", \"windows\": [{\"start\": \"05:00\", \"end\": \"09:00\"}]}";
    publish(nights, tuesday + "," + wednesday).expect(200);
    publish(nights, wednesday).expectProblem(422, "windows-overlap");

    for (int days = 2; days <= 4; days++) {
      clinic.clock().set(Instant.parse("2027-03-01T12:00:00Z").plus(Duration.ofDays(days)));
      publish(nights, wednesday).expect(200);
    }
  }
}
