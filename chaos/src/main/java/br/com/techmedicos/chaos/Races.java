package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.load.LoadClient;
import br.com.techmedicos.benchmarks.load.Request;
import br.com.techmedicos.benchmarks.load.Sample;
import br.com.techmedicos.benchmarks.scenarios.Clinic;
import br.com.techmedicos.benchmarks.scenarios.Clinic.ListedDoctor;
import br.com.techmedicos.benchmarks.scenarios.Clinic.LoggedInPatient;
import br.com.techmedicos.benchmarks.scenarios.Testbed;
import br.com.techmedicos.chaos.Visit.Facts;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Slot;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Two want one slot, each on another instance, many times. */
@Command(
    name = "races",
    description = {
      "Two patients ask two instances for the same slot at once: one gets it, again and again.",
      "With --galera each instance is on another node of a cluster of three."
    })
final class Races implements Callable<Integer> {

  private static final int AT_ONCE = 40;
  private static final int FIRST_DAY = 3;
  private static final int LAST_DAY = 55;
  private static final int SLOTS_A_DAY = 16;

  @Option(names = "--times", description = "How many slots (default: ${DEFAULT-VALUE}).")
  private int times = 8_000;

  @Option(names = "--galera", description = "On two nodes of a Galera cluster.")
  private boolean onGalera;

  private final List<Visit> visits = new ArrayList<>();
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private int undecided;

  @Override
  public Integer call() throws Exception {
    int patients = times + 2 * AT_ONCE;
    try (Cluster cluster = start(patients);
        LoadClient first = LoadClient.connect(cluster.instances().get(0).uri(), AT_ONCE);
        LoadClient second = LoadClient.connect(cluster.instances().get(1).uri(), AT_ONCE)) {
      Clinic clinic = cluster.testbed().clinic();
      List<Race> races = races(clinic);
      List<LoggedInPatient> waiting = new ArrayList<>(clinic.patients());
      long start = System.nanoTime();
      for (int from = 0; from < races.size(); from += AT_ONCE) {
        clinic.logIn();
        run(races.subList(from, Math.min(from + AT_ONCE, races.size())), waiting, first, second);
      }
      return verdict(cluster.testbed(), races.size(), (System.nanoTime() - start) / 1e9);
    }
  }

  private Cluster start(int patients) throws Exception {
    int doctors = Clinic.SOUGHT_AFTER + 1;
    if (!onGalera) {
      return Cluster.start(Testbed.of(doctors, patients), Map.of());
    }
    Galera nodes = Galera.start();
    return Cluster.start(Testbed.at(nodes.url(2), doctors, patients), nodes.settingsOfTwo());
  }

  /** A slot, and what the two were answered. */
  private static final class Race {
    private final ListedDoctor doctor;
    private final Slot slot;
    private final List<LoggedInPatient> patients = new ArrayList<>();
    private final @Nullable Sample[] answers = new Sample[2];

    Race(ListedDoctor doctor, Slot slot) {
      this.doctor = doctor;
      this.slot = slot;
    }
  }

  /** Neighbours in the list are slots of one doctor, who has a queue on each instance. */
  private List<Race> races(Clinic clinic) {
    Instant now = Instant.now();
    List<Race> races = new ArrayList<>();
    for (ListedDoctor doctor : clinic.doctors().subList(0, Clinic.SOUGHT_AFTER)) {
      for (int day = FIRST_DAY; day <= LAST_DAY; day++) {
        doctor.slots(day, now).forEach(slot -> races.add(new Race(doctor, slot)));
      }
    }
    if (times > races.size()) {
      System.out.printf("there are %,d slots only%n", races.size());
    }
    return races.subList(0, Math.min(times, races.size()));
  }

  private void run(
      List<Race> races, List<LoggedInPatient> waiting, LoadClient first, LoadClient second) {
    for (Race race : races) {
      for (int side = 0; side < 2; side++) {
        race.patients.add(waiting.remove(waiting.size() - 1));
      }
    }
    CompletableFuture<Void> one = CompletableFuture.runAsync(() -> side(0, races, first));
    side(1, races, second);
    one.join();
    for (Race race : races) {
      judge(race, waiting);
    }
  }

  private static void side(int side, List<Race> races, LoadClient client) {
    List<Request> requests = new ArrayList<>();
    for (int i = 0; i < races.size(); i++) {
      Race race = races.get(i);
      requests.add(
          new Request(
              Integer.toString(i), race.patients.get(side).books(race.doctor, race.slot).bytes()));
    }
    client.all(
        requests, sample -> races.get(Integer.parseInt(sample.kind())).answers[side] = sample);
  }

  private void judge(Race race, List<LoggedInPatient> waiting) {
    List<String> told = new ArrayList<>();
    for (int side = 0; side < 2; side++) {
      Sample answer = race.answers[side];
      if (answer == null) {
        throw new IllegalStateException("there is no answer");
      }
      told.add((answer.status() + " " + answer.problem()).strip());
      Visit visit = new Visit(race.patients.get(side), race.doctor);
      Facts booked =
          Facts.NONE.then(
              "AppointmentRequested", AppointmentStatus.REQUESTED, race.slot.startsAt());
      switch (Outcome.of(answer)) {
        case ACKNOWLEDGED -> {
          visit.acknowledged(booked, answer.location());
          visits.add(visit);
        }
        case UNKNOWN -> {
          visit.perhaps(booked);
          visits.add(visit);
        }
        case REFUSED -> waiting.add(race.patients.get(side));
      }
    }
    Collections.sort(told);
    outcomes.merge(String.join(" and ", told), 1, Integer::sum);
    undecided += told.equals(List.of("201", "409 slot-taken")) ? 0 : 1;
  }

  private int verdict(Testbed testbed, int races, double seconds) throws SQLException {
    Inspection inspection;
    try (Connection connection = testbed.connect()) {
      inspection = Inspection.of(connection, visits);
    }
    inspection.complaints().forEach(System.out::println);
    boolean good =
        inspection.complaints().isEmpty() && inspection.outOfOrder() == 0 && undecided == 0;
    System.out.printf(
        "%s: %,d races on two %s in %.0f s: %s; %,d lost, %,d other complaints%n",
        good ? "OK" : "WRONG",
        races,
        onGalera ? "nodes" : "instances",
        seconds,
        outcomes,
        inspection.lost(),
        inspection.complaints().size() - inspection.lost());
    return good ? 0 : 1;
  }
}
