package br.com.techmedicos.application.partnership;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventTypesTest {

  @Test
  void others_hear_of_patients_and_consultations_but_not_of_credentials() {
    assertThat(EventTypes.all())
        .contains("PatientRegistered", "PatientRenamed", "AppointmentRequested")
        .doesNotContain("PasswordResetRequested", "PasswordChanged");
    assertThat(EventTypes.known())
        .containsAll(EventTypes.all())
        .contains("PasswordResetRequested", "PasswordChanged");
  }
}
