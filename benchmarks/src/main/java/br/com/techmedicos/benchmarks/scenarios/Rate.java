package br.com.techmedicos.benchmarks.scenarios;

import br.com.techmedicos.benchmarks.load.LoadClient;
import br.com.techmedicos.benchmarks.load.Request;
import br.com.techmedicos.benchmarks.load.Samples;
import br.com.techmedicos.benchmarks.load.ServiceProcess;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How much is done by users who do not pause.
 *
 * @param perSecond what succeeded
 * @param cpuMicros the processor time of one call, in microseconds: the server's, or, without a
 *     server, that of the threads which do it
 */
record Rate(double perSecond, double cpuMicros) {

  /** Measures it. */
  static Rate of(
      ServiceProcess server,
      LoadClient client,
      int users,
      Duration duration,
      Supplier<Request> next) {
    return of(server, client, users, duration, next, new Samples());
  }

  /** The same, where everything has to succeed. */
  static Rate complete(
      ServiceProcess server,
      LoadClient client,
      int users,
      Duration duration,
      Supplier<Request> next) {
    Samples samples = new Samples();
    Rate rate = of(server, client, users, duration, next, samples);
    samples.complete();
    return rate;
  }

  /** The same, with what came of each. */
  static Rate of(
      ServiceProcess server,
      LoadClient client,
      int users,
      Duration duration,
      Supplier<Request> next,
      Samples samples) {
    double cpuBefore = server.cpuSeconds();
    Duration taken = client.closed(users, duration, next, samples);
    return new Rate(
        samples.ok() * 1e9 / taken.toNanos(),
        (server.cpuSeconds() - cpuBefore) * 1e6 / Math.max(1, samples.all()));
  }

  /** So many calls that all have to succeed, to warm up the server. */
  static void warmUp(LoadClient client, int users, int calls, Supplier<Request> next) {
    Samples samples = new Samples();
    client.closed(users, calls, next, samples);
    samples.complete();
  }
}
