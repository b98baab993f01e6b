package br.com.techmedicos.adapters.rest.admission;

import com.netflix.concurrency.limits.limit.FixedLimit;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that calls are worked on; transfers have others, so that they take none from calls.
 */
@Factory
public final class CallThreads {

  /** The executor of calls, for {@code @ExecuteOn}. */
  public static final String NAME = "calls";

  /**
   * The executor of tokens from addresses that have spent their quota: a single thread, with a
   * short line for each of them.
   */
  public static final String SUSPECTS = "suspects";

  /** Checked in some ten milliseconds: so long a good token waits for forged ones of an address. */
  private static final int SUSPECTS_OF_AN_ASKER = 100;

  /**
   * Four for each connection to the database: enough to keep it busy, and few enough for their
   * stacks not to matter. Where there are virtual threads, every call has its own.
   */
  private static final int PLATFORM_THREADS = 64;

  @Singleton
  @Named(NAME)
  @Bean(preDestroy = "shutdown")
  ExecutorService calls(
      AdmissionLimits limits,
      Askers askers,
      @Property(name = "techmedicos.rate-limits.enabled", defaultValue = "true") boolean rateLimits,
      @Named(TaskExecutors.VIRTUAL) BeanProvider<ExecutorService> virtualThreads) {
    return limited(
        NAME,
        limits,
        askers,
        rateLimits ? limits.callsOfAnAsker() : Integer.MAX_VALUE,
        virtualThreads.isPresent() ? virtualThreads.get() : threads(NAME, PLATFORM_THREADS));
  }

  @Singleton
  @Named(SUSPECTS)
  @Bean(preDestroy = "shutdown")
  ExecutorService suspects(AdmissionLimits limits, Askers askers) {
    return limited(SUSPECTS, limits, askers, SUSPECTS_OF_AN_ASKER, threads(SUSPECTS, 1));
  }

  private static ExecutorService limited(
      String name, AdmissionLimits limits, Askers askers, int ofAnAsker, ExecutorService threads) {
    return new LimitedExecutor(
        SimpleLimiter.newBuilder().named(name).limit(FixedLimit.of(limits.calls())).build(),
        () -> ServerRequestContext.currentRequest().map(askers::of),
        new Places(ofAnAsker),
        threads);
  }

  private static ExecutorService threads(String name, int most) {
    AtomicInteger count = new AtomicInteger();
    return Executors.newFixedThreadPool(
        most,
        work -> {
          Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }
}
