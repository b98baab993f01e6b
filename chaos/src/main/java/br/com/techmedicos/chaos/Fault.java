package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.load.LoadClient;
import br.com.techmedicos.benchmarks.scenarios.Testbed;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** A fault under load. Its exit code is 1 if something acknowledged was lost, or is wrong. */
abstract class Fault implements Callable<Integer> {

  private static final int DOCTORS = 60;

  /** So that none of the calls of a call's time waits for a connection of ours. */
  private static final int SECONDS_OF_CALLS = 20;

  @Option(
      names = "--rate",
      description = "Calls a second, half of them reads (default: ${DEFAULT-VALUE}).")
  private double perSecond = 100;

  @Option(
      names = "--seconds",
      description = "How long before the fault and after it (default: ${DEFAULT-VALUE}).")
  private int seconds = 8;

  /** The word that runs it. */
  abstract String word();

  /** Starts what is to be broken. */
  Cluster start(int doctors, int patients) throws Exception {
    return Cluster.start(Testbed.of(doctors, patients), Map.of());
  }

  /** Breaks something; returns when it should work again. */
  abstract void inflict(Cluster cluster) throws Exception;

  /** What else has to be true. */
  List<String> complaints(Mix mix) throws Exception {
    return List.of();
  }

  @Override
  public final Integer call() throws Exception {
    int patients = (int) (perSecond * (2 * seconds + 60) / 2);
    try (Cluster cluster = start(DOCTORS, patients);
        LoadClient client = LoadClient.connect(cluster.uri(), (int) perSecond * SECONDS_OF_CALLS)) {
      cluster.testbed().clinic().logIn();
      Mix mix = new Mix(cluster.testbed().clinic());
      LoadClient.Background load = client.exchanges(perSecond, mix::next, mix::answered);
      Thread.sleep(1000L * seconds);
      inflict(cluster);
      Thread.sleep(1000L * seconds);
      long end = System.nanoTime();
      load.stop();
      mix.ended(end);
      return verdict(cluster, mix);
    }
  }

  private int verdict(Cluster cluster, Mix mix) throws Exception {
    Inspection inspection = Inspection.of(cluster.testbed().connect(), mix.visits());
    inspection.complaints().forEach(System.out::println);
    List<String> more = complaints(mix);
    more.forEach(System.out::println);
    if (!mix.worksAtTheEnd()) {
      System.out.println("nothing is read, or nothing is written, any more");
    }
    boolean good =
        inspection.complaints().isEmpty()
            && more.isEmpty()
            && mix.surprising() == 0
            && mix.worksAtTheEnd();
    System.out.printf(
        "%s: answers %s; refusals %s; longest time without a success %.1f s, for the answer to a read %.1f s, to a write %.1f s%n",
        word(),
        mix.all().answers(),
        mix.refusals(),
        mix.longestStallSeconds(),
        mix.longestReadSeconds(),
        mix.longestWriteSeconds());
    System.out.printf(
        "%s: %,d writes acknowledged, %,d refused, %,d unknown, %,d lost; %,d reads, %,d failed; %,d other complaints%n",
        good ? "OK" : "WRONG",
        mix.writes(Outcome.ACKNOWLEDGED),
        mix.writes(Outcome.REFUSED),
        mix.writes(Outcome.UNKNOWN),
        inspection.lost(),
        mix.reads().all(),
        mix.reads().failed(),
        inspection.complaints().size() - inspection.lost() + more.size() + mix.surprising());
    return good ? 0 : 1;
  }
}
