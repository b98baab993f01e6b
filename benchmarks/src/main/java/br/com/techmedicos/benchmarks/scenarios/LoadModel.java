package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.benchmarks.load.Request;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What users do: of a thousand calls two book, three hundred search, a hundred look at the caller's
 * own appointments, and the others at slots. Of the doctors whose slots are looked at, a few are
 * sought after. Four of five callers are logged in.
 */
final class LoadModel {

  static final String TEXT =
      "Of 1,000 calls 2 book, 298 search, 100 list the caller's appointments, and 600 look at slots, "
          + "a fifth of these at ten sought-after doctors; four of five callers are logged in.";

  private final Clinic clinic;
  private final Bookings bookings;

  LoadModel(Clinic clinic, Bookings bookings) {
    this.clinic = clinic;
    this.bookings = bookings;
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
        doctor.slotsPath(1, 7),
        random.nextInt(5) == 0 ? Optional.empty() : Optional.of(clinic.anyPatient().token()));
  }
}
