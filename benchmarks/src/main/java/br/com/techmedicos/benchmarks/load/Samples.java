package br.com.techmedicos.benchmarks.load;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/** Counts and latencies of many requests. Of one thread. */
public final class Samples implements Consumer<Sample> {

  static final int DIGITS = 3;

  private final Map<Integer, Long> statuses = new TreeMap<>();
  private final Histogram ok = new Histogram(DIGITS);
  private final Histogram refused = new Histogram(DIGITS);
  private final Map<String, Long> kinds = new TreeMap<>();
  private final Map<String, Long> okByKind = new TreeMap<>();
  private long refusedWithoutTime;

  @Override
  public void accept(Sample sample) {
    statuses.merge(sample.status(), 1L, Long::sum);
    kinds.merge(sample.kind(), 1L, Long::sum);
    if (sample.ok()) {
      okByKind.merge(sample.kind(), 1L, Long::sum);
      ok.recordValue(Math.max(0, sample.nanos()));
    } else if (sample.status() == 503) {
      refused.recordValue(Math.max(0, sample.nanos()));
      if (sample.retryAfterSeconds() < 0) {
        refusedWithoutTime++;
      }
    }
  }

  /** How many were answered with this status; 0 stands for no answer. */
  public long count(int status) {
    return statuses.getOrDefault(status, 0L);
  }

  /** How many did what they were to do. */
  public long ok() {
    return ok.getTotalCount();
  }

  /** How many there were. */
  public long all() {
    return statuses.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The kinds of requests. */
  public Set<String> kinds() {
    return kinds.keySet();
  }

  /** How many there were of a kind. */
  public long all(String kind) {
    return kinds.getOrDefault(kind, 0L);
  }

  /** How many of a kind did what they were to do. */
  public long ok(String kind) {
    return okByKind.getOrDefault(kind, 0L);
  }

  /** How many did not do what they were to do. */
  public long failed() {
    return all() - ok();
  }

  /**
   * The same, where everything has to succeed.
   *
   * @throws IllegalStateException if something failed
   */
  public Samples complete() {
    if (failed() > 0) {
      throw new IllegalStateException("not all succeeded: " + this);
    }
    return this;
  }

  /** How many had no answer, or a 5xx other than 503. */
  public long faults() {
    return statuses.entrySet().stream()
        .filter(each -> each.getKey() == 0 || each.getKey() >= 500 && each.getKey() != 503)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** How many 503 did not say when to come again. */
  public long refusedWithoutTime() {
    return refusedWithoutTime;
  }

  /** The milliseconds that so many percent of the successful ones took at most. */
  public double millis(double percent) {
    return millis(ok, percent);
  }

  static double millis(Histogram nanos, double percent) {
    return nanos.getTotalCount() == 0 ? Double.NaN : nanos.getValueAtPercentile(percent) / 1e6;
  }

  /** The milliseconds that so many percent of the 503 took at most. */
  public double refusedMillis(double percent) {
    return refused.getTotalCount() == 0 ? 0 : refused.getValueAtPercentile(percent) / 1e6;
  }

  /** How often which status was answered. */
  public String answers() {
    StringBuilder text = new StringBuilder();
    statuses.forEach(
        (status, count) ->
            text.append(text.isEmpty() ? "" : ", ")
                .append("%,d × ".formatted(count))
                .append(status == 0 ? "no answer" : Integer.toString(status)));
    return text.toString();
  }

  @Override
  public String toString() {
    return "%s; p50 %.1f ms, p99 %.1f ms".formatted(answers(), millis(50), millis(99));
  }
}
