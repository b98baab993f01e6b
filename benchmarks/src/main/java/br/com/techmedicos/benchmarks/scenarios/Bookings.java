package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.benchmarks.load.Request;
import br.com.techmedicos.benchmarks.scenarios.Clinic.ListedDoctor;
import br.com.techmedicos.benchmarks.scenarios.Clinic.LoggedInPatient;
import br.com.techmedicos.domain.scheduling.Slot;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Bookings that all succeed: every slot once, and every patient at most once a day and at most five
 * times, which is as many requests as may await an answer.
 */
final class Bookings {

  private static final int REQUESTS_OF_A_PATIENT = 5;
  private static final int FIRST_DAY = 3;
  private static final int LAST_DAY = 40;

  private final Queue<Booking> left = new ArrayDeque<>();

  /** A slot for a patient. */
  record Booking(LoggedInPatient patient, ListedDoctor doctor, Slot slot) {

    Request request() {
      return patient.books(doctor, slot);
    }
  }

  /** All that these patients can book of the doctors who are not sought after. */
  Bookings(Clinic clinic, List<LoggedInPatient> patients, Instant now) {
    this(clinic.doctors().subList(Clinic.SOUGHT_AFTER, clinic.doctors().size()), patients, now);
  }

  Bookings(List<ListedDoctor> doctors, List<LoggedInPatient> patients, Instant now) {
    int[] booked = new int[patients.size()];
    int next = 0;
    // One date for all: two doctors' days may differ by their zones, and a patient be at both.
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    for (int day = FIRST_DAY; day <= LAST_DAY; day++) {
      int bookedThatDay = 0;
      List<List<Slot>> slots = new ArrayList<>();
      for (ListedDoctor doctor : doctors) {
        slots.add(doctor.slots(today.plusDays(day), now));
      }
      for (int turn = 0; turn < Clinic.SLOTS_A_DAY && bookedThatDay < patients.size(); turn++) {
        for (int i = 0; i < doctors.size() && bookedThatDay < patients.size(); i++) {
          int patient = next % patients.size();
          if (turn < slots.get(i).size() && booked[patient] < REQUESTS_OF_A_PATIENT) {
            left.add(new Booking(patients.get(patient), doctors.get(i), slots.get(i).get(turn)));
            booked[patient]++;
            bookedThatDay++;
            next++;
          }
        }
      }
    }
  }

  synchronized int size() {
    return left.size();
  }

  /** The next one; no other is the same. */
  synchronized Booking next() {
    Booking next = left.poll();
    if (next == null) {
      throw new IllegalStateException("everything is booked; take more patients");
    }
    return next;
  }
}
