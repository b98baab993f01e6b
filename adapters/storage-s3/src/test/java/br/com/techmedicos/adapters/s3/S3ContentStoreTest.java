package br.com.techmedicos.adapters.s3;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.healthrecord.ContentStoreContract;
import br.com.techmedicos.adapters.contracts.healthrecord.SampleContent;
import br.com.techmedicos.application.healthrecord.content.ContentStore;
import br.com.techmedicos.domain.healthrecord.ContentName;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Runs on the bucket that {@code TECHMEDICOS_TEST_S3_BUCKET} names, if it is set: at the endpoint
 * {@code TECHMEDICOS_TEST_S3_ENDPOINT} or else in AWS, with the region and the credentials that the
 * environment provides. Otherwise on S3Mock. What it writes to a real bucket begins with {@code
 * techmedicos-test-}, and stays there.
 */
class S3ContentStoreTest extends ContentStoreContract {

  private static final Optional<String> BUCKET =
      Optional.ofNullable(System.getenv("TECHMEDICOS_TEST_S3_BUCKET"));
  private static final Optional<URI> ENDPOINT =
      Optional.ofNullable(System.getenv("TECHMEDICOS_TEST_S3_ENDPOINT")).map(URI::create);

  private static StrictBucket mock;
  private static S3Client client;
  private static ContentStore store;

  @BeforeAll
  static void open() throws Exception {
    String prefix = "techmedicos-test-" + UUID.randomUUID() + "/";
    if (BUCKET.isPresent()) {
      client = S3Clients.at(Optional.empty(), ENDPOINT);
      store = new S3ContentStore(client, BUCKET.get(), prefix);
    } else {
      System.setProperty("aws.accessKeyId", "made-up");
      System.setProperty("aws.secretAccessKey", "made-up");
      mock = new StrictBucket();
      client = S3Clients.at(Optional.of("sa-east-1"), Optional.of(mock.url()));
      store = new S3ContentStore(client, StrictBucket.NAME, prefix);
    }
  }

  @AfterAll
  static void close() {
    client.close();
    if (mock != null) {
      mock.close();
    }
  }

  @Override
  protected ContentStore store() {
    return store;
  }

  /** A content in one call, and one in parts: 12 MiB are three. */
  @ParameterizedTest
  @CsvSource({
    "PUT null, BEFORE, 10",
    "PUT null, AFTER, 10",
    "POST uploads, BEFORE, 12582912",
    "PUT partNumber=1, BEFORE, 12582912",
    "PUT partNumber=2, AFTER, 12582912",
    "POST uploadId, BEFORE, 12582912",
    "POST uploadId, AFTER, 12582912"
  })
  void a_call_that_fails_is_made_again_and_its_name_stays_ours(
      String call, StrictBucket.Trouble trouble, int size) throws Exception {
    Assumptions.assumeTrue(mock != null);
    ContentName name = SampleContent.name();
    byte[] content = SampleContent.ofSize(size);
    mock.failNext(call, trouble);

    store.write(name, out -> out.write(content));

    try (SeekableByteChannel channel = store.open(name).orElseThrow()) {
      assertThat(SampleContent.rest(channel)).isEqualTo(content);
    }
  }

  @Test
  void of_an_upload_in_parts_that_comes_to_no_end_no_part_is_kept() {
    ContentName name = SampleContent.name();
    IllegalStateException refused = new IllegalStateException("too large");
    try {
      store.write(
          name,
          out -> {
            out.write(SampleContent.ofSize(12 << 20));
            throw refused;
          });
    } catch (Exception expected) {
      assertThat(expected).isSameAs(refused);
    }

    String bucket = BUCKET.orElse(StrictBucket.NAME);
    assertThat(client.listMultipartUploads(each -> each.bucket(bucket)).uploads())
        .noneMatch(upload -> upload.key().endsWith(name.toString()));
  }
}
