package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.benchmarks.load.LoadClient;
import br.com.techmedicos.benchmarks.load.Samples;
import br.com.techmedicos.benchmarks.load.ServiceProcess;
import br.com.techmedicos.benchmarks.report.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Many users, each with an open connection. */
@Command(name = "mix", description = "The load model on 15,000 open connections.")
public final class Mix extends Scenario {

  private static final int DOCTORS = 1000;
  private static final int PATIENTS = 5000;
  private static final double TARGET_MILLIS = 100;
  private static final double CLOSE_ENOUGH = 1.08;
  private static final long AFTER_A_MISS_MILLIS = 8000;

  @Option(names = "--connections", description = "How many (default: ${DEFAULT-VALUE}).")
  private int connections = 15_000;

  @Option(names = "--rate", description = "Calls a second (default: ${DEFAULT-VALUE}).")
  private double rate = 4200;

  @Option(names = "--seconds", description = "Of each turn (default: ${DEFAULT-VALUE}).")
  private int seconds = 8;

  /** What came of a rate. */
  private record Step(double perSecond, Samples samples) {

    private boolean met() {
      return samples.failed() == 0 && samples.millis(99) <= TARGET_MILLIS;
    }
  }

  @Override
  String word() {
    return "mix";
  }

  @Override
  String title() {
    return "%,d open connections".formatted(connections);
  }

  @Override
  String method() {
    return """
        Calls arrive at random moments, each on the connection that was idle for longest. The model of 20,000 users with a think
        time of 7 s is %,.0f calls a second. Before that, the highest rate is searched for at which all calls succeed with
        a p99 of %.0f ms, in turns of %d s, of which a missed one is repeated once, after %d s to warm up. The service has a heap of
        1 GiB and the parallel collector. %s"""
        .formatted(rate, TARGET_MILLIS, seconds, LoadModel.WARMING.toSeconds(), LoadModel.TEXT);
  }

  @Override
  String whyMissed() {
    return """
        Two cores shared by service, database and clients do not carry this rate: a search costs the three of them more than a millisecond of
        processor time, and nearly a third of the calls are searches. The highest rate that they carry is stated. More instances add to it, since
        each keeps its own lists of slots.""";
  }

  @Override
  List<Finding> measure() throws Exception {
    try (Testbed testbed = Testbed.of(DOCTORS, PATIENTS);
        ServiceProcess service = testbed.startServiceFor(connections);
        LoadClient client = LoadClient.connect(service.uri(), connections)) {
      Clinic clinic = testbed.clinic();
      LoadModel model =
          new LoadModel(clinic, new Bookings(clinic, clinic.patients(), Instant.now()));
      clinic.logIn();
      model.warmUp(client);
      Optional<Step> highest = highest(client, model);
      Step full = step(client, model, rate);
      if (full.met()) {
        highest = Optional.of(full);
      }
      List<Finding> findings = new ArrayList<>();
      findings.add(
          Finding.atMost(
              "p99 at %,.0f calls/s".formatted(rate),
              "",
              full.samples().millis(99),
              TARGET_MILLIS,
              "ms"));
      findings.add(
          Finding.holds(
              "calls that failed",
              "%,d of %,d".formatted(full.samples().failed(), full.samples().all()),
              "0",
              full.samples().failed() == 0));
      findings.add(
          Finding.note(
              "highest rate with a p99 of %.0f ms and no failure".formatted(TARGET_MILLIS),
              highest
                  .map(
                      step ->
                          "%s (p99 %s)"
                              .formatted(
                                  Finding.text(step.perSecond(), "/s"),
                                  Finding.text(step.samples().millis(99), "ms")))
                  .orElse("none")));
      findings.add(
          Finding.note(
              "memory and threads of the service",
              "%,d MiB, %d".formatted(service.residentMebibytes(), service.threads())));
      return findings;
    }
  }

  /** Halves the interval, up to some closeness. */
  private Optional<Step> highest(LoadClient client, LoadModel model) throws InterruptedException {
    Optional<Step> best = Optional.empty();
    double low = 100;
    double high = rate;
    while (high / low > CLOSE_ENOUGH) {
      Step step = step(client, model, Math.sqrt(low * high));
      if (!step.met()) {
        Thread.sleep(AFTER_A_MISS_MILLIS); // what waits is another rate's
        step = step(client, model, step.perSecond()); // one slow moment is not a limit
      }
      if (step.met()) {
        best = Optional.of(step);
        low = step.perSecond();
      } else {
        high = step.perSecond();
        Thread.sleep(AFTER_A_MISS_MILLIS);
      }
    }
    return best;
  }

  private Step step(LoadClient client, LoadModel model, double perSecond) {
    Samples samples = new Samples();
    client.open(perSecond, Duration.ofSeconds(seconds), model::next, samples);
    System.out.printf("%.0f/s: %s%n", perSecond, samples);
    return new Step(perSecond, samples);
  }
}
