package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.bootstrap.RoomPage.Received;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Doctor and patient meet in real browsers, on whatever the service runs on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RoomStories {

  private Chromium chromium;
  private RoomPage doctor;
  private RoomPage patient;

  /** All instances of the service, on the one database; the doctor comes by the first. */
  abstract List<RunningService> services();

  @BeforeAll
  void startBrowser() {
    chromium = Chromium.start();
  }

  @AfterEach
  void everyoneGoes() {
    doctor.close();
    patient.close();
  }

  @AfterAll
  void stopBrowser() {
    chromium.close();
  }

  @Test
  void doctor_and_patient_see_and_hear_each_other() {
    meet();
    patient.awaitThat("not told", () -> patient.text("call-state").equals("Conectado"));
    assertThat(doctor.text("time-left")).startsWith("Restam 4");
  }

  @Test
  void after_the_call_the_doctor_completes_it_and_the_patient_rates_it() {
    Consultation consultation = meet();
    doctor.click("call-leave");
    doctor.await("ended");
    patient.await("waiting");
    patient.click("call-leave");
    patient.await("ended");
    doctor.click("ended-complete");
    doctor.await("completed");
    patient.await("rating");
    patient.page().check("input[name=stars][value='5']");
    patient.page().fill("#rating-comment", "Muito atenciosa");
    patient.page().click("#rating-form button");
    patient.await("completed");
    var seen =
        services()
            .get(0)
            .as(consultation.patient())
            .get("/appointments/" + consultation.id())
            .expect(200);
    assertThat(seen.text("status")).isEqualTo("COMPLETED");
    assertThat(seen.text("rating", "comment")).isEqualTo("Muito atenciosa");
  }

  @Test
  void who_reloads_the_page_is_back_in_the_call_without_a_question() {
    meet();
    patient.page().reload();
    awaitBoth();
    doctor.page().reload();
    awaitBoth();
  }

  @Test
  void who_loses_the_network_for_a_moment_is_back_by_themselves() {
    meet();
    patient.page().context().setOffline(true);
    patient.awaitTrue("!navigator.onLine");
    patient.page().context().setOffline(false);
    patient.awaitThat("not back", () -> patient.text("call-state").equals("Conectado"));
    awaitBoth();
  }

  @Test
  void media_goes_on_while_an_instance_restarts_and_signalling_comes_back() {
    meet();
    for (RunningService instance : services()) {
      int doctorsConnections = doctor.received().connections();
      int patientsConnections = patient.received().connections();
      instance.stop();
      awaitBoth();
      instance.startAgain();
      for (RoomPage page : List.of(doctor, patient)) {
        page.awaitThat("not back", () -> page.text("call-state").equals("Conectado"));
      }
      awaitBoth();
      assertThat(doctor.received().connections()).isEqualTo(doctorsConnections);
      assertThat(patient.received().connections()).isEqualTo(patientsConnections);
    }
    patient.page().reload(); // they would not find each other again without signalling
    awaitBoth();
  }

  @Test
  void the_second_tab_of_a_person_takes_the_call_and_the_first_can_take_it_back() {
    Consultation consultation = meet();
    RoomPage tab = patient.anotherTab();
    tab.enter(patientsInstance(), consultation, consultation.patient());
    patient.await("replaced");
    tab.awaitMedia();
    patient.choose("Usar aqui");
    patient.enterFromDevices();
    tab.await("replaced");
    awaitBoth();
  }

  @Test
  void what_they_write_goes_from_browser_to_browser_and_markup_is_only_text() {
    meet();
    String written = "<img src=x onerror=\"document.title='broken'\"><b>120/80</b>";
    doctor.click("call-chat");
    doctor.page().fill("#chat-input", written);
    doctor.click("chat-send");
    patient.awaitThat("no count", () -> patient.text("chat-unread").equals("1 mensagem não lida"));
    patient.click("call-chat");
    assertThat(patient.text("chat-log")).contains(written);
    assertThat(patient.page().locator("#chat-log").locator("img, b").count()).isZero();
    assertThat(patient.page().title()).doesNotContain("broken");
  }

  @Test
  void a_screen_is_shared_and_a_camera_turned_off_without_a_new_connection() {
    meet();
    int connections = patient.received().connections();
    doctor.click("call-share");
    patient.awaitTrue("document.getElementById('remote-video').dataset.sharing === 'true'");
    patient.awaitMedia();
    doctor.click("call-share");
    patient.awaitTrue("document.getElementById('remote-video').dataset.sharing === 'false'");
    doctor.click("call-camera");
    doctor.click("call-microphone");
    patient.awaitTrue("document.getElementById('peer').dataset.picture === 'false'");
    assertThat(patient.visibleText()).contains("está sem câmera").contains("Microfone desligado");
    doctor.click("call-camera");
    doctor.click("call-microphone");
    Received again = patient.awaitMedia();
    assertThat(again.connections()).isEqualTo(connections);
  }

  private Consultation meet() {
    Consultation consultation = Consultation.since(Duration.ofMinutes(1), services());
    doctor = chromium.visitor("pt-BR", 1280, 800);
    patient = chromium.visitor();
    patient.enter(patientsInstance(), consultation, consultation.patient());
    doctor.enter(services().get(0).uri(), consultation, consultation.doctor());
    awaitBoth();
    return consultation;
  }

  private URI patientsInstance() {
    return services().get(services().size() - 1).uri();
  }

  private void awaitBoth() {
    doctor.awaitMedia();
    patient.awaitMedia();
  }
}
