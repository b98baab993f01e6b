package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.bootstrap.RoomPage.Held;
import br.com.techmedicos.bootstrap.demo.RestClient;
import java.nio.file.Path;
import java.time.Duration;
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
import org.junit.jupiter.params.provider.EnumSource;

/**
 * However a consultation comes to its end, and whatever the page is in the middle of at that
 * moment, it shows that end. The requests of the page are held up, so that each race has the one
 * outcome that is told here.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoomEndingsTest {

  private static final String JOINING = "**/meeting/join";
  private static final String LOOKING = "**/api/v1/appointments/*";

  /** Longer than from any moment of a consultation to when its room has closed. */
  private static final Duration TILL_ALL_IS_OVER = Duration.ofMinutes(17);

  private RunningService service;
  private Chromium chromium;
  private RoomPage page;

  /** How it ends, and what the patient is shown then. */
  enum Ending {
    TIME_IS_UP(Duration.ofMinutes(44), "over") {
      @Override
      void comes(RunningService service, Consultation consultation) {
        consultation.comes(Duration.ofMinutes(60), List.of(service));
      }
    },
    CANCELLED(Duration.ofMinutes(-5), "cancelled") {
      @Override
      void comes(RunningService service, Consultation consultation) {
        does(service.as(consultation.doctor()), consultation, "cancel", "justification");
      }
    },
    MOVED(Duration.ofMinutes(-5), "requested") {
      @Override
      void comes(RunningService service, Consultation consultation) {
        String slots = "/doctors/" + consultation.doctor().id() + "/slots";
        String later = service.anyone().get(slots).expect(200).text("slots", "1", "startsAt");
        service
            .as(consultation.patient())
            .post(path(consultation, "reschedule"), Map.of("startsAt", later))
            .expect(200);
      }
    },
    COMPLETED(Duration.ofMinutes(1), "rating") {
      @Override
      void comes(RunningService service, Consultation consultation) {
        does(service.as(consultation.doctor()), consultation, "complete", "note");
      }
    },
    ABSENCE_REPORTED(Duration.ofMinutes(16), "no-show") {
      @Override
      void comes(RunningService service, Consultation consultation) {
        does(service.as(consultation.doctor()), consultation, "no-show", "note");
      }
    };

    private final Duration since;
    private final String shown;

    Ending(Duration since, String shown) {
      this.since = since;
      this.shown = shown;
    }

    abstract void comes(RunningService service, Consultation consultation);

    private static void does(RestClient who, Consultation consultation, String what, String why) {
      who.post(path(consultation, what), Map.of(why, "Estou sem internet em casa")).expect(200);
    }

    private static String path(Consultation consultation, String command) {
      return "/appointments/" + consultation.id() + "/" + command;
    }
  }

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

  @ParameterizedTest
  @EnumSource
  void while_the_page_comes_back_to_the_room(Ending ending) {
    Consultation consultation = waitingPatient(ending.since);
    Held comingBack = page.loseTheService();
    ending.comes(service, consultation);
    comingBack.letGo();
    page.await(ending.shown);
  }

  @ParameterizedTest
  @EnumSource
  void between_looking_at_the_appointment_and_joining(Ending ending) {
    Consultation consultation = consultationSince(ending.since);
    Held joining = page.hold(JOINING);
    page.open(service.uri(), consultation.id());
    page.signIn(consultation.patient());
    joining.await();
    ending.comes(service, consultation);
    joining.letGo();
    page.await(ending.shown);
  }

  @ParameterizedTest
  @EnumSource
  void while_the_consent_is_being_read(Ending ending) {
    Consultation consultation = consultationSince(ending.since);
    page.open(service.uri(), consultation.id());
    page.signIn(consultation.patient());
    page.await("consent");
    ending.comes(service, consultation);
    page.click("consent-give");
    page.await(ending.shown);
  }

  @ParameterizedTest
  @EnumSource
  void while_camera_and_microphone_are_checked(Ending ending) {
    Consultation consultation = consultationSince(ending.since);
    page.open(service.uri(), consultation.id());
    page.signIn(consultation.patient());
    page.await("consent");
    page.click("consent-give");
    page.await("devices");
    ending.comes(service, consultation);
    page.click("check-join");
    page.await(ending.shown);
  }

  @ParameterizedTest
  @EnumSource
  void after_the_patient_has_left(Ending ending) {
    page.page().clock().install();
    Consultation consultation = waitingPatient(ending.since);
    page.click("call-leave");
    page.await("ended");
    ending.comes(service, consultation);
    page.letPass(TILL_ALL_IS_OVER);
    page.await(ending.shown);
  }

  @Test
  void who_leaves_before_the_page_is_ready_has_left() {
    page.page()
        .addInitScript(
            "navigator.wakeLock.request = () => new Promise(() => {}); // never an answer");
    Consultation consultation = consultationSince(Duration.ofMinutes(1));
    page.open(service.uri(), consultation.id());
    page.signIn(consultation.doctor());
    page.await("devices");
    page.click("check-join");
    page.await("connecting", "waiting");
    page.click("call-leave");
    page.await("ended");
  }

  @Test
  void who_leaves_while_the_service_is_out_of_reach_has_left() {
    waitingPatient(Duration.ofMinutes(1));
    page.page().context().setOffline(true);
    page.click("call-leave");
    page.await("ended");
  }

  @Test
  void a_service_that_never_answers_counts_as_out_of_reach() {
    Consultation consultation = consultationSince(Duration.ofMinutes(1));
    page.open(service.uri(), consultation.id());
    page.signIn(consultation.doctor());
    page.await("devices");
    page.hold(JOINING);
    page.page()
        .evaluate(
            """
            () => {
              AbortSignal.timeout = (patience) => {
                const abort = new AbortController();
                setTimeout(() => abort.abort(), patience / 100);
                return abort.signal;
              };
            }
            """);
    page.click("check-join");
    page.await("unreachable");
  }

  @Test
  void who_comes_back_to_an_empty_room_waits() {
    Consultation consultation = consultationSince(Duration.ofMinutes(1));
    try (RoomPage doctor = chromium.visitor()) {
      doctor.enter(service.uri(), consultation, consultation.doctor());
      page.enter(service.uri(), consultation, consultation.patient());
      page.awaitMedia();
      Held comingBack = page.loseTheService();
      doctor.click("call-leave");
      doctor.await("ended");
      comingBack.letGo();
      page.await("waiting");
    }
  }

  @Test
  void a_tab_that_has_lost_the_service_learns_that_another_has_taken_the_call() {
    Consultation consultation = waitingPatient(Duration.ofMinutes(1));
    Held comingBack = page.loseTheService();
    RoomPage tab = page.anotherTab();
    tab.enter(service.uri(), consultation, consultation.patient());
    page.await("replaced");
    comingBack.letGo();
    tab.await("waiting");
    assertThat(page.isTrue("window.sockets.length === 1")).as("came back for the call").isTrue();
    page.choose("Usar aqui");
    page.enterFromDevices();
    tab.await("replaced");
  }

  @Test
  void a_socket_that_has_fallen_silent_is_given_up_for_another() {
    page.page().clock().install();
    Consultation consultation = waitingPatient(Duration.ofMinutes(-5));
    page.page()
        .evaluate(
            """
            () => {
              const socket = window.sockets.at(-1);
              socket.onmessage = socket.onclose = null;
              socket.send = () => {};
            }
            """);
    page.letPass(Duration.ofSeconds(20)); // it asks for a sign of life
    page.letPass(Duration.ofSeconds(5)); // and there is none
    page.awaitTrue("window.sockets.length > 1");
    page.await("waiting");
    Ending.CANCELLED.comes(service, consultation);
    page.await("cancelled");
  }

  @Test
  void an_older_answer_does_not_undo_a_newer_one() {
    page.page().clock().install();
    Consultation consultation = consultationSince(Duration.ofMinutes(1));
    page.enter(service.uri(), consultation, consultation.doctor());
    page.click("call-leave");
    page.await("ended");
    Held looking = page.hold(LOOKING);
    page.letPass(Duration.ofSeconds(15));
    Runnable late = looking.await().answered();
    page.click("ended-complete");
    page.await("completed");
    late.run();
    page.page().evaluate("() => fetch('/room/favicon.svg').then((answer) => answer.text())");
    assertThat(page.text("ended-heading")).isEqualTo("Consulta concluída");
    assertThat(page.state()).isEqualTo("completed");
  }

  private Consultation waitingPatient(Duration since) {
    Consultation consultation = consultationSince(since);
    page.enter(service.uri(), consultation, consultation.patient());
    page.await("waiting");
    return consultation;
  }

  private Consultation consultationSince(Duration start) {
    return Consultation.since(start, List.of(service));
  }
}
