package br.com.techmedicos.application.healthrecord.access;

import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Watches one transfer: whether it is still allowed is decided again every few seconds of reading.
 * One thread at a time reads.
 */
public final class AccessWatch {

  /** How long a running transfer may outlast the access. */
  static final Duration INTERVAL = Duration.ofSeconds(5);

  private final BooleanSupplier allowed;
  private final Clock clock;
  private Instant decidedAt;

  AccessWatch(BooleanSupplier allowed, Clock clock) {
    this.allowed = allowed;
    this.clock = clock;
    this.decidedAt = clock.instant();
  }

  /**
   * Watches the reading of a content.
   *
   * @return the content; reading fails with {@link AccessEnded} once the access has ended
   */
  public SeekableByteChannel over(SeekableByteChannel content, long size) {
    return new WatchedContent(content, size, this);
  }

  /**
   * Watches the reading of a list, page by page.
   *
   * @return the list; reading fails with {@link UncheckedIOException}, by {@link AccessEnded}, once
   *     the access has ended
   */
  public <T> Supplier<Stream<T>> over(Supplier<Stream<T>> list) {
    return () -> list.get().map(this::allowed);
  }

  private <T> T allowed(T item) {
    try {
      check();
    } catch (AccessEnded e) {
      throw new UncheckedIOException(e);
    }
    return item;
  }

  void check() throws AccessEnded {
    Instant now = clock.instant();
    if (!now.isBefore(decidedAt.plus(INTERVAL))) {
      if (!allowed.getAsBoolean()) {
        throw new AccessEnded();
      }
      decidedAt = now;
    }
  }
}
