package br.com.techmedicos.adapters.s3;

import br.com.techmedicos.adapters.shared.RangeChannel;
import br.com.techmedicos.adapters.shared.ReadOnlyChannel;
import br.com.techmedicos.application.healthrecord.content.ContentStore;
import br.com.techmedicos.application.shared.StorageUnavailable;
import br.com.techmedicos.domain.healthrecord.ContentName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/**
 * Stores each content as an object of a bucket. A content is sent in parts, each with its CRC32C,
 * and the client retries a part. The last call creates the object, if no object has its name
 * ({@code If-None-Match: *}). An upload that comes to no end is aborted; what a killed process
 * leaves, the bucket's life cycle discards.
 *
 * <p>The names and metadata of the objects reveal nothing about a file or a patient.
 */
public final class S3ContentStore implements ContentStore {

  private final S3Client s3;
  private final String bucket;
  private final String prefix;

  /**
   * Creates a store in a bucket.
   *
   * @param s3 whose credentials, region, endpoint and retries are used
   * @param bucket its name; it must be there
   * @param prefix what the names of the objects begin with, such as {@code contents/}; may be empty
   */
  public S3ContentStore(S3Client s3, String bucket, String prefix) {
    this.s3 = s3;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  @Override
  public void write(ContentName name, Body body) throws IOException {
    ObjectUpload upload = new ObjectUpload(s3, bucket, keyOf(name));
    boolean whole = false;
    try {
      body.writeTo(upload);
      upload.complete();
      whole = true;
    } finally {
      if (!whole) {
        upload.abandon();
      }
    }
  }

  @Override
  public Optional<SeekableByteChannel> open(ContentName name) {
    String key = keyOf(name);
    try {
      HeadObjectResponse object = s3.headObject(head -> head.bucket(bucket).key(key));
      return Optional.of(
          new ReadOnlyChannel(
              new RangeChannel(
                  object.contentLength(),
                  (start, length) -> read(key, object.eTag(), start, length)),
              e -> new StorageUnavailable("cannot read a content", e)));
    } catch (NoSuchKeyException none) {
      return Optional.empty();
    } catch (SdkException e) {
      throw new StorageUnavailable("cannot open a content", e);
    }
  }

  /**
   * Reads a range of an object.
   *
   * @param version its entity tag, so that nothing else is ever read
   */
  private ByteBuffer read(String key, String version, long start, int length) throws IOException {
    String range = "bytes=" + start + "-" + (start + length - 1);
    try {
      return s3.getObjectAsBytes(
              object -> object.bucket(bucket).key(key).ifMatch(version).range(range))
          .asByteBuffer();
    } catch (SdkException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void delete(ContentName name) {
    String key = keyOf(name);
    try {
      s3.deleteObject(object -> object.bucket(bucket).key(key));
    } catch (SdkException e) {
      throw new StorageUnavailable("cannot delete a content", e);
    }
  }

  private String keyOf(ContentName name) {
    return prefix + name;
  }
}
