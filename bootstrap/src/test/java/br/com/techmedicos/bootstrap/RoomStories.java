package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Doctor and patient meet in real browsers: what depends on the service's instances. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RoomStories {

  private Chromium chromium;
  RoomPage doctor;
  RoomPage patient;

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

  Consultation meet() {
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

  void awaitBoth() {
    doctor.awaitMedia();
    patient.awaitMedia();
  }
}
