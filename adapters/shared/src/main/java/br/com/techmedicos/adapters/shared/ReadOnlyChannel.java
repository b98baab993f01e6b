package br.com.techmedicos.adapters.shared;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.function.Function;

/** A read-only view of a channel that translates failures into those of a port. */
public class ReadOnlyChannel implements SeekableByteChannel {

  private final SeekableByteChannel source;
  private final Function<IOException, RuntimeException> failure;

  public ReadOnlyChannel(
      SeekableByteChannel source, Function<IOException, RuntimeException> failure) {
    this.source = source;
    this.failure = failure;
  }

  /**
   * Reads the source.
   *
   * @param source as it was given
   * @param destination takes what is read
   * @return the number of bytes, or -1 at the end
   * @throws IOException translated into a failure of the port
   */
  protected int read(SeekableByteChannel source, ByteBuffer destination) throws IOException {
    return source.read(destination);
  }

  @Override
  public final int read(ByteBuffer destination) {
    return told(() -> read(source, destination));
  }

  @Override
  public final long position() {
    return told(source::position);
  }

  @Override
  public final SeekableByteChannel position(long newPosition) {
    if (newPosition < 0) {
      throw new IllegalArgumentException("position " + newPosition);
    }
    told(() -> source.position(newPosition));
    return this;
  }

  @Override
  public final long size() {
    return told(source::size);
  }

  @Override
  public final int write(ByteBuffer bytes) {
    throw new NonWritableChannelException();
  }

  @Override
  public final SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public final boolean isOpen() {
    return source.isOpen();
  }

  @Override
  public final void close() {
    told(
        () -> {
          source.close();
          return true;
        });
  }

  private interface Call<T> {
    T call() throws IOException;
  }

  private <T> T told(Call<T> call) {
    try {
      return call.call();
    } catch (IOException e) {
      throw failure.apply(e);
    }
  }
}
