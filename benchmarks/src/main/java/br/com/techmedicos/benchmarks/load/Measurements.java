package br.com.techmedicos.benchmarks.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What one kind of call was answered, and how fast. */
final class Measurements {

  private final Histogram nanos = new ConcurrentHistogram(Samples.DIGITS);
  private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
  private final LongAccumulator slowest = new LongAccumulator(Math::max, 0);
  private final LongAdder wanted = new LongAdder();
  private final LongAdder firstTry = new LongAdder();
  private final LongAdder secondTry = new LongAdder();

  /** Tries, and once more after the time that the refusal named, ten seconds at most. */
  boolean twice(Call call) throws InterruptedException {
    wanted.increment();
    Caller.Answer first = timed(call);
    if (first.ok()) {
      firstTry.increment();
      return true;
    }
    Thread.sleep(1000 * Math.min(10, first.retryAfterSeconds().orElse(1L)));
    boolean second = timed(call).ok();
    if (second) {
      secondTry.increment();
    }
    return second;
  }

  Caller.Answer timed(Call call) {
    long start = System.nanoTime();
    Caller.Answer answer = call.answer();
    long taken = System.nanoTime() - start;
    slowest.accumulate(taken);
    if (answer.ok()) {
      nanos.recordValue(taken);
    }
    count(answer.status());
    return answer;
  }

  void count(int status) {
    statuses.computeIfAbsent(status, x -> new LongAdder()).increment();
  }

  /** The milliseconds that so many percent of the successful calls took at most. */
  double percentile(double percent) {
    return Samples.millis(nanos, percent);
  }

  /** The longest latency in milliseconds since this was asked last, whatever was answered. */
  double slowestMeanwhile() {
    return slowest.getThenReset() / 1e6;
  }

  /** The share that succeeded by the second try. */
  double succeeded() {
    return (firstTry.doubleValue() + secondTry.doubleValue()) / Math.max(1, wanted.sum());
  }

  boolean isEmpty() {
    return statuses.isEmpty();
  }

  /** How many were answered with a 5xx other than 503. */
  long faults() {
    return statuses.entrySet().stream()
        .filter(entry -> entry.getKey() >= 500 && entry.getKey() != 503)
        .mapToLong(entry -> entry.getValue().sum())
        .sum();
  }

  @Override
  public String toString() {
    return "%d wanted, %.2f %% at once, %.2f %% by the second try; p50 %.1f ms, p99 %.1f ms; %s"
        .formatted(
            wanted.sum(),
            100 * firstTry.doubleValue() / Math.max(1, wanted.sum()),
            100 * succeeded(),
            percentile(50),
            percentile(99),
            answers());
  }

  /** How often which status was answered; 0 stands for no answer. */
  String answers() {
    return new TreeMap<>(statuses).toString();
  }

  /** One call. */
  interface Call {
    Caller.Answer answer();
  }
}
