package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People read times as they say them, on the clocks of the agenda; programs read instants. */
class TimesInWordsTest {

  private static final String APPOINTMENTS = "/api/v1/appointments";
  private static final String TUESDAY_NINE_IN_MANAUS = "2027-03-02T13:00:00Z";
  private static final Instant START = Instant.parse(TUESDAY_NINE_IN_MANAUS);

  private Clinic clinic;
  private Client doctor;
  private Client patient;

  @BeforeEach
  void open() {
    clinic = Clinic.open();
    doctor = doctorIn("America/Manaus");
    patient = clinic.patient();
  }

  @AfterEach
  void close() {
    clinic.close();
  }

  private Client doctorIn(String zone) {
    Client somewhere = clinic.doctor();
    somewhere
        .with("If-Match", "*")
        .put("/api/v1/agenda", Agendas.WEEKDAYS.replace("America/Sao_Paulo", zone))
        .expect(200);
    return somewhere;
  }

  private String accepted(Client by, String startsAt) {
    String id = clinic.requested(patient, by, startsAt).get("id").getStringValue();
    by.post(APPOINTMENTS + "/" + id + "/accept").expect(200);
    return APPOINTMENTS + "/" + id;
  }

  private Answer book(Client caller, Client with, String startsAt) {
    return caller.post(
        APPOINTMENTS,
        "{\"doctorId\": \"%s\", \"startsAt\": \"%s\"}".formatted(with.id(), startsAt));
  }

  private static Client english(Client caller) {
    return caller.with("Accept-Language", "en");
  }

  @Test
  void an_appointment_says_on_whose_clocks_it_is() {
    Answer booked = book(patient, doctor, TUESDAY_NINE_IN_MANAUS).expect(201);

    assertThat(booked.text("timeZone")).isEqualTo("America/Manaus");
    assertThat(patient.get(APPOINTMENTS).json().get("items").get(0).get("timeZone"))
        .isEqualTo(booked.json().get("timeZone"));
  }

  @Test
  void who_joins_too_early_is_told_when_the_room_opens() {
    String join = accepted(doctor, TUESDAY_NINE_IN_MANAUS) + "/meeting/join";

    Answer refused = patient.post(join).expectProblem(409, "meeting-not-open");

    assertThat(refused.text("detail"))
        .isEqualTo(
            "A sala da teleconsulta abre terça-feira, 02/03, às 8h50 (horário do Amazonas),"
                + " 10 minutos antes do início.");
    assertThat(refused.text("opensAt")).isEqualTo("2027-03-02T12:50:00Z");
    assertThat(english(patient).post(join).text("detail"))
        .isEqualTo(
            "The meeting room opens on Tuesday, 2 March, at 8:50 am (Amazon Time),"
                + " 10 minutes before the start.");
  }

  @Test
  void a_doctor_knows_the_zone_of_their_agenda() {
    String join = accepted(doctor, TUESDAY_NINE_IN_MANAUS) + "/meeting/join";

    assertThat(doctor.post(join).expectProblem(409, "meeting-not-open").text("detail"))
        .isEqualTo(
            "A sala da teleconsulta abre terça-feira, 02/03, às 8h50, 10 minutos antes do início.");
  }

  @Test
  void who_joins_too_late_is_told_when_the_room_closed() {
    String join = accepted(doctor, TUESDAY_NINE_IN_MANAUS) + "/meeting/join";
    clinic.clock().set(START.plus(Duration.ofHours(1)));

    Answer refused = patient.post(join).expectProblem(409, "meeting-over");

    assertThat(refused.text("detail"))
        .isEqualTo(
            "A sala da teleconsulta fechou terça-feira, 02/03, às 10h (horário do Amazonas),"
                + " 10 minutos depois do fim.");
    assertThat(refused.text("closedAt")).isEqualTo("2027-03-02T14:00:00Z");
    assertThat(english(patient).post(join).text("detail"))
        .isEqualTo(
            "The meeting room closed on Tuesday, 2 March, at 10:00 am (Amazon Time),"
                + " 10 minutes after the end.");
  }

  @Test
  void who_cancels_or_moves_too_late_is_told_until_when_it_was_possible() {
    String appointment = accepted(doctor, TUESDAY_NINE_IN_MANAUS);
    clinic.clock().set(START);
    String reason = "{\"justification\": \"Não posso ir.\"}";

    Answer refused =
        patient.post(appointment + "/cancel", reason).expectProblem(409, "invalid-transition");

    assertThat(refused.text("detail"))
        .isEqualTo(
            "Isso só era possível antes de terça-feira, 02/03, às 9h (horário do Amazonas).");
    assertThat(refused.text("closedAt")).isEqualTo(TUESDAY_NINE_IN_MANAUS);
    assertThat(
            english(patient)
                .post(appointment + "/reschedule", "{\"startsAt\": \"2027-03-03T13:00:00Z\"}")
                .expectProblem(409, "invalid-transition")
                .text("detail"))
        .isEqualTo("This was possible only before Tuesday, 2 March, at 9:00 am (Amazon Time).");
  }

  @Test
  void who_reports_too_early_is_told_from_when_it_is_possible() {
    String appointment = accepted(doctor, TUESDAY_NINE_IN_MANAUS);

    Answer refused =
        patient.post(appointment + "/no-show").expectProblem(409, "invalid-transition");

    assertThat(refused.text("detail"))
        .isEqualTo(
            "Isso só é possível a partir de terça-feira, 02/03, às 9h15 (horário do Amazonas).");
    assertThat(refused.text("opensAt")).isEqualTo("2027-03-02T13:15:00Z");
    assertThat(english(doctor).post(appointment + "/complete").text("detail"))
        .isEqualTo("This is possible from Tuesday, 2 March, at 9:00 am.");
  }

  @Test
  void clocks_that_change_are_told_as_they_are_then() {
    Client newYork = doctorIn("America/New_York");
    String winter = accepted(newYork, "2027-03-12T14:00:00Z");
    String summer = accepted(newYork, "2027-03-15T13:00:00Z");

    assertThat(patient.post(winter + "/meeting/join").text("detail"))
        .contains("abre sexta-feira, 12/03, às 8h50 (horário padrão do Leste),");
    assertThat(patient.post(summer + "/meeting/join").text("detail"))
        .contains("abre segunda-feira, 15/03, às 8h50 (horário de verão do Leste),");
    assertThat(english(patient).post(winter + "/meeting/join").text("detail"))
        .contains("on Friday, 12 March, at 8:50 am (Eastern Standard Time),");
    assertThat(english(patient).post(summer + "/meeting/join").text("detail"))
        .contains("on Monday, 15 March, at 8:50 am (Eastern Daylight Time),");
  }

  @Test
  void who_books_what_is_not_offered_is_told_the_last_day_and_the_notice() {
    Answer beyond =
        book(patient, doctor, "2028-01-03T13:00:00Z").expectProblem(422, "slot-not-offered");

    assertThat(beyond.text("detail")).isEqualTo("A agenda está aberta até sexta-feira, 30/04.");
    assertThat(beyond.text("lastDate")).isEqualTo("2027-04-30");
    assertThat(book(english(patient), doctor, "2028-01-03T13:00:00Z").text("detail"))
        .isEqualTo("The agenda is open until Friday, 30 April.");

    clinic.clock().set(START.minus(Duration.ofMinutes(59)));
    assertThat(book(patient, doctor, TUESDAY_NINE_IN_MANAUS).text("detail"))
        .isEqualTo("O médico pede 1 hora de antecedência.");
    assertThat(book(english(patient), doctor, TUESDAY_NINE_IN_MANAUS).text("detail"))
        .isEqualTo("The doctor asks for 1 hour of notice.");
  }

  @Test
  void who_shares_for_too_long_is_told_the_latest_end() {
    String group =
        patient.post("/api/v1/record/groups", "{\"name\": \"Coração\"}").expect(201).text("id");
    String tooLong =
        """
        {"doctorId": "%s", "groupIds": ["%s"], "expiresAt": "2030-01-01T00:00:00Z"}
        """
            .formatted(doctor.id(), group);

    Answer refused =
        patient.post("/api/v1/record/grants", tooLong).expectProblem(422, "expiry-out-of-range");

    assertThat(refused.text("detail"))
        .isEqualTo(
            "O compartilhamento pode durar no máximo um ano: até quarta-feira, 01/03/2028,"
                + " às 8h (horário de Brasília).");
    assertThat(refused.text("latest")).isEqualTo("2028-03-01T11:00:00Z");
    assertThat(english(patient).post("/api/v1/record/grants", tooLong).text("detail"))
        .endsWith("until Wednesday, 1 March 2028, at 8:00 am (Brasilia Time).");
  }

  @Test
  void an_agenda_is_refused_with_its_days_in_words() {
    String twice =
        Agendas.of(
            "",
            """
            {"date": "2027-03-09", "windows": []}, {"date": "2027-03-09", "windows": []}
            """);
    String overlapping =
        Agendas.of(
            "",
            """
            {"date": "2028-03-07", "windows": [{"start": "08:00", "end": "12:00"},
                                               {"start": "11:30", "end": "13:00"}]}
            """);
    Client any = doctor.with("If-Match", "*");

    assertThat(any.put("/api/v1/agenda", twice).expectProblem(400, "invalid-request").body())
        .contains("tem duas exceções para terça-feira, 09/03\"");
    assertThat(english(any).put("/api/v1/agenda", twice).body())
        .contains("has two overrides for Tuesday, 9 March\"");
    assertThat(any.put("/api/v1/agenda", overlapping).text("detail"))
        .isEqualTo(
            "Na exceção de terça-feira, 07/03/2028, a janela que começa às 11h30 se sobrepõe a"
                + " outra.");
  }

  @Test
  void an_amount_is_refused_in_reais() {
    assertThat(
            clinic
                .anonymous()
                .post(
                    "/api/v1/doctors",
                    Clinic.doctorSignUp("dear@example.com", "99").replace("250.00", "100000.00"))
                .expectProblem(400, "invalid-request", "/consultationPrice/amount")
                .body())
        .contains("deve ser um valor de R$\u00a00,00 a R$\u00a099.999,99,");
  }
}
