package br.com.techmedicos.adapters.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.healthrecord.SampleContent;
import br.com.techmedicos.adapters.gcs.FakeBucket.Trouble;
import br.com.techmedicos.application.healthrecord.content.ContentStore;
import br.com.techmedicos.application.shared.StorageUnavailable;
import br.com.techmedicos.domain.healthrecord.ContentName;
import com.google.api.gax.retrying.RetrySettings;
import com.google.cloud.storage.HttpStorageOptions;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the service does to its clients on a bad day. */
@Timeout(300)
class GcsOutageTest {

  private static final byte[] CONTENT = SampleContent.ofSize(5 * SampleContent.MIB + 3);

  private final ContentName name = SampleContent.name();

  private FakeBucket fake;
  private ContentStore store;

  @BeforeEach
  void open() throws IOException {
    fake = new FakeBucket("contents");
    // As the client does it, but for its pauses.
    RetrySettings brisk =
        RetrySettings.newBuilder()
            .setInitialRetryDelayDuration(Duration.ofMillis(10))
            .setRetryDelayMultiplier(1.5)
            .setMaxRetryDelayDuration(Duration.ofMillis(50))
            .setTotalTimeoutDuration(Duration.ofSeconds(60))
            .setMaxAttempts(6)
            .build();
    HttpStorageOptions options =
        GcsContentStoreTest.at(fake.host()).toBuilder().setRetrySettings(brisk).build();
    store = new GcsContentStore(options, "contents", "");
  }

  @AfterEach
  void close() {
    fake.close();
    assertThat(fake.misuses()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE", "AFTER"})
  void an_upload_goes_on_when_a_call_fails(Trouble trouble) throws Exception {
    fake.failNext("POST upload", trouble);
    fake.failNext("PUT chunk", trouble);

    store.write(name, out -> out.write(CONTENT));

    assertThat(fake.objects()).containsOnlyKeys(name.toString());
    assertThat(fake.objects().get(name.toString())).isEqualTo(CONTENT);
  }

  @Test
  void a_lost_answer_to_the_last_chunk_does_not_make_the_name_taken() throws Exception {
    fake.failNext("PUT chunk", Trouble.AFTER);

    store.write(name, out -> out.write(1));

    assertThat(fake.objects().get(name.toString())).containsExactly(1);
  }

  @Test
  void a_content_that_arrives_altered_is_not_kept() {
    fake.failNext("PUT chunk", Trouble.ALTERED);

    assertThatThrownBy(() -> store.write(name, out -> out.write(CONTENT)))
        .isInstanceOf(StorageUnavailable.class);

    assertThat(fake.objects()).isEmpty();
  }

  @Test
  void a_service_that_is_down_is_told_after_some_attempts() throws Exception {
    store.write(name, out -> out.write(CONTENT));
    fake.failAlways();

    assertThatThrownBy(() -> store.write(SampleContent.name(), out -> out.write(1)))
        .isInstanceOf(StorageUnavailable.class);
    assertThatThrownBy(() -> store.open(name)).isInstanceOf(StorageUnavailable.class);
    assertThatThrownBy(() -> store.delete(name)).isInstanceOf(StorageUnavailable.class);
    assertThat(fake.calls().size()).isGreaterThan(10);
  }

  @Test
  void reading_and_deleting_go_on_when_a_call_fails() throws Exception {
    store.write(name, out -> out.write(CONTENT));
    fake.failNext("GET object", Trouble.BEFORE);
    fake.failNext("GET media", Trouble.BEFORE);
    fake.failNext("GET media", Trouble.CUT_OFF);
    fake.failNext("DELETE object", Trouble.AFTER);

    try (SeekableByteChannel channel = store.open(name).orElseThrow()) {
      assertThat(SampleContent.rest(channel)).isEqualTo(CONTENT);
    }
    store.delete(name);

    assertThat(fake.objects()).isEmpty();
  }

  @Test
  void a_content_that_vanishes_while_it_is_read_is_an_error() throws Exception {
    store.write(name, out -> out.write(CONTENT));

    try (SeekableByteChannel channel = store.open(name).orElseThrow()) {
      store.delete(name);
      assertThatThrownBy(() -> SampleContent.rest(channel)).isInstanceOf(StorageUnavailable.class);
    }
  }

  @Test
  void what_is_sent_is_sent_in_chunks_and_says_nothing_of_whose_it_is() throws Exception {
    store.write(name, out -> out.write(CONTENT));

    assertThat(fake.calls()).containsExactly("POST upload", "PUT chunk", "PUT chunk", "PUT chunk");
  }

  @Test
  void an_upload_that_is_given_up_makes_no_object() {
    assertThatThrownBy(
            () ->
                store.write(
                    name,
                    out -> {
                      out.write(CONTENT);
                      throw new IOException("the client went away");
                    }))
        .hasMessage("the client went away");

    assertThat(fake.calls()).contains("PUT chunk");
    assertThat(fake.objects()).isEmpty();
  }
}
