package br.com.techmedicos.adapters.gcs;

import br.com.techmedicos.adapters.shared.ReadOnlyChannel;
import br.com.techmedicos.application.healthrecord.content.ContentStore;
import br.com.techmedicos.application.shared.StorageUnavailable;
import br.com.techmedicos.domain.healthrecord.ContentName;
import com.google.cloud.WriteChannel;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.HttpStorageOptions;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobField;
import com.google.cloud.storage.Storage.BlobGetOption;
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
 * Keeps each content as an object of a bucket. It is sent as a resumable upload, in chunks that the
 * client sends again when that fails. The object comes into being with the last of them, if nothing
 * has its name by then ({@code ifGenerationMatch=0}), and if what the service received has the
 * CRC32C of what was sent, which the client adds up on the way. An upload that is given up leaves
 * no object, and is forgotten by the service after a week.
 *
 * <p>Names and metadata of the objects say nothing about a file or a patient.
 */
public final class GcsContentStore implements ContentStore {

  /** The service wants multiples of 256 KiB; one chunk is in memory for each upload. */
  static final int CHUNK = 2 << 20;

  private final Storage storage;
  private final String bucket;
  private final String prefix;

  /**
   * Keeps contents in a bucket.
   *
   * @param options whose credentials, project, host and retry settings are used
   * @param bucket its name; it must be there
   * @param prefix what the names of the objects begin with, such as {@code contents/}; may be empty
   */
  public GcsContentStore(HttpStorageOptions options, String bucket, String prefix) {
    this.storage =
        options.toBuilder()
            // Since a name is used once, each call may be made again whatever came of the first.
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
    // Only now: closing the channel is what makes the object, so it stays open if the body fails.
    content.complete();
  }

  /** The client's newer upload sessions, unlike this, do not send a chunk again (2.63). */
  private WriteChannel begin(BlobInfo object) {
    try {
      WriteChannel channel = storage.writer(object, BlobWriteOption.doesNotExist());
      channel.setChunkSize(CHUNK);
      return channel;
    } catch (StorageException e) {
      throw new StorageUnavailable("cannot begin to write a content", e);
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
        new ObjectChannel(storage, object.getBlobId(), object.getSize()),
        e -> new StorageUnavailable("cannot read a content", e));
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
        throw new StorageUnavailable("cannot keep a content", e);
      }
    }
  }
}
