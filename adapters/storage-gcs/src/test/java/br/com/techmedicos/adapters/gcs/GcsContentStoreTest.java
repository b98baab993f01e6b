package br.com.techmedicos.adapters.gcs;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.healthrecord.ContentStoreContract;
import br.com.techmedicos.application.healthrecord.content.ContentStore;
import com.google.cloud.NoCredentials;
import com.google.cloud.storage.HttpStorageOptions;
import com.google.cloud.storage.StorageOptions;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * Runs on the bucket that {@code TECHMEDICOS_TEST_GCS_BUCKET} names, if it is set: at the endpoint
 * {@code TECHMEDICOS_TEST_GCS_HOST}, without credentials, or else, without that, in Google Cloud,
 * with the credentials that the environment provides. Otherwise on a fake. What it writes to a real
 * bucket begins with {@code techmedicos-test-}, and stays there.
 */
class GcsContentStoreTest extends ContentStoreContract {

  private static final Optional<String> BUCKET =
      Optional.ofNullable(System.getenv("TECHMEDICOS_TEST_GCS_BUCKET"));
  private static final Optional<String> HOST =
      Optional.ofNullable(System.getenv("TECHMEDICOS_TEST_GCS_HOST"));

  private static FakeBucket fake;
  private static ContentStore store;

  @BeforeAll
  static void open() throws Exception {
    String prefix = "techmedicos-test-" + UUID.randomUUID() + "/";
    if (BUCKET.isPresent()) {
      HttpStorageOptions options =
          HOST.map(GcsContentStoreTest::at).orElseGet(() -> StorageOptions.http().build());
      store = new GcsContentStore(options, BUCKET.get(), prefix);
    } else {
      fake = new FakeBucket("contents");
      store = new GcsContentStore(at(fake.host()), "contents", prefix);
    }
  }

  @AfterAll
  static void close() {
    if (fake != null) {
      fake.close();
      assertThat(fake.misuses()).isEmpty();
    }
  }

  static HttpStorageOptions at(String host) {
    return StorageOptions.http()
        .setHost(host)
        .setProjectId("techmedicos-test")
        .setCredentials(NoCredentials.getInstance())
        .build();
  }

  @Override
  protected ContentStore store() {
    return store;
  }
}
