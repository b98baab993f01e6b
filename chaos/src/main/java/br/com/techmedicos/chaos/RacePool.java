package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.load.ServiceProcess;
import br.com.techmedicos.benchmarks.scenarios.Clinic;
import br.com.techmedicos.benchmarks.scenarios.Clinic.ListedDoctor;
import br.com.techmedicos.benchmarks.scenarios.Clinic.LoggedInPatient;
import br.com.techmedicos.benchmarks.scenarios.Testbed;
import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.bootstrap.sample.SamplePeople;
import br.com.techmedicos.bootstrap.sample.SamplePeople.SampleDoctor;
import br.com.techmedicos.bootstrap.sample.SamplePeople.SamplePatient;
import br.com.techmedicos.chaos.Arena.Place;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Predicate;

/** Whom and what races are about. Nobody and nothing takes part in two of them. */
final class RacePool {

  private static final int FIRST_DAY = 3;
  private static final int LAST_DAY = 58;

  /** People from this number on are in no clinic. */
  private static final int FIRST_NEWCOMER = 500_000;

  private static final Duration TOKEN_RENEWED_AFTER = Duration.ofMinutes(2);

  private final Testbed testbed;
  private final Clinic clinic;
  private final Deque<LoggedInPatient> patients;
  private final List<Place> places = new ArrayList<>();
  private final Set<String> daysInUse = new HashSet<>();
  private final Deque<ListedDoctor> others;
  private final SamplePeople newcomers = new SamplePeople(FIRST_NEWCOMER);
  private final RestClient operator;
  private String operatorToken = "";
  private Instant operatorSince = Instant.EPOCH;
  private int newcomer = FIRST_NEWCOMER;
  private int turn;

  /**
   * Everybody of a clinic.
   *
   * @param own how many of its doctors, from the last, are each one race's alone
   * @param someone a client of an instance
   */
  RacePool(Testbed testbed, int own, RestClient someone) {
    this.testbed = testbed;
    this.clinic = testbed.clinic();
    this.patients = new ArrayDeque<>(clinic.patients());
    this.operator = someone;
    Instant now = Instant.now();
    List<ListedDoctor> doctors = clinic.doctors();
    int shared = doctors.size() - own;
    for (ListedDoctor doctor : doctors.subList(0, shared)) {
      for (int day = FIRST_DAY; day <= LAST_DAY; day++) {
        doctor.slots(day, now).forEach(slot -> places.add(new Place(doctor, slot)));
      }
    }
    this.others = new ArrayDeque<>(doctors.subList(shared, doctors.size()));
  }

  /** How many slots there are. */
  int size() {
    return places.size();
  }

  synchronized LoggedInPatient patient() {
    return patients.remove();
  }

  /** A slot. */
  synchronized Place place() {
    return used(places.remove(places.size() - 1));
  }

  /** Slots of one doctor that share no time with each other. */
  synchronized List<Place> places(int count) {
    List<Place> taken = new ArrayList<>(List.of(place()));
    ListedDoctor doctor = taken.get(0).doctor();
    while (taken.size() < count) {
      taken.add(take(other -> other.doctor().equals(doctor) && isApart(other, taken)));
    }
    return taken;
  }

  /** Slots that share no time with each other, of any doctor. */
  synchronized List<Place> apart(int count) {
    List<Place> taken = new ArrayList<>(List.of(place()));
    while (taken.size() < count) {
      taken.add(take(other -> isApart(other, taken)));
    }
    return taken;
  }

  /** A slot, and one of another doctor that shares time with it. */
  synchronized List<Place> twoDoctors() {
    Place one = place();
    return List.of(
        one,
        take(other -> !other.doctor().equals(one.doctor()) && other.slot().overlaps(one.slot())));
  }

  private static boolean isApart(Place other, List<Place> taken) {
    return taken.stream().noneMatch(one -> one.slot().overlaps(other.slot()));
  }

  private Place take(Predicate<Place> wanted) {
    Iterator<Place> all = places.iterator();
    while (all.hasNext()) {
      Place place = all.next();
      if (wanted.test(place)) {
        all.remove();
        return used(place);
      }
    }
    throw new NoSuchElementException("there is no such slot left");
  }

  private Place used(Place place) {
    daysInUse.add(place.day());
    return place;
  }

  /** One of a day on which the doctor has nobody else; the next one is of another doctor. */
  synchronized Place ownDay() {
    return ownDay(doctor());
  }

  /** Another one of the same doctor, on another day. */
  synchronized Place ownDay(ListedDoctor doctor) {
    Place place = take(other -> other.doctor().equals(doctor) && !daysInUse.contains(other.day()));
    places.removeIf(other -> other.day().equals(place.day()));
    return place;
  }

  /** One of a doctor whom nobody else wants. */
  synchronized Place ownDoctor() {
    Instant now = Instant.now();
    while (true) {
      ListedDoctor doctor = others.remove();
      for (int day = FIRST_DAY; day < FIRST_DAY + 14; day++) {
        if (!doctor.slots(day, now).isEmpty()) {
          return new Place(doctor, doctor.slots(day, now).get(0));
        }
      }
    }
  }

  /** One of the doctors, each in their turn. */
  synchronized ListedDoctor doctor() {
    return clinic.doctors().get(turn++ % Clinic.SOUGHT_AFTER);
  }

  /** Another one. */
  synchronized ListedDoctor doctorBut(ListedDoctor one) {
    ListedDoctor doctor = doctor();
    return doctor.equals(one) ? doctor() : doctor;
  }

  /** Somebody who has no account yet. */
  synchronized SamplePatient newPatient() {
    return newcomers.patient(newcomer++);
  }

  /** The same, a doctor. */
  synchronized SampleDoctor newDoctor() {
    return newcomers.doctor(newcomer++);
  }

  /** A consultation of yesterday. */
  PastVisit pastVisit(LoggedInPatient patient, ListedDoctor doctor) {
    PastVisit visit = new PastVisit(patient, doctor, 0);
    try (Connection database = testbed.connect()) {
      visit.insert(database);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return visit;
  }

  String tokenOf(ListedDoctor doctor) {
    return clinic.tokenOf(doctor);
  }

  synchronized String operatorToken() {
    if (operatorSince.plus(TOKEN_RENEWED_AFTER).isBefore(Instant.now())) {
      Map<String, String> who =
          Map.of("login", ServiceProcess.OPERATOR, "password", ServiceProcess.PASSWORD);
      operatorToken =
          Arena.first(200, () -> operator.post("/auth/operators", who)).text("access_token");
      operatorSince = Instant.now();
    }
    return operatorToken;
  }
}
