package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every state of the room on a phone of 360 pixels: axe finds no violation of WCAG 2 A and AA, and
 * nothing has to be scrolled sideways.
 *
 * <p>With {@code -Droom.screenshots=FOLDER} it also keeps a picture of each.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoomAccessibilityTest {

  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private static final String SCREENSHOTS = System.getProperty("room.screenshots", "");

  private RunningService service;
  private Chromium chromium;

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

  @Test
  void on_the_way_into_the_room() {
    Consultation consultation = consultationSince(Duration.ofMinutes(-30));
    try (RoomPage patient = chromium.visitor()) {
      patient.open(service.uri(), consultation.id());
      usable(patient, "sign-in");
      patient.page().check("#role-doctor");
      patient.page().click("#sign-in-form button[type=submit]");
      patient.awaitTrue("document.activeElement.getAttribute('aria-invalid') === 'true'");
      usable(patient, "sign-in-with-mistakes");
      patient.page().check("#role-patient");
      patient.signIn(consultation.patient());
      patient.await("too-early");
      usable(patient, "too-early");
      consultation.comes(Duration.ofMinutes(-9), List.of(service));
      patient.page().reload();
      patient.await("consent");
      usable(patient, "consent");
      patient.click("consent-decline");
      patient.await("declined");
      usable(patient, "declined");
      patient.choose("Tentar de novo");
      patient.await("consent");
      patient.click("consent-give");
      patient.await("devices");
      patient.awaitTrue("document.getElementById('check-preview').videoWidth > 0");
      usable(patient, "devices");
      patient.enterFromDevices();
      patient.await("waiting");
      usable(patient, "waiting");
    }
  }

  @Test
  void in_the_room_and_after_it() {
    Consultation consultation = consultationSince(Duration.ofMinutes(16));
    try (RoomPage doctor = chromium.visitor("en-US", 1280, 800);
        RoomPage patient = chromium.visitor()) {
      patient.enter(service.uri(), consultation, consultation.patient());
      doctor.enter(service.uri(), consultation, consultation.doctor());
      patient.awaitMedia();
      doctor.awaitMedia();
      usable(patient, "in-call");
      usable(doctor, "in-call-on-a-desk");
      doctor.click("call-chat");
      doctor.page().fill("#chat-input", "Bom dia! Está me ouvindo bem?");
      doctor.click("chat-send");
      patient.awaitThat("no count", () -> !patient.text("chat-unread").isEmpty());
      patient.click("call-chat");
      patient.page().fill("#chat-input", "Bom dia, doutora. Perfeitamente.");
      patient.click("chat-send");
      usable(patient, "chat");
      usable(doctor, "chat-on-a-desk");
      patient.page().keyboard().press("Escape");
      assertThat(patient.isTrue("document.activeElement.id === 'call-chat'")).isTrue();
      patient.click("call-settings");
      patient.awaitTrue("document.getElementById('call-settings-panel').open");
      usable(patient, "settings");
      patient.page().keyboard().press("Escape");
      patient.click("call-camera");
      patient.click("call-microphone");
      doctor.awaitTrue("document.getElementById('peer').dataset.picture === 'false'");
      usable(patient, "camera-off");
      usable(doctor, "camera-of-the-other-off");
      RoomPage tab = patient.anotherTab();
      tab.enter(service.uri(), consultation, consultation.patient());
      patient.await("replaced");
      usable(patient, "replaced");
      tab.click("call-leave");
      tab.await("ended");
      usable(tab, "ended");
      tab.click("ended-absent");
      usable(tab, "absence");
      tab.click("absent-no");
      doctor.click("call-leave");
      doctor.await("ended");
      usable(doctor, "ended-on-a-desk");
      doctor.click("ended-complete");
      doctor.await("completed");
      usable(doctor, "completed-on-a-desk");
      tab.await("rating");
      usable(tab, "rating");
      tab.page().check("input[name=stars][value='5']");
      tab.page().click("#rating-form button");
      tab.await("completed");
      usable(tab, "completed");
    }
  }

  @Test
  void where_little_time_is_left() {
    Consultation consultation = consultationSince(Duration.ofMinutes(46));
    try (RoomPage doctor = chromium.visitor();
        RoomPage patient = chromium.visitor()) {
      patient.enter(service.uri(), consultation, consultation.patient());
      doctor.enter(service.uri(), consultation, consultation.doctor());
      patient.awaitMedia();
      patient.awaitTrue("document.getElementById('time-left').dataset.phase === 'ending'");
      usable(patient, "five-minutes-left");
    }
  }

  @Test
  void where_there_is_no_way_in() {
    Consultation consultation = consultationSince(Duration.ofMinutes(-5));
    try (RoomPage stranger = chromium.visitor()) {
      stranger.open(service.uri(), consultation.id());
      stranger.signIn(service.addPatients(1).get(0));
      stranger.await("not-found");
      usable(stranger, "not-found");
    }
    service
        .as(consultation.patient())
        .post(
            "/appointments/" + consultation.id() + "/cancel",
            Map.of("justification", "Estou sem internet em casa"))
        .expect(200);
    try (RoomPage doctor = chromium.visitor()) {
      doctor.open(service.uri(), consultation.id());
      doctor.signIn(consultation.doctor());
      doctor.await("cancelled");
      usable(doctor, "cancelled");
    }
    Consultation missed = consultationSince(Duration.ofMinutes(61));
    try (RoomPage doctor = chromium.visitor()) {
      doctor.open(service.uri(), missed.id());
      doctor.signIn(missed.doctor());
      doctor.await("over");
      usable(doctor, "over");
      doctor.click("ended-absent");
      doctor.click("absent-yes");
      doctor.await("no-show");
      usable(doctor, "no-show");
    }
  }

  @Test
  void where_devices_or_the_network_fail() {
    Consultation consultation = consultationSince(Duration.ofMinutes(1));
    try (Chromium asking = Chromium.startAsking();
        RoomPage doctor = asking.visitorWhoRefusedDevicesTo(service.uri())) {
      doctor.open(service.uri(), consultation.id());
      doctor.signIn(consultation.doctor());
      doctor.await("devices");
      doctor.awaitThat("not told", () -> !doctor.text("check-troubles").isEmpty());
      usable(doctor, "devices-refused");
      doctor.page().context().setOffline(true);
      doctor.click("check-join");
      doctor.await("unreachable");
      usable(doctor, "unreachable");
    }
  }

  @Test
  void where_the_service_is_lost_during_a_call(@TempDir Path data) {
    try (RunningService lost = RunningService.start(data, Map.of());
        RoomPage doctor = chromium.visitor();
        RoomPage patient = chromium.visitor()) {
      Consultation consultation = Consultation.since(Duration.ofMinutes(1), List.of(lost));
      patient.enter(lost.uri(), consultation, consultation.patient());
      doctor.enter(lost.uri(), consultation, consultation.doctor());
      patient.awaitMedia();
      lost.stop();
      patient.awaitThat("online", () -> patient.text("call-state").contains("reconectando"));
      usable(patient, "service-lost");
      doctor.close(); // with the other page gone too, the call itself is interrupted
      patient.await("reconnecting");
      usable(patient, "reconnecting");
      lost.startAgain();
    }
  }

  @Test
  void where_the_network_lets_no_call_through(@TempDir Path data) {
    Map<String, Object> relayThatIsNotThere =
        Map.of(
            "techmedicos.meetings.turn-urls", "turn:127.0.0.1:9",
            "techmedicos.meetings.turn-secret", "a secret that no relay knows",
            "techmedicos.meetings.relay-only", true);
    try (RunningService behindAWall = RunningService.start(data, relayThatIsNotThere);
        RoomPage doctor = chromium.visitor();
        RoomPage patient = chromium.visitor()) {
      Consultation consultation = Consultation.since(Duration.ofMinutes(1), List.of(behindAWall));
      patient.enter(behindAWall.uri(), consultation, consultation.patient());
      doctor.enter(behindAWall.uri(), consultation, consultation.doctor());
      patient.await("blocked");
      assertThat(patient.visibleText()).contains("Troque de rede");
      usable(patient, "blocked");
    }
  }

  private Consultation consultationSince(Duration start) {
    return Consultation.since(start, List.of(service));
  }

  private static void usable(RoomPage room, String name) {
    Page page = room.page();
    if (!SCREENSHOTS.isEmpty()) {
      page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(SCREENSHOTS, name + ".png")));
    }
    assertThat(room.isTrue("document.documentElement.scrollWidth <= innerWidth"))
        .as("%s fits the width", name)
        .isTrue();
    List<Rule> violations = new AxeBuilder(page).withTags(WCAG).analyze().getViolations();
    assertThat(violations)
        .as("what axe finds at %s", name)
        .extracting(rule -> rule.getId() + ": " + rule.getNodes())
        .isEmpty();
  }
}
