package br.com.techmedicos.adapters.gcs;

import br.com.techmedicos.adapters.shared.RangeChannel;
import br.com.techmedicos.adapters.shared.ReadOnlyChannel;
import br.com.techmedicos.application.healthrecord.content.ContentStore;
import br.com.techmedicos.application.shared.StorageUnavailable;
import br.com.techmedicos.domain.healthrecord.ContentName;
import com.google.cloud.ReadChannel;
import com.google.cloud.WriteChannel;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.HttpStorageOptions;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobGetOption;
import com.google.cloud.storage.Storage.BlobSourceOption;
import com.google.cloud.storage.Storage.BlobWriteOption;
import com.google.cloud.storage.StorageException;
import com.google.cloud.storage.StorageRetryStrategy;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/**
 * Stores each content as an object of a bucket. A content is sent as a resumable upload, in chunks
 * that the client retries. The last chunk creates the object, if no object has its name ({@code
 * ifGenerationMatch=0}) and if the received data have the CRC32C that the client computed. An
 * abandoned upload leaves no object, and Cloud Storage discards it after a week.
 *
 * <p>The names and metadata of the objects reveal nothing about a file or a patient.
 */
public final class GcsContentStore implements ContentStore {

  /**
   * The size of a chunk: a multiple of 256 KiB, as required. Each upload has one chunk in memory.
   */
  static final int CHUNK = 2 << 20;

  private final Storage storage;
  private final String bucket;
  private final String prefix;

  /**
   * Creates a store in a bucket.
   *
   * @param options whose credentials, project, host and retry settings are used
   * @param bucket its name; it must be there
   * @param prefix what the names of the objects begin with, such as {@code contents/}; may be empty
   */
  public GcsContentStore(HttpStorageOptions options, String bucket, String prefix) {
    this.storage =
        options.toBuilder()
            // A name is used only once, so every call can be retried whatever the outcome of the
            // first.
            .setStorageRetryStrategy(StorageRetryStrategy.getUniformStorageRetryStrategy())
            .build()
            .getService();
    this.bucket = bucket;
    this.prefix = prefix;
  }

  @Override
  public void write(ContentName name, Body body) throws IOException {
    BlobInfo object =
        BlobInfo.newBuilder(idOf(name)).setContentType("application/octet-stream").build();
    Upload content = new Upload(begin(object));
    body.writeTo(content);
    // Closing the channel creates the object, so the channel stays open if the body fails.
    content.complete();
  }

  /**
   * Starts an upload. The client's newer upload sessions do not retry a chunk (2.63), so they are
   * not used.
   */
  private WriteChannel begin(BlobInfo object) {
    try {
      WriteChannel channel = storage.writer(object, BlobWriteOption.doesNotExist());
      channel.setChunkSize(CHUNK);
      return channel;
    } catch (StorageException e) {
      throw new StorageUnavailable("cannot start to write a content", e);
    }
  }

  @Override
  public Optional<SeekableByteChannel> open(ContentName name) {
    try {
      BlobGetOption needed = BlobGetOption.fields(BlobField.SIZE, BlobField.GENERATION);
      return Optional.ofNullable(storage.get(idOf(name), needed)).map(this::open);
    } catch (StorageException e) {
      throw new StorageUnavailable("cannot open a content", e);
    }
  }

  private SeekableByteChannel open(Blob object) {
    return new ReadOnlyChannel(
        new RangeChannel(
            object.getSize(), (start, length) -> read(object.getBlobId(), start, length)),
        e -> new StorageUnavailable("cannot read a content", e));
  }

  /**
   * Reads a range of an object.
   *
   * @param id with its generation, so that nothing else is ever read
   */
  private ByteBuffer read(BlobId id, long start, int length) throws IOException {
    ByteBuffer range = ByteBuffer.allocate(length);
    try (ReadChannel object =
        storage.reader(id, BlobSourceOption.shouldReturnRawInputStream(true))) {
      object.setChunkSize(length);
      object.seek(start);
      object.limit(start + length);
      while (range.hasRemaining() && object.read(range) >= 0) {}
    } catch (StorageException e) {
      throw new IOException(e);
    }
    return range.flip();
  }

  @Override
  public void delete(ContentName name) {
    try {
      storage.delete(idOf(name));
    } catch (StorageException e) {
      throw new StorageUnavailable("cannot delete a content", e);
    }
  }

  private BlobId idOf(ContentName name) {
    return BlobId.of(bucket, prefix + name);
  }

  private static final class Upload extends OutputStream {

    private final WriteChannel channel;

    private Upload(WriteChannel channel) {
      this.channel = channel;
    }

    @Override
    public void write(int one) {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      ByteBuffer remaining = ByteBuffer.wrap(bytes, offset, length);
      try {
        while (remaining.hasRemaining()) {
          if (channel.write(remaining) == 0) {
            throw new EOFException("the upload has ended");
          }
        }
      } catch (IOException | StorageException e) {
        throw new StorageUnavailable("cannot write a content", e);
      }
    }

    private void complete() {
      try {
        channel.close();
      } catch (IOException | StorageException e) {
        throw new StorageUnavailable("cannot store a content", e);
      }
    }
  }
}
