package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.scenarios.Clinic.ListedDoctor;
import br.com.techmedicos.benchmarks.scenarios.Clinic.LoggedInPatient;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An appointment, as far as the answers about it tell. */
final class Visit {

  private final LoggedInPatient patient;
  private final ListedDoctor doctor;
  private String path = "";
  private Facts known = Facts.NONE;
  private Optional<Facts> possible = Optional.empty();

  Visit(LoggedInPatient patient, ListedDoctor doctor) {
    this.patient = patient;
    this.doctor = doctor;
  }

  /**
   * What is true of it.
   *
   * @param status empty as long as it is not there
   * @param events what happened to it, in order
   */
  record Facts(Optional<AppointmentStatus> status, Instant startsAt, List<String> events) {

    static final Facts NONE = new Facts(Optional.empty(), Instant.EPOCH, List.of());

    Facts {
      events = List.copyOf(events);
    }

    Facts sorted() {
      return new Facts(status, startsAt, events.stream().sorted().toList());
    }

    Facts then(String event, AppointmentStatus next, Instant start) {
      List<String> more = new ArrayList<>(events);
      more.add(event);
      return new Facts(Optional.of(next), start, more);
    }
  }

  LoggedInPatient patient() {
    return patient;
  }

  ListedDoctor doctor() {
    return doctor;
  }

  /** The address of one of its calls. */
  String path(String call) {
    return path + "/" + call;
  }

  /** What was acknowledged. */
  Facts known() {
    return known;
  }

  void acknowledged(Facts facts, String location) {
    known = facts;
    if (path.isEmpty()) {
      path = location.substring(location.indexOf("/api/"));
    }
  }

  /** Nobody knows whether this is true by now. */
  void perhaps(Facts facts) {
    possible = Optional.of(facts);
  }

  /** Whether the answers about it allow for this. */
  boolean allows(Facts found) {
    return found.equals(known) || possible.filter(found::equals).isPresent();
  }

  /** The same, whatever the order of its events. */
  boolean allowsInAnyOrder(Facts found) {
    return Stream.concat(Stream.of(known), possible.stream())
        .anyMatch(facts -> facts.sorted().equals(found.sorted()));
  }

  @Override
  public String toString() {
    return "visit of patient %s: acknowledged %s%s"
        .formatted(patient.id(), known, possible.map(facts -> ", or perhaps " + facts).orElse(""));
  }
}
