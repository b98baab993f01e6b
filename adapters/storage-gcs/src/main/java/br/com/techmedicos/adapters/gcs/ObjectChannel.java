package br.com.techmedicos.adapters.gcs;

import com.google.cloud.ReadChannel;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobSourceOption;
import com.google.cloud.storage.StorageException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/**
 * Reads an object with random access. The underlying channel of the client can seek, but knows
 * neither its position nor the size of the object.
 */
final class ObjectChannel implements SeekableByteChannel {

  /** The size of the read-ahead buffer, one for each open content. */
  private static final int BUFFER = 1 << 20;

  private final ReadChannel object;
  private final long size;
  private long position;

  /**
   * @param id with its generation, so that nothing else is ever read
   */
  ObjectChannel(Storage storage, BlobId id, long size) {
    this.object = storage.reader(id, BlobSourceOption.shouldReturnRawInputStream(true));
    this.object.setChunkSize(BUFFER);
    this.size = size;
  }

  @Override
  public int read(ByteBuffer destination) throws IOException {
    if (position >= size) {
      return -1;
    }
    int read = object.read(destination);
    if (read < 0) {
      throw new EOFException("the object is shorter than its size");
    }
    position += read;
    return read;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) throws IOException {
    if (newPosition != position && newPosition < size) {
      try {
        object.seek(newPosition);
      } catch (StorageException e) {
        throw new IOException(e);
      }
    }
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
    return object.isOpen();
  }

  @Override
  public void close() throws IOException {
    try {
      object.close();
    } catch (StorageException e) {
      throw new IOException(e);
    }
  }
}
