package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.scenarios.Clinic.ListedDoctor;
import br.com.techmedicos.benchmarks.scenarios.Clinic.LoggedInPatient;
import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.bootstrap.demo.RestClient.Answer;
import br.com.techmedicos.domain.scheduling.Slot;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Where one race is run: who takes part, and the instances, of which each race begins with another.
 *
 * @param first the instance that the first call is made of
 */
record Arena(RacePool pool, List<URI> instances, int first, RestClient nobody) {

  private static final int ATTEMPTS = 30;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Somebody unknown, at the instance of a call. */
  RestClient nobody(int call) {
    return nobody.at(instances.get((first + call) % instances.size()));
  }

  RestClient as(LoggedInPatient patient, int call) {
    return nobody(call).with(patient.token());
  }

  RestClient as(ListedDoctor doctor, int call) {
    return nobody(call).with(pool.tokenOf(doctor));
  }

  RestClient asOperator(int call) {
    return nobody(call).with(pool.operatorToken());
  }

  /** Asks for a slot. */
  Answer book(LoggedInPatient patient, Place place, int call) {
    return as(patient, call).post("/appointments", place.booking());
  }

  /** Books, before the race; the answer is the path of the appointment. */
  String booked(LoggedInPatient patient, Place place) {
    return "/appointments/" + first(201, () -> book(patient, place, 0)).text("id");
  }

  /** Does what comes before the race; whoever is told to come again later does so. */
  static Answer first(int expected, Supplier<Answer> call) {
    Answer answer = call.get();
    for (int i = 0; i < ATTEMPTS && answer.status() == 503; i++) {
      LockSupport.parkNanos(PAUSE.toNanos());
      answer = call.get();
    }
    return answer.expect(expected);
  }

  /** A slot of a doctor. */
  record Place(ListedDoctor doctor, Slot slot) {

    Map<String, String> booking() {
      return Map.of(
          "doctorId", doctor.id().value().toString(), "startsAt", slot.startsAt().toString());
    }

    /** The date on which it starts, where its doctor is. */
    String date() {
      return doctor.agenda().localDate(slot.startsAt()).toString();
    }

    /** That date, of that doctor. */
    String day() {
      return doctor.id().value() + " " + date();
    }

    Map<String, String> startsAt() {
      return Map.of("startsAt", slot.startsAt().toString());
    }
  }
}
