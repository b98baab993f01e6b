package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BookingTest {

  private Clinic clinic;

  @BeforeAll
  void open() {
    clinic = Clinic.open();
  }

  @AfterAll
  void close() {
    clinic.close();
  }

  @Test
  void a_patient_books_and_the_doctor_accepts() {
    Client doctor = clinic.doctor();
    Client patient = clinic.patient();

    Answer booked =
        patient
            .post(
                "/api/v1/appointments",
                """
                {"doctorId": "%s", "startsAt": "2027-03-02T09:00:00-03:00"}
                """
                    .formatted(doctor.id()))
            .expect(201);

    JsonNode appointment = booked.json();
    assertThat(booked.header("Location")).hasValue("/api/v1/appointments/" + booked.text("id"));
    assertThat(booked.text("status")).isEqualTo("REQUESTED");
    assertThat(booked.text("startsAt")).isEqualTo("2027-03-02T12:00:00Z");
    assertThat(booked.text("endsAt")).isEqualTo("2027-03-02T12:50:00Z");
    assertThat(booked.text("answerBy")).isEqualTo("2027-03-02T11:00:00Z");
    assertThat(appointment.get("doctor").get("name").getStringValue()).isEqualTo("Ana Souza");
    assertThat(appointment.get("price").get("amount").getStringValue()).isEqualTo("250.00");
    assertThat(appointment.get("rating").isNull()).isTrue();

    Answer accepted =
        doctor.post("/api/v1/appointments/" + booked.text("id") + "/accept").expect(200);
    assertThat(accepted.text("status")).isEqualTo("ACCEPTED");
  }
}
