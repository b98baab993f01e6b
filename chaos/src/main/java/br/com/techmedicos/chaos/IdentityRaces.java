package br.com.techmedicos.chaos;

import static br.com.techmedicos.chaos.Race.oneOf;

import br.com.techmedicos.benchmarks.scenarios.Clinic;
import br.com.techmedicos.benchmarks.scenarios.Clinic.LoggedInPatient;
import br.com.techmedicos.bootstrap.demo.RestClient.Answer;
import br.com.techmedicos.bootstrap.sample.SamplePeople.SampleDoctor;
import br.com.techmedicos.bootstrap.sample.SamplePeople.SamplePatient;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Races about accounts and sessions. */
final class IdentityRaces {

  private static final String TAKEN = "409 already-registered";

  private IdentityRaces() {}

  static Race oneCpf(Arena arena) {
    SamplePatient person = arena.pool().newPatient();
    String other = arena.pool().newPatient().email().value();
    String cpf = person.cpf().value();
    return new Race(
        List.of(
            () -> signUp(arena, 0, person, cpf, person.email().value()),
            () -> signUp(arena, 1, person, cpf, other)),
        oneOf("201", TAKEN, person.email().value(), other),
        (database, instance) ->
            Rows.text(database, "SELECT email FROM patient WHERE cpf = ?", cpf));
  }

  static Race oneEmail(Arena arena) {
    SamplePatient person = arena.pool().newPatient();
    String cpf = person.cpf().value();
    String other = arena.pool().newPatient().cpf().value();
    String email = person.email().value();
    return new Race(
        List.of(
            () -> signUp(arena, 0, person, cpf, email),
            () -> signUp(arena, 1, person, other, email)),
        oneOf("201", TAKEN, cpf, other),
        (database, instance) ->
            Rows.text(database, "SELECT cpf FROM patient WHERE email = ?", email));
  }

  private static Answer signUp(
      Arena arena, int call, SamplePatient person, String cpf, String email) {
    return arena
        .nobody(call)
        .post(
            "/patients",
            Map.of(
                "name",
                person.name().value(),
                "email",
                email,
                "password",
                Clinic.PASSWORD,
                "cpf",
                cpf,
                "birthDate",
                person.birthDate().toString()));
  }

  static Race oneCrm(Arena arena) {
    SampleDoctor doctor = arena.pool().newDoctor();
    String email = doctor.email().value();
    String other = arena.pool().newDoctor().email().value();
    return new Race(
        List.of(() -> signUp(arena, 0, doctor, email), () -> signUp(arena, 1, doctor, other)),
        oneOf("201", TAKEN, email, other),
        (database, instance) ->
            Rows.text(
                database,
                "SELECT email FROM doctor WHERE crm_number = ? AND crm_state = ?",
                doctor.crm().number().digits(),
                doctor.crm().state().name()));
  }

  private static Answer signUp(Arena arena, int call, SampleDoctor doctor, String email) {
    return arena
        .nobody(call)
        .post(
            "/doctors",
            Map.of(
                "name",
                doctor.profile().name().value(),
                "email",
                email,
                "password",
                Clinic.PASSWORD,
                "crm",
                Map.of(
                    "number", doctor.crm().number().digits(), "state", doctor.crm().state().name()),
                "specialties",
                List.of(),
                "consultationPrice",
                Map.of("amount", "250.00", "currency", "BRL"),
                "practice",
                Map.of(
                    "street",
                    "Rua Augusta, 1",
                    "city",
                    "São Paulo",
                    "state",
                    "SP",
                    "latitude",
                    -23.55,
                    "longitude",
                    -46.63),
                "timeZone",
                "America/Sao_Paulo"));
  }

  static Race refreshTwice(Arena arena) {
    LoggedInPatient patient = arena.pool().patient();
    String token = logIn(arena, patient);
    return new Race(
        List.of(() -> refresh(arena, 0, token), () -> refresh(arena, 1, token)),
        Map.of("200, 200", Set.of("open 3 1")), // the second is for an answer that was lost
        (database, instance) -> session(database, patient.id().value()));
  }

  static Race refreshOrLogOut(Arena arena) {
    LoggedInPatient patient = arena.pool().patient();
    String token = logIn(arena, patient);
    return new Race(
        List.of(
            () -> refresh(arena, 0, token),
            () -> arena.nobody(1).post("/auth/logout", Map.of("refresh_token", token))),
        Map.of(
            "200, 204", Set.of("over 2 1"),
            "401 invalid-refresh-token, 204", Set.of("over 1 0")),
        (database, instance) -> session(database, patient.id().value()));
  }

  private static String logIn(Arena arena, LoggedInPatient patient) {
    Map<String, String> who = Map.of("login", patient.cpf(), "password", Clinic.PASSWORD);
    return Arena.first(200, () -> arena.nobody(0).post("/auth/patients", who))
        .text("refresh_token");
  }

  private static Answer refresh(Arena arena, int call, String token) {
    return arena
        .nobody(call)
        .post("/auth/token", Map.of("grant_type", "refresh_token", "refresh_token", token));
  }

  /** Whether the only session is over, its tokens, and how many of them were exchanged. */
  private static String session(Connection database, UUID patient) throws SQLException {
    return Rows.text(
        database,
        "SELECT CASE WHEN s.ended_at IS NULL THEN 'open' ELSE 'over' END, COUNT(*),"
            + " COUNT(t.rotated_at) FROM login_session s JOIN refresh_token t ON t.session_id = s.id"
            + " WHERE s.account_id = ? GROUP BY s.id, s.ended_at",
        patient);
  }
}
