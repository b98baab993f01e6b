package br.com.techmedicos.adapters.s3;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Reads an object with random access, a piece at a time, so that no connection waits for a slow
 * reader and the client can retry a piece. Whether a piece is as it was written, the cipher checks.
 */
final class ObjectChannel implements SeekableByteChannel {

  /** The size of a piece, in bytes: one for each open content is in memory. */
  private static final int PIECE = 1 << 20;

  private final S3Client s3;
  private final String bucket;
  private final String key;
  private final String version;
  private final long size;
  private ByteBuffer piece = ByteBuffer.allocate(0);
  private long pieceStart;
  private long position;
  private boolean open = true;

  /**
   * A channel at the beginning of an object.
   *
   * @param version its entity tag, so that nothing else is ever read
   */
  ObjectChannel(S3Client s3, String bucket, String key, String version, long size) {
    this.s3 = s3;
    this.bucket = bucket;
    this.key = key;
    this.version = version;
    this.size = size;
  }

  @Override
  public int read(ByteBuffer destination) throws IOException {
    if (!open) {
      throw new ClosedChannelException();
    }
    if (position >= size) {
      return -1;
    }
    if (position < pieceStart || position >= pieceStart + piece.limit()) {
      load();
    }
    int offset = (int) (position - pieceStart);
    int length = Math.min(destination.remaining(), piece.limit() - offset);
    destination.put(piece.slice(offset, length));
    position += length;
    return length;
  }

  private void load() throws IOException {
    long last = Math.min(position + PIECE, size) - 1;
    try {
      piece =
          s3.getObjectAsBytes(
                  object ->
                      object
                          .bucket(bucket)
                          .key(key)
                          .ifMatch(version)
                          .range("bytes=" + position + "-" + last))
              .asByteBuffer();
      pieceStart = position;
    } catch (SdkException e) {
      throw new IOException(e);
    }
    if (piece.limit() != last - position + 1) {
      throw new EOFException("the object is not as long as its size");
    }
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) {
    position = newPosition;
    return this;
  }

  @Override
  public long size() {
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
    piece = ByteBuffer.allocate(0);
  }
}
