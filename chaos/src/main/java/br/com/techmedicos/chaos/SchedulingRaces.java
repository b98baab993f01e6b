package br.com.techmedicos.chaos;

import static br.com.techmedicos.chaos.Race.oneOf;

import br.com.techmedicos.benchmarks.scenarios.Clinic.ListedDoctor;
import br.com.techmedicos.benchmarks.scenarios.Clinic.LoggedInPatient;
import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.bootstrap.demo.RestClient.Answer;
import br.com.techmedicos.chaos.Arena.Place;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Races about appointments and agendas. */
final class SchedulingRaces {

  private static final String TAKEN = "409 slot-taken";
  private static final String TOO_LATE = "409 invalid-transition";
  private static final String NOT_OFFERED = "422 slot-not-offered";
  private static final String REQUESTED = "REQUESTED here Requested";
  private static final int CROWD = 6;
  private static final int PENDING = 4;
  private static final Map<String, String> REFUSAL = Map.of("reason", "Estarei em cirurgia");
  private static final Map<String, String> CANCELLATION =
      Map.of("justification", "Imprevisto no trabalho");

  private SchedulingRaces() {}

  static Race oneSlot(Arena arena) {
    LoggedInPatient one = arena.pool().patient();
    LoggedInPatient other = arena.pool().patient();
    Place place = arena.pool().place();
    return new Race(
        List.of(() -> arena.book(one, place, 0), () -> arena.book(other, place, 1)),
        oneOf("201", TAKEN, REQUESTED + " | ", " | " + REQUESTED),
        (database, instance) -> visits(database, List.of(one, other), place));
  }

  static Race oneSlotOfMany(Arena arena) {
    Place place = arena.pool().place();
    List<LoggedInPatient> crowd = new ArrayList<>();
    List<Supplier<Answer>> calls = new ArrayList<>();
    Map<String, Set<String>> ends = new HashMap<>();
    for (int i = 0; i < CROWD; i++) {
      LoggedInPatient patient = arena.pool().patient();
      int call = i;
      crowd.add(patient);
      calls.add(() -> arena.book(patient, place, call));
      List<String> answers = new ArrayList<>(Collections.nCopies(CROWD, TAKEN));
      List<String> visits = new ArrayList<>(Collections.nCopies(CROWD, ""));
      answers.set(i, "201");
      visits.set(i, REQUESTED);
      ends.put(String.join(", ", answers), Set.of(String.join(" | ", visits)));
    }
    return new Race(calls, ends, (database, instance) -> visits(database, crowd, place));
  }

  private static String visits(Connection database, List<LoggedInPatient> patients, Place place)
      throws SQLException {
    List<String> visits = new ArrayList<>();
    for (LoggedInPatient patient : patients) {
      visits.add(Rows.visits(database, patient, place));
    }
    return String.join(" | ", visits);
  }

  static Race twoDoctors(Arena arena) {
    LoggedInPatient patient = arena.pool().patient();
    List<Place> places = arena.pool().twoDoctors();
    Place one = places.get(0);
    Place other = places.get(1);
    return new Race(
        List.of(() -> arena.book(patient, one, 0), () -> arena.book(patient, other, 1)),
        oneOf("201", "422 patient-busy", with(one), with(other)),
        (database, instance) ->
            Rows.text(
                database,
                "SELECT LOWER(HEX(doctor_id)), status FROM appointment WHERE patient_id = ?",
                patient.id().value()));
  }

  private static String with(Place place) {
    return place.doctor().id().value().toString().replace("-", "") + " REQUESTED";
  }

  static Race fifthRequest(Arena arena) {
    LoggedInPatient patient = arena.pool().patient();
    List<Place> places = arena.pool().apart(PENDING + 2);
    places.subList(0, PENDING).forEach(place -> arena.booked(patient, place));
    Place one = places.get(PENDING);
    Place other = places.get(PENDING + 1);
    return new Race(
        List.of(() -> arena.book(patient, one, 0), () -> arena.book(patient, other, 1)),
        oneOf("201", "422 too-many-requests-pending", "1 2 3 4 5", "1 2 3 4 5"),
        (database, instance) ->
            Rows.text(
                    database,
                    "SELECT request_ordinal FROM appointment WHERE patient_id = ? ORDER BY 1",
                    patient.id().value())
                .replace(",", ""));
  }

  static Race sentTwice(Arena arena) {
    LoggedInPatient patient = arena.pool().patient();
    Place place = arena.pool().place();
    return new Race(
        List.of(
            () -> arena.as(patient, 0).post("/appointments", "um-pedido", place.booking()),
            () -> arena.as(patient, 1).post("/appointments", "um-pedido", place.booking())),
        Map.of(
            "201, 201", Set.of(REQUESTED),
            "201, 409 request-in-progress", Set.of(REQUESTED),
            "409 request-in-progress, 201", Set.of(REQUESTED)),
        (database, instance) -> Rows.visits(database, patient, place));
  }

  static Race twoBookingsOneKey(Arena arena) {
    LoggedInPatient patient = arena.pool().patient();
    List<Place> places = arena.pool().places(2);
    Place here = places.get(0);
    Place there = places.get(1);
    return new Race(
        List.of(
            () -> arena.as(patient, 0).post("/appointments", "um-pedido", here.booking()),
            () -> arena.as(patient, 1).post("/appointments", "um-pedido", there.booking())),
        oneOf("201", "422 idempotency-key-reused", REQUESTED, "REQUESTED there Requested"),
        (database, instance) -> Rows.visits(database, patient, here, there));
  }

  /** A request of a patient, and two that are made of it at once. */
  private record Visit(
      LoggedInPatient patient, RestClient patientClient, RestClient doctorClient, String path) {

    Answer accept() {
      return doctorClient.post(path + "/accept", Map.of());
    }

    Answer refuse() {
      return doctorClient.post(path + "/refuse", REFUSAL);
    }

    Answer cancel() {
      return patientClient.post(path + "/cancel", CANCELLATION);
    }

    Answer cancelAsDoctor() {
      return doctorClient.post(path + "/cancel", CANCELLATION);
    }

    Answer move(Place place) {
      return patientClient.post(path + "/reschedule", place.startsAt());
    }
  }

  /** The doctor's calls are made of the first instance, the patient's of the second. */
  private static Visit visit(Arena arena, Place place) {
    return visit(arena, place, 1);
  }

  private static Visit visit(Arena arena, Place place, int call) {
    LoggedInPatient patient = arena.pool().patient();
    return new Visit(
        patient,
        arena.as(patient, call),
        arena.as(place.doctor(), 0),
        arena.booked(patient, place));
  }

  static Race acceptOrRefuse(Arena arena) {
    Place here = arena.pool().place();
    Visit visit = visit(arena, here);
    RestClient doctor = arena.as(here.doctor(), 1);
    return new Race(
        List.of(visit::accept, () -> doctor.post(visit.path() + "/refuse", REFUSAL)),
        oneOf(
            "200", TOO_LATE, "ACCEPTED here Requested Accepted", "REFUSED here Requested Refused"),
        (database, instance) -> Rows.visits(database, visit.patient(), here));
  }

  static Race acceptTwice(Arena arena) {
    Place here = arena.pool().place();
    Visit visit = visit(arena, here);
    RestClient doctor = arena.as(here.doctor(), 1);
    String accepted = "ACCEPTED here Requested Accepted";
    return new Race(
        List.of(visit::accept, () -> doctor.post(visit.path() + "/accept", Map.of())),
        oneOf("200", TOO_LATE, accepted, accepted),
        (database, instance) -> Rows.visits(database, visit.patient(), here));
  }

  static Race acceptOrCancel(Arena arena) {
    Place here = arena.pool().place();
    Visit visit = visit(arena, here);
    return new Race(
        List.of(visit::accept, visit::cancel),
        Map.of(
            "200, 200",
            Set.of("CANCELLED here Requested Accepted Cancelled"),
            TOO_LATE + ", 200",
            Set.of("CANCELLED here Requested Cancelled")),
        (database, instance) -> Rows.visits(database, visit.patient(), here));
  }

  static Race acceptOrReschedule(Arena arena) {
    List<Place> places = arena.pool().places(2);
    Visit visit = visit(arena, places.get(0));
    return new Race(
        List.of(visit::accept, () -> visit.move(places.get(1))),
        Map.of(
            "200, 200",
            Set.of(
                "REQUESTED there Requested Accepted Rescheduled",
                "ACCEPTED there Requested Rescheduled Accepted")),
        (database, instance) ->
            Rows.visits(database, visit.patient(), places.get(0), places.get(1)));
  }

  static Race cancelTwice(Arena arena) {
    Place here = arena.pool().place();
    Visit visit = visit(arena, here);
    String cancelled = "CANCELLED here Requested Cancelled";
    return new Race(
        List.of(visit::cancelAsDoctor, visit::cancel),
        oneOf("200", TOO_LATE, cancelled, cancelled),
        (database, instance) -> Rows.visits(database, visit.patient(), here));
  }

  static Race cancelOrReschedule(Arena arena) {
    List<Place> places = arena.pool().places(2);
    Visit visit = visit(arena, places.get(0));
    return new Race(
        List.of(visit::cancelAsDoctor, () -> visit.move(places.get(1))),
        Map.of(
            "200, 200",
            Set.of("CANCELLED there Requested Rescheduled Cancelled"),
            "200, " + TOO_LATE,
            Set.of("CANCELLED here Requested Cancelled")),
        (database, instance) ->
            Rows.visits(database, visit.patient(), places.get(0), places.get(1)));
  }

  static Race twoReschedules(Arena arena) {
    List<Place> places = arena.pool().places(3);
    Place there = places.get(2);
    Visit one = visit(arena, places.get(0), 0);
    Visit other = visit(arena, places.get(1), 1);
    String moved = "REQUESTED there Requested Rescheduled";
    return new Race(
        List.of(() -> one.move(there), () -> other.move(there)),
        oneOf("200", TAKEN, moved + " | " + REQUESTED, REQUESTED + " | " + moved),
        (database, instance) ->
            Rows.visits(database, one.patient(), places.get(0), there)
                + " | "
                + Rows.visits(database, other.patient(), places.get(1), there));
  }

  static Race moveOrBook(Arena arena) {
    List<Place> places = arena.pool().places(2);
    Place there = places.get(1);
    Visit visit = visit(arena, places.get(0), 0);
    LoggedInPatient other = arena.pool().patient();
    return new Race(
        List.of(() -> visit.move(there), () -> arena.book(other, there, 1)),
        Map.of(
            "200, " + TAKEN, Set.of("REQUESTED there Requested Rescheduled | "),
            TAKEN + ", 201", Set.of(REQUESTED + " | REQUESTED there Requested")),
        (database, instance) ->
            Rows.visits(database, visit.patient(), places.get(0), there)
                + " | "
                + Rows.visits(database, other, places.get(0), there));
  }

  static Race rateTwice(Arena arena) {
    LoggedInPatient patient = arena.pool().patient();
    PastVisit visit = arena.pool().pastVisit(patient, arena.pool().doctor());
    return new Race(
        List.of(
            () -> arena.as(patient, 0).post(visit.path() + "/rating", Map.of("stars", 2)),
            () -> arena.as(patient, 1).post(visit.path() + "/rating", Map.of("stars", 5))),
        oneOf("201", "409 already-rated", "2", "5"),
        (database, instance) -> stars(database, patient));
  }

  static Race rateOneDoctor(Arena arena) {
    ListedDoctor doctor = arena.pool().doctor();
    LoggedInPatient one = arena.pool().patient();
    LoggedInPatient other = arena.pool().patient();
    PastVisit first = arena.pool().pastVisit(one, doctor);
    PastVisit second = arena.pool().pastVisit(other, doctor);
    return new Race(
        List.of(
            () -> arena.as(one, 0).post(first.path() + "/rating", Map.of("stars", 1)),
            () -> arena.as(other, 1).post(second.path() + "/rating", Map.of("stars", 4))),
        Map.of("201, 201", Set.of("1 4")), // their sum is looked at in the end
        (database, instance) -> stars(database, one) + " " + stars(database, other));
  }

  private static String stars(Connection database, LoggedInPatient patient) throws SQLException {
    return Rows.text(
        database, "SELECT stars FROM appointment WHERE patient_id = ?", patient.id().value());
  }

  static Race agendaOrBook(Arena arena) {
    LoggedInPatient patient = arena.pool().patient();
    Place place = arena.pool().ownDay();
    Supplier<Answer> closes = closes(arena, place, 0);
    return new Race(
        List.of(closes, () -> arena.book(patient, place, 1)),
        Map.of("200, 201", Set.of(REQUESTED), "200, " + NOT_OFFERED, Set.of("")),
        (database, instance) -> Rows.visits(database, patient, place));
  }

  /** A doctor takes a day out of the agenda. */
  private static Supplier<Answer> closes(Arena arena, Place place, int call) {
    RestClient doctor = arena.as(place.doctor(), call);
    Answer agenda = Arena.first(200, () -> doctor.get("/agenda"));
    Map<String, Object> body = new HashMap<>();
    for (String member :
        List.of("timeZone", "minimumNoticeMinutes", "horizonDays", "weekly", "overrides")) {
      body.put(member, agenda.at(member).getValue());
    }
    List<Object> overrides = new ArrayList<>((List<?>) body.get("overrides"));
    overrides.add(Map.of("date", place.date(), "windows", List.of()));
    body.put("overrides", overrides);
    return () -> doctor.put("/agenda", agenda.etag().orElseThrow(), body);
  }

  static Race agendaTwice(Arena arena) {
    Place one = arena.pool().ownDay();
    Place other = arena.pool().ownDay(one.doctor());
    return new Race(
        List.of(closes(arena, one, 0), closes(arena, other, 1)),
        oneOf("200", "412 stale-version", "true false", "false true"),
        (database, instance) -> {
          String agenda =
              Rows.text(
                  database,
                  "SELECT windows FROM agenda WHERE doctor_id = ?",
                  one.doctor().id().value());
          return agenda.contains(one.date()) + " " + agenda.contains(other.date());
        });
  }

  static Race dayOffOrBook(Arena arena) {
    LoggedInPatient patient = arena.pool().patient();
    Place place = arena.pool().ownDay();
    RestClient doctor = arena.as(place.doctor(), 0);
    return new Race(
        List.of(
            () -> doctor.post("/agenda/days/" + place.date() + "/cancellation", REFUSAL),
            () -> arena.book(patient, place, 1)),
        Map.of(
            "200, 201",
            Set.of("CANCELLED here Requested Cancelled"),
            "200, " + NOT_OFFERED,
            Set.of("")),
        (database, instance) -> Rows.visits(database, patient, place));
  }

  static Race suspendedOrBooks(Arena arena) {
    LoggedInPatient patient = arena.pool().patient();
    Place place = arena.pool().place();
    RestClient operator = arena.asOperator(0);
    return new Race(
        List.of(
            () ->
                operator.post(
                    "/operator/patients/" + patient.id().value() + "/suspension",
                    Map.of("reason", "Uso indevido")),
            () -> arena.book(patient, place, 1)),
        Map.of(
            "204, 201", Set.of("CANCELLED here Requested Cancelled"),
            "204, 401 unauthenticated", Set.of("")),
        (database, instance) -> Rows.visits(database, patient, place));
  }

  static Race suspendedOrBooked(Arena arena) {
    LoggedInPatient patient = arena.pool().patient();
    Place place = arena.pool().ownDoctor();
    UUID doctor = place.doctor().id().value();
    RestClient operator = arena.asOperator(0);
    return new Race(
        List.of(
            () ->
                operator.post(
                    "/operator/doctors/" + doctor + "/verification",
                    Map.of("decision", "SUSPENDED", "reason", "Registro cassado")),
            () -> arena.book(patient, place, 1)),
        Map.of(
            "200, 201", Set.of("CANCELLED here Requested Cancelled"),
            "200, 422 doctor-not-bookable", Set.of("")),
        (database, instance) -> Rows.visits(database, patient, place));
  }
}
