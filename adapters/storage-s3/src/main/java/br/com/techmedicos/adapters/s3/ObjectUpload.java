package br.com.techmedicos.adapters.s3;

import br.com.techmedicos.application.shared.StorageUnavailable;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Uploads an object, part by part, or in one call if it is no larger than a part. One part is in
 * memory. Nothing is there before {@link #complete}.
 */
final class ObjectUpload extends OutputStream {

  /** The size of a part, in bytes: the smallest that S3 takes but for the last. */
  static final int PART = 5 << 20;

  private static final String BYTES = "application/octet-stream";

  private static final String ANY = "*";

  /** Marks the object as made by this upload, whose answer may be lost. */
  private static final String MARK = "upload";

  private final S3Client s3;
  private final String bucket;
  private final String key;
  private final Map<String, String> metadata = Map.of(MARK, UUID.randomUUID().toString());
  private final List<CompletedPart> parts = new ArrayList<>();
  private byte[] part = new byte[64 << 10];
  private int length;
  private Optional<String> id = Optional.empty();

  ObjectUpload(S3Client s3, String bucket, String key) {
    this.s3 = s3;
    this.bucket = bucket;
    this.key = key;
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) {
    int from = offset;
    int left = count;
    while (left > 0) {
      if (length == PART) {
        send();
      }
      int some = Math.min(left, PART - length);
      if (length + some > part.length) {
        part = Arrays.copyOf(part, Math.min(PART, Math.max(2 * part.length, length + some)));
      }
      System.arraycopy(bytes, from, part, length, some);
      length += some;
      from += some;
      left -= some;
    }
  }

  private void send() {
    try {
      if (id.isEmpty()) {
        id =
            Optional.of(
                s3.createMultipartUpload(
                        upload ->
                            upload
                                .bucket(bucket)
                                .key(key)
                                .metadata(metadata)
                                .checksumAlgorithm(ChecksumAlgorithm.CRC32_C))
                    .uploadId());
      }
      int number = parts.size() + 1;
      UploadPartResponse sent =
          s3.uploadPart(
              each ->
                  each.bucket(bucket)
                      .key(key)
                      .uploadId(id.orElseThrow())
                      .partNumber(number)
                      .checksumAlgorithm(ChecksumAlgorithm.CRC32_C),
              body());
      parts.add(
          CompletedPart.builder()
              .partNumber(number)
              .eTag(sent.eTag())
              .checksumCRC32C(sent.checksumCRC32C())
              .build());
      length = 0;
    } catch (SdkException e) {
      throw new StorageUnavailable("cannot write a content", e);
    }
  }

  /** The part so far. It is sent before anything else is written. */
  private RequestBody body() {
    return RequestBody.fromContentProvider(
        () -> new ByteArrayInputStream(part, 0, length), length, BYTES);
  }

  /** Creates the object. */
  void complete() {
    if (id.isPresent()) {
      send();
    }
    try {
      create();
    } catch (SdkException e) {
      // The client may have sent the call again after a lost answer: then the name is ours.
      if (!isOurs()) {
        throw new StorageUnavailable("cannot store a content", e);
      }
    }
  }

  private void create() {
    if (id.isEmpty()) {
      s3.putObject(
          object ->
              object
                  .bucket(bucket)
                  .key(key)
                  .metadata(metadata)
                  .ifNoneMatch(ANY)
                  .checksumAlgorithm(ChecksumAlgorithm.CRC32_C),
          body());
    } else {
      s3.completeMultipartUpload(
          upload ->
              upload
                  .bucket(bucket)
                  .key(key)
                  .uploadId(id.orElseThrow())
                  .ifNoneMatch(ANY)
                  .multipartUpload(all -> all.parts(parts)));
    }
  }

  private boolean isOurs() {
    try {
      return s3.headObject(object -> object.bucket(bucket).key(key)).metadata().equals(metadata);
    } catch (SdkException unknown) {
      return false;
    }
  }

  /** Gives up what was sent. What cannot be given up now, the bucket's life cycle discards. */
  void abandon() {
    try {
      id.ifPresent(
          unfinished ->
              s3.abortMultipartUpload(
                  upload -> upload.bucket(bucket).key(key).uploadId(unfinished)));
    } catch (SdkException discardedLater) {
      // nothing else can be done
    }
  }
}
