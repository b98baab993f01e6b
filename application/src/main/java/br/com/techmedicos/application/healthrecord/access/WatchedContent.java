package br.com.techmedicos.application.healthrecord.access;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Content that can be read only while access is allowed. */
final class WatchedContent implements SeekableByteChannel {

  private final SeekableByteChannel content;
  private final long size;
  private final AccessWatch watch;

  WatchedContent(SeekableByteChannel content, long size, AccessWatch watch) {
    this.content = content;
    this.size = size;
    this.watch = watch;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    watch.check();
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
