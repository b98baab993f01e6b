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
 * @param cpuMicros the processor time of the server for each call, in microseconds
 */
record Rate(double perSecond, double cpuMicros, Samples samples) {

  /** Measures it. */
  static Rate of(
      ServiceProcess server,
      LoadClient client,
      int users,
      Duration duration,
      Supplier<Request> next) {
    Samples samples = new Samples();
    double cpuBefore = server.cpuSeconds();
    Duration taken = client.closed(users, duration, next, samples);
    return new Rate(
        samples.ok() * 1e9 / taken.toNanos(),
        (server.cpuSeconds() - cpuBefore) * 1e6 / Math.max(1, samples.all()),
        samples);
  }

  /** The same, where everything has to succeed. */
  Rate complete() {
    if (samples.ok() < samples.all()) {
      throw new IllegalStateException("not all succeeded: " + samples);
    }
    return this;
  }
}
