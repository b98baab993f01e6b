package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.domain.identity.Patient;
import br.com.techmedicos.domain.teleconsultation.MeetingWindow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who cannot go in, or not so, is told why in words. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoomRefusalsTest {

  private RunningService service;
  private Chromium chromium;
  private RoomPage page;

  @BeforeAll
  void start(@TempDir Path data) {
    service = RunningService.start(data, Map.of());
    chromium = Chromium.start();
  }

  @AfterAll
  void stop() {
    chromium.close();
    service.close();
  }

  @BeforeEach
  void somebodyComes() {
    page = chromium.visitor();
  }

  @AfterEach
  void everyoneGoes() {
    page.close();
  }

  @Test
  void a_third_person_learns_nothing_but_that_it_is_not_theirs() {
    Consultation consultation = consultationSince(Duration.ofMinutes(1));
    Patient stranger = service.addPatients(1).get(0);
    page.open(service.uri(), consultation.id());
    page.signIn(stranger);
    page.await("not-found");
    assertThat(page.visibleText()).contains("Esta consulta não está na sua conta");
    assertThat(page.page().content())
        .doesNotContain(consultation.doctor().profile().name().value())
        .doesNotContain(consultation.patient().name().value());
  }

  @Test
  void a_wrong_password_is_told_at_the_form() {
    Consultation consultation = consultationSince(Duration.ofMinutes(1));
    page.open(service.uri(), consultation.id());
    page.page().fill("#login", consultation.patient().cpf().value());
    page.page().fill("#password", "uma senha bem diferente");
    page.page().keyboard().press("Enter");
    page.awaitThat("not told", () -> !page.text("sign-in-error").isEmpty());
    assertThat(page.state()).isEqualTo("sign-in");
  }

  @Test
  void a_patient_who_does_not_agree_stays_outside_and_may_think_again() {
    Consultation consultation = consultationSince(Duration.ofMinutes(1));
    page.open(service.uri(), consultation.id());
    page.signIn(consultation.patient());
    page.await("consent");
    page.click("consent-decline");
    page.await("declined");
    assertThat(page.visibleText()).contains("Sem o consentimento não há teleconsulta");
    page.choose("Tentar de novo");
    page.await("consent");
    page.click("consent-give");
    page.enterFromDevices();
    page.page().reload();
    page.await("waiting"); // and is not asked again
  }

  @Test
  void four_minutes_too_early_the_page_counts_down_and_goes_on_by_itself() {
    Consultation consultation = consultationSince(Duration.ofMinutes(-14));
    Instant opening = consultation.startsAt().minus(MeetingWindow.MARGIN);
    Instant before = service.clock().instant();
    page.page().clock().install();
    page.open(service.uri(), consultation.id());
    page.signIn(consultation.doctor());
    page.await("too-early");
    assertThat(page.visibleText()).contains("A sala ainda não abriu");
    assertCountsDownTo(opening, "notice-countdown", before);
    consultation.comes(MeetingWindow.MARGIN.negated(), List.of(service));
    page.letPass(Duration.ofMinutes(4).plusSeconds(1));
    page.await("devices");
  }

  @Test
  void the_time_is_the_agendas_and_its_zone_is_named_where_the_device_shows_another() {
    Consultation consultation = consultationSince(Duration.ofMinutes(-14));
    String zone =
        service
            .as(consultation.patient())
            .get("/appointments/" + consultation.id())
            .expect(200)
            .text("timeZone");
    String time =
        DateTimeFormatter.ofPattern("dd/MM, ")
            .withZone(ZoneId.of(zone))
            .format(consultation.startsAt());
    try (RoomPage there = chromium.visitorIn(zone);
        RoomPage abroad = chromium.visitorIn("Asia/Tokyo")) {
      for (RoomPage device : List.of(there, abroad)) {
        device.open(service.uri(), consultation.id());
        device.signIn(consultation.patient());
        device.await("too-early");
      }
      assertThat(there.text("appointment"))
          .contains(", " + time)
          .matches(".* às? \\d{1,2}h\\d?\\d?");
      assertThat(abroad.text("appointment"))
          .contains(", " + time)
          .matches(".* às? \\d{1,2}h\\d?\\d? \\(horário d[eo] .+\\)");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pt-BR|America/Manaus|2026-11-26T12:00:00Z|quinta-feira, 26/11, às 8h",
        "pt-BR|America/Sao_Paulo|2026-11-26T12:05:00Z"
            + "|quinta-feira, 26/11, às 9h05 (horário de Brasília)",
        "pt-BR|America/New_York|2026-07-02T05:00:00Z|quinta-feira, 02/07, à 1h",
        "pt-BR|America/New_York|2027-01-04T14:00:00Z"
            + "|segunda-feira, 04/01/2027, às 9h (horário do Leste)",
        "en|America/Manaus|2026-11-26T12:00:00Z|Thursday, 26 November, at 8:00 am",
        "en|America/Sao_Paulo|2027-01-04T16:30:00Z"
            + "|Monday, 4 January 2027, at 1:30 pm (Brasilia Time)"
      })
  void a_page_in_manaus_says_times_in_words(
      String language, String zone, String instant, String words) {
    try (RoomPage manaus = chromium.visitorIn("America/Manaus")) {
      manaus.open(service.uri(), "01900000-0000-7000-8000-000000000000");
      assertThat(
              manaus
                  .page()
                  .evaluate(
                      """
                      async ([language, instant, zone]) => {
                        const { loadTexts } = await import('/room/texts.js');
                        const texts = await loadTexts([language]);
                        return texts.moment(instant, zone, Date.parse('2026-06-01T12:00:00Z'));
                      }
                      """,
                      List.of(language, instant, zone)))
          .isEqualTo(words);
    }
  }

  @Test
  void eleven_minutes_too_late_the_room_is_closed() {
    Consultation consultation = consultationSince(Duration.ofMinutes(61));
    page.open(service.uri(), consultation.id());
    page.signIn(consultation.doctor());
    page.await("over");
    assertThat(page.visibleText()).contains("A sala está fechada");
    page.click("ended-absent");
    page.click("absent-yes");
    page.await("no-show");
    assertThat(status(consultation)).isEqualTo("NO_SHOW");
  }

  @Test
  void a_cancelled_consultation_has_no_room() {
    Consultation consultation = consultationSince(Duration.ofMinutes(-5));
    cancel(consultation);
    page.open(service.uri(), consultation.id());
    page.signIn(consultation.patient());
    page.await("cancelled");
    assertThat(page.visibleText()).contains("Esta consulta não vai acontecer");
  }

  @Test
  void who_waits_in_the_room_is_told_that_the_other_has_cancelled() {
    Consultation consultation = consultationSince(Duration.ofMinutes(-5));
    page.enter(service.uri(), consultation, consultation.doctor());
    page.await("waiting");
    cancel(consultation);
    page.await("cancelled");
  }

  @Test
  void when_the_time_is_up_everyone_is_shown_out() {
    Consultation consultation = consultationSince(Duration.ofMinutes(44));
    Instant before = service.clock().instant();
    page.enter(service.uri(), consultation, consultation.doctor());
    page.await("waiting");
    assertThat(page.text("time-left")).startsWith("Restam ");
    assertCountsDownTo(consultation.endsAt(), "time-left", before);
    consultation.comes(Duration.ofMinutes(60), List.of(service));
    page.await("over");
  }

  @Test
  void with_five_minutes_left_there_is_a_warning() {
    Consultation consultation = consultationSince(Duration.ofMinutes(45));
    page.enter(service.uri(), consultation, consultation.doctor());
    page.awaitTrue("window.banners.some((text) => text.includes('Faltam 5 minutos'))");
  }

  @Test
  void a_device_whose_clock_is_an_hour_ahead_shows_the_right_time_left() {
    Consultation consultation = consultationSince(Duration.ofMinutes(10));
    Instant before = service.clock().instant();
    page.setClockAhead(Duration.ofHours(1));
    page.enter(service.uri(), consultation, consultation.doctor());
    page.await("waiting");
    assertThat(page.text("time-left")).startsWith("Restam ");
    assertCountsDownTo(consultation.endsAt(), "time-left", before);
  }

  @Test
  void who_has_refused_camera_and_microphone_is_told_so_and_may_go_in_all_the_same() {
    Consultation consultation = consultationSince(Duration.ofMinutes(1));
    try (Chromium asking = Chromium.startAsking();
        RoomPage doctor = asking.visitorWhoRefusedDevicesTo(service.uri())) {
      doctor.open(service.uri(), consultation.id());
      doctor.signIn(consultation.doctor());
      doctor.await("devices");
      doctor.awaitThat("not told", () -> doctor.text("check-troubles").contains("permissão"));
      assertThat(doctor.text("check-join")).isEqualTo("Entrar sem câmera nem microfone");
      doctor.click("check-join");
      doctor.await("waiting");
      page.enter(service.uri(), consultation, consultation.patient());
      page.await("in-call");
      page.awaitThat("no note", () -> page.visibleText().contains("está sem câmera"));
      doctor.awaitMedia();
    }
  }

  /**
   * However long the page took: no more is left than before it was told the time, and no less than
   * now; a second is for clocks that run apart.
   */
  private void assertCountsDownTo(Instant end, String id, Instant before) {
    Duration shown = page.timeIn(id);
    Instant after = service.clock().instant();
    assertThat(shown)
        .isBetween(
            Duration.between(after, end).minusSeconds(1),
            Duration.between(before, end).plusSeconds(1));
  }

  private Consultation consultationSince(Duration start) {
    return Consultation.since(start, List.of(service));
  }

  private void cancel(Consultation consultation) {
    service
        .as(consultation.patient())
        .post(
            "/appointments/" + consultation.id() + "/cancel",
            Map.of("justification", "Estou sem internet em casa"))
        .expect(200);
  }

  private String status(Consultation consultation) {
    return service
        .as(consultation.doctor())
        .get("/appointments/" + consultation.id())
        .expect(200)
        .text("status");
  }
}
