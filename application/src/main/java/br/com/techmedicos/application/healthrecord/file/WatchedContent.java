package br.com.techmedicos.application.healthrecord.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Content that can be read only while access is allowed. The decision is repeated every few seconds
 * of reading.
 */
final class WatchedContent implements SeekableByteChannel {

  /** How long a running download may outlast the access. */
  static final Duration INTERVAL = Duration.ofSeconds(5);

  private final SeekableByteChannel content;
  private final long size;
  private final BooleanSupplier allowed;
  private final Clock clock;
  private Instant decidedAt;

  WatchedContent(SeekableByteChannel content, long size, BooleanSupplier allowed, Clock clock) {
    this.content = content;
    this.size = size;
    this.allowed = allowed;
    this.clock = clock;
    this.decidedAt = clock.instant();
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    Instant now = clock.instant();
    if (!now.isBefore(decidedAt.plus(INTERVAL))) {
      if (!allowed.getAsBoolean()) {
        throw new AccessEnded();
      }
      decidedAt = now;
    }
    return content.read(target);
  }

  @Override
  public long position() throws IOException {
    return content.position();
  }

  @Override
  public SeekableByteChannel position(long newPosition) throws IOException {
    content.position(newPosition);
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public boolean isOpen() {
    return content.isOpen();
  }

  @Override
  public void close() throws IOException {
    content.close();
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long newSize) {
    throw new NonWritableChannelException();
  }
}
