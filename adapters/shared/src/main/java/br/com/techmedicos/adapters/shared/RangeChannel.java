package br.com.techmedicos.adapters.shared;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * Reads with random access what is kept elsewhere, a range at a time, so that no connection waits
 * for a slow reader and a client can ask again for a range. It holds one range in memory. Not
 * thread-safe.
 */
public final class RangeChannel implements SeekableByteChannel {

  /** The size of a range, in bytes; the last may be shorter. */
  private static final int RANGE = 1 << 20;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final long size;
  private final Ranges ranges;
  private ByteBuffer range = NOTHING;
  private long rangeStart;
  private long position;
  private boolean open = true;

  /** Where the bytes are. */
  @FunctionalInterface
  public interface Ranges {

    /**
     * Reads a range.
     *
     * @param start of the range, in bytes from the beginning
     * @param length in bytes
     * @return the bytes of the range, from 0 to its limit
     * @throws IOException if they cannot be read
     */
    ByteBuffer read(long start, int length) throws IOException;
  }

  /**
   * A channel at the beginning.
   *
   * @param size of the whole, in bytes
   */
  public RangeChannel(long size, Ranges ranges) {
    this.size = size;
    this.ranges = ranges;
  }

  /** A channel at the beginning of bytes in memory. */
  public static RangeChannel of(byte[] bytes) {
    return new RangeChannel(
        bytes.length, (start, length) -> ByteBuffer.wrap(bytes, (int) start, length).slice());
  }

  @Override
  public int read(ByteBuffer destination) throws IOException {
    requireOpen();
    if (position >= size) {
      return -1;
    }
    if (position < rangeStart || position >= rangeStart + range.limit()) {
      load();
    }
    int offset = (int) (position - rangeStart);
    int length = Math.min(destination.remaining(), range.limit() - offset);
    destination.put(range.slice(offset, length));
    position += length;
    return length;
  }

  private void load() throws IOException {
    int length = (int) Math.min(RANGE, size - position);
    range = NOTHING;
    ByteBuffer read = ranges.read(position, length);
    if (read.limit() != length) {
      throw new EOFException("it is not as long as its size");
    }
    range = read;
    rangeStart = position;
  }

  @Override
  public long position() throws ClosedChannelException {
    requireOpen();
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) throws ClosedChannelException {
    requireOpen();
    if (newPosition < 0) {
      throw new IllegalArgumentException("position " + newPosition);
    }
    position = newPosition;
    return this;
  }

  @Override
  public long size() throws ClosedChannelException {
    requireOpen();
    return size;
  }

  @Override
  public int write(ByteBuffer source) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long newSize) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
    range = NOTHING;
  }

  private void requireOpen() throws ClosedChannelException {
    if (!open) {
      throw new ClosedChannelException();
    }
  }
}
