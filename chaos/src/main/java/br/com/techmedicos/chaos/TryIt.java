package br.com.techmedicos.chaos;

import br.com.techmedicos.benchmarks.scenarios.Clinic;
import br.com.techmedicos.benchmarks.scenarios.Testbed;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/** A cluster for anyone to try. */
@Command(
    name = "cluster",
    description = "Starts haproxy, two instances and MariaDB, with sample people, until Ctrl+C.")
final class TryIt implements Callable<Integer> {

  private static final int DOCTORS = 100;
  private static final int PATIENTS = 100;

  @Override
  public Integer call() throws Exception {
    Cluster cluster =
        Cluster.start(
            Testbed.of(DOCTORS, PATIENTS),
            Map.of(
                "TECHMEDICOS_TRUSTED_PROXIES", "127.0.0.1/32", "TECHMEDICOS_SHUTDOWN_DRAIN", "0s"));
    System.out.printf(
        """

        The proxy is at %1$s, until Ctrl+C; its API browser is at %1$s/docs.
        Behind it are the instances at ports %2$s and %3$s. End one, and start nothing: the other goes on.
        A patient: CPF %4$s, password "%5$s".
        """,
        cluster.uri(),
        cluster.instances().get(0).port(),
        cluster.instances().get(1).port(),
        cluster.testbed().clinic().patients().get(0).cpf(),
        Clinic.PASSWORD);
    new CountDownLatch(1).await();
    return 0;
  }
}
