package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.benchmarks.load.LoadClient;
import br.com.techmedicos.benchmarks.load.Request;
import br.com.techmedicos.benchmarks.load.Samples;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What users do: of a thousand calls two book, three hundred search, a hundred look at the caller's
 * own appointments, and the others at slots. Of the doctors whose slots are looked at, a few are
 * sought after. Four of five who look at slots are logged in; nobody who searches is.
 */
final class LoadModel {

  static final String TEXT =
      "Of 1,000 calls 2 book, 298 search among 1,000 doctors, 100 list the caller's appointments, and 600 look at "
          + "the same week's slots, a fifth of these at ten sought-after doctors; four of five who look at slots are logged in.";

  /** How long the compilers are given before anything is measured. */
  static final Duration WARMING = Duration.ofSeconds(90);

  private static final int WARMING_USERS = 64;

  private final Clinic clinic;
  private final Bookings bookings;

  LoadModel(Clinic clinic, Bookings bookings) {
    this.clinic = clinic;
    this.bookings = bookings;
  }

  void warmUp(LoadClient client) {
    client.closed(WARMING_USERS, WARMING, this::next, new Samples());
  }

  /** The next call. */
  Request next() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    int dice = random.nextInt(1000);
    if (dice < 2) {
      return bookings.next().request();
    }
    if (dice < 300) {
      return Clinic.anySearch();
    }
    if (dice < 400) {
      return Request.get(
          "appointments", "/api/v1/appointments", Optional.of(clinic.anyPatient().token()));
    }
    Clinic.ListedDoctor doctor =
        random.nextInt(5) == 0
            ? clinic.doctors().get(random.nextInt(Clinic.SOUGHT_AFTER))
            : clinic.anyDoctor();
    return Request.get(
        "slots",
        doctor.slotsPath(1, Clinic.WEEK),
        random.nextInt(5) == 0 ? Optional.empty() : Optional.of(clinic.anyPatient().token()));
  }
}
