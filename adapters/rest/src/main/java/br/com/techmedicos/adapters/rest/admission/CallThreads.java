package br.com.techmedicos.adapters.rest.admission;

import br.com.techmedicos.adapters.rest.admission.LimitedExecutor.Shares;
import br.com.techmedicos.adapters.rest.ratelimit.RateLimits;
import br.com.techmedicos.adapters.shared.KeyedSemaphore;
import br.com.techmedicos.adapters.shared.Niceness;
import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limit.FixedLimit;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The executors of calls. Transfers have separate threads, so that they take none from calls. */
@Factory
public final class CallThreads {

  /** The executor of calls, for {@code @ExecuteOn}: reads and writes have threads of their own. */
  public static final String NAME = "calls";

  /**
   * The executor of searches. One takes as long as ten lists of slots, which do not wait behind a
   * rush of searches.
   */
  public static final String SEARCHES = "searches";

  /** The work of {@link #NAME} that is neither a search nor a write. */
  private static final String READS = "reads";

  /** The executor of uploads and downloads, and their limit. */
  public static final String TRANSFERS = "transfers";

  /** The executor of calls that write. */
  static final String WRITES = "writes";

  /**
   * The executor of calls that hash a password. Most of their time they wait for the hash, and hold
   * no thread of other calls meanwhile.
   */
  public static final String CREDENTIALS = "credentials";

  /**
   * Checks tokens from addresses that have exceeded their rate limit: one thread, with a short
   * queue for each address.
   */
  public static final String SUSPECTS = "suspects";

  /**
   * Checking this many tokens takes about ten milliseconds. A valid token waits no longer than that
   * behind the forged tokens of one address.
   */
  private static final int SUSPECTS_OF_A_CALLER = 100;

  /**
   * While some wait for the database, others compute; more would only share the processors with the
   * event loops. With virtual threads, every read has its own.
   */
  private static final int READ_THREADS =
      Math.max(16, 8 * Runtime.getRuntime().availableProcessors());

  /** Half of the database connections, on every JVM: the other half is for reads and writes. */
  private static final int SEARCH_THREADS = 8;

  /**
   * More than can hash or wait for it on 32 processors, so that the order of the hashes' queue
   * counts, and not that of arrival.
   */
  private static final int CREDENTIALS_THREADS = 256;

  /**
   * Reads that take longer than this, queue included, lower the limit of reads. Ten times what a
   * page may take, and soon enough to try again before people give up.
   */
  private static final Duration SLOW_READ = Duration.ofMillis(500);

  /** However slow reads are: when all arrive at once, some tenths of a second of them wait. */
  private static final int FEWEST_READS = 256;

  /** Likewise, of what takes longer. */
  private static final int FEWEST_SEARCHES = 32;

  private static final double LOWERED_TO = 0.95;

  /**
   * What is admitted gives way to what decides on admission: of a processor, the threads of calls
   * together weigh less than its event loop. Else a call waits for seconds to be refused.
   */
  private static final Niceness GIVING_WAY = new Niceness(15);

  private static final Duration IDLE = Duration.ofMinutes(1);

  @Bean @Singleton final WorkLimiter ofReads;
  @Bean @Singleton final WorkLimiter ofSearches;
  @Bean @Singleton final WorkLimiter ofWrites;
  @Bean @Singleton final WorkLimiter ofCredentials;
  @Bean @Singleton final WorkLimiter ofSuspects;

  @Bean
  @Singleton
  @Named(TRANSFERS)
  final WorkLimiter ofTransfers;

  CallThreads(AdmissionLimits limits) {
    int calls = limits.calls();
    ofReads = new WorkLimiter(READS, asFastAsReadsAreAnswered(calls, FEWEST_READS));
    ofSearches = new WorkLimiter(SEARCHES, asFastAsReadsAreAnswered(calls, FEWEST_SEARCHES));
    ofWrites = new WorkLimiter(WRITES, FixedLimit.of(calls));
    ofCredentials = new WorkLimiter(CREDENTIALS, FixedLimit.of(calls));
    ofSuspects = new WorkLimiter(SUSPECTS, FixedLimit.of(calls));
    int transfers = limits.transfersThatFit(Runtime.getRuntime().maxMemory());
    ofTransfers = new WorkLimiter(TRANSFERS, FixedLimit.of(transfers));
  }

  /**
   * Runs work on a thread, and interrupts it never, even if nobody waits any more: an interrupt
   * while the embedded database reads its file would close the file for everybody. If the work is
   * refused, the result is a {@link RejectedExecutionException}, and nobody is told of a fault, as
   * a scheduler would.
   *
   * @param threads one of these executors
   */
  public static <T> Mono<T> submit(ExecutorService threads, Supplier<T> work) {
    return Mono.create(
        answer -> {
          try {
            threads.execute(() -> answer(answer, work));
          } catch (RejectedExecutionException refused) {
            answer.error(refused);
          }
        });
  }

  /** What follows goes on in the place of the work. */
  private static <T> void answer(MonoSink<T> answer, Supplier<T> work) {
    T result;
    try {
      result = work.get();
    } catch (RuntimeException | Error failure) {
      answer.error(failure);
      return;
    }
    answer.success(result);
  }

  /**
   * A scheduler that interrupts as little.
   *
   * @param threads one of these executors, which refuses nothing: a refusal would count as a fault
   */
  public static Scheduler scheduler(ExecutorService threads) {
    return Schedulers.fromExecutor(threads::execute); // of an ExecutorService, it would interrupt
  }

  @Singleton
  @Named(NAME)
  @Bean(preDestroy = "shutdown")
  ExecutorService calls(
      CallerKeys callers,
      RateLimits rateLimits,
      @Named(TaskExecutors.VIRTUAL) BeanProvider<ExecutorService> virtualThreads,
      @Named(SEARCHES) ExecutorService searches,
      @Named(WRITES) ExecutorService writes) {
    LimitedExecutor reads =
        calls(
            ofReads,
            AdmissionLimits.READS_OF_AN_ADDRESS_AT_ONCE,
            callers,
            rateLimits,
            virtualThreads.isPresent() ? virtualThreads.get() : threads(NAME, READ_THREADS));
    return new CallsByKind(reads, searches, writes);
  }

  @Singleton
  @Named(SEARCHES)
  @Bean(preDestroy = "shutdown")
  ExecutorService searches(CallerKeys callers, RateLimits rateLimits) {
    return calls(
        ofSearches,
        AdmissionLimits.SEARCHES_OF_AN_ADDRESS_AT_ONCE,
        callers,
        rateLimits,
        threads(SEARCHES, SEARCH_THREADS));
  }

  /** Platform threads on every JVM: more writes at once than connections would only wait. */
  @Singleton
  @Named(WRITES)
  @Bean(preDestroy = "shutdown")
  ExecutorService writes(AdmissionLimits limits, CallerKeys callers, RateLimits rateLimits) {
    return calls(
        ofWrites,
        limits.writesOfAnAddressAtOnce(),
        callers,
        rateLimits,
        threads(WRITES, limits.writes()));
  }

  @Singleton
  @Named(CREDENTIALS)
  @Bean(preDestroy = "shutdown")
  ExecutorService credentials(
      CallerKeys callers,
      RateLimits rateLimits,
      @Named(TaskExecutors.VIRTUAL) BeanProvider<ExecutorService> virtualThreads) {
    return calls(
        ofCredentials,
        Integer.MAX_VALUE, // the order of the hashes' queue is fair to others
        callers,
        rateLimits,
        virtualThreads.isPresent()
            ? virtualThreads.get()
            : threads(CREDENTIALS, CREDENTIALS_THREADS));
  }

  /**
   * Platform threads on every JVM, since ciphers and hashes take processors: as many as {@link
   * TransferFilter} admits transfers. A read from a storage that hangs keeps its thread even when
   * its client has gone, and none comes instead. They give way as calls do, or two uploads would
   * keep two processors from all reads.
   */
  @Singleton
  @Named(TRANSFERS)
  @Bean(preDestroy = "shutdown")
  ExecutorService transfers() {
    return threads(TRANSFERS, ofTransfers.limit());
  }

  /**
   * Falls by a twentieth with each slow read. It rises by one with each other, while half of it is
   * in use.
   */
  static Limit asFastAsReadsAreAnswered(int calls, int fewest) {
    return AIMDLimit.newBuilder()
        .initialLimit(calls)
        .maxLimit(calls)
        .minLimit(Math.min(calls, fewest))
        .backoffRatio(LOWERED_TO)
        .timeout(SLOW_READ.toMillis(), TimeUnit.MILLISECONDS)
        .build();
  }

  private static LimitedExecutor calls(
      WorkLimiter limiter,
      int ofAnAddressAtOnce,
      CallerKeys callers,
      RateLimits rateLimits,
      ExecutorService threads) {
    return limited(
        limiter,
        callers,
        rateLimits.enabled()
            ? new Shares(
                new KeyedSemaphore(() -> AdmissionLimits.ofACaller(limiter.limit())),
                new KeyedSemaphore(() -> AdmissionLimits.ofAnAddress(limiter.limit())),
                ofAnAddressAtOnce)
            : unlimited(),
        threads);
  }

  @Singleton
  @Named(SUSPECTS)
  @Bean(preDestroy = "shutdown")
  ExecutorService suspects(CallerKeys callers) {
    Shares shares =
        new Shares(
            new KeyedSemaphore(SUSPECTS_OF_A_CALLER),
            new KeyedSemaphore(SUSPECTS_OF_A_CALLER),
            Integer.MAX_VALUE); // one thread
    return limited(ofSuspects, callers, shares, threads(SUSPECTS, 1));
  }

  private static LimitedExecutor limited(
      WorkLimiter limiter, CallerKeys callers, Shares shares, ExecutorService threads) {
    return new LimitedExecutor(
        limiter, () -> ServerRequestContext.currentRequest().map(callers::of), shares, threads);
  }

  private static Shares unlimited() {
    return new Shares(
        new KeyedSemaphore(Integer.MAX_VALUE),
        new KeyedSemaphore(Integer.MAX_VALUE),
        Integer.MAX_VALUE);
  }

  private static ExecutorService threads(String name, int most) {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(
            most,
            most,
            IDLE.toSeconds(),
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            factory(name));
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  private static ThreadFactory factory(String name) {
    AtomicInteger count = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(GIVING_WAY.of(work), name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
