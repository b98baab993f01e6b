package br.com.techmedicos.adapters.awskms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.healthrecord.ContentCipherContract;
import br.com.techmedicos.adapters.contracts.healthrecord.SampleContent;
import br.com.techmedicos.adapters.encryption.TinkContentCipher;
import br.com.techmedicos.adapters.shared.RangeChannel;
import br.com.techmedicos.application.healthrecord.content.ContentBinding;
import br.com.techmedicos.application.healthrecord.content.ContentCipher;
import br.com.techmedicos.application.shared.KeyUnavailable;
import br.com.techmedicos.domain.healthrecord.WrappedKey;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;

/** The cipher of contents, its master key in a fake of AWS KMS. */
class AwsKmsMasterKeyTest extends ContentCipherContract {

  private FakeKms kms;
  private ContentCipher cipher;

  @BeforeAll
  static void credentials() {
    System.setProperty("aws.accessKeyId", "made-up");
    System.setProperty("aws.secretAccessKey", "made-up");
  }

  @BeforeEach
  void open() throws Exception {
    kms = new FakeKms();
    cipher =
        new TinkContentCipher(
            AwsKmsMasterKey.at(
                Optional.of(URI.create(kms.url())), FakeKms.KEY, AwsRetryStrategy.doNotRetry()));
  }

  @AfterEach
  void close() {
    kms.close();
  }

  @Override
  protected ContentCipher cipher() {
    return cipher;
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 404, 429, 500, 503})
  void a_service_that_refuses_or_fails_is_no_damage(int status) {
    ContentBinding binding = SampleContent.binding();
    WrappedKey key = cipher.createKey(binding);
    kms.answerAlways(status);

    assertThatThrownBy(() -> cipher.createKey(binding)).isInstanceOf(KeyUnavailable.class);
    assertThatThrownBy(() -> cipher.rewrap(key, binding)).isInstanceOf(KeyUnavailable.class);
  }

  @Test
  void a_service_that_cannot_be_reached_is_no_damage() {
    ContentBinding binding = SampleContent.binding();
    WrappedKey key = cipher.createKey(binding);
    kms.close();

    assertThatThrownBy(() -> cipher.createKey(binding)).isInstanceOf(KeyUnavailable.class);
    assertThatThrownBy(() -> cipher.rewrap(key, binding)).isInstanceOf(KeyUnavailable.class);
  }

  @Test
  void a_content_is_read_with_one_call_however_much_of_it_is_read() throws Exception {
    ContentBinding binding = SampleContent.binding();
    WrappedKey key = cipher.createKey(binding);
    ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
    try (OutputStream plain = cipher.encrypt(key, binding, encrypted)) {
      plain.write(SampleContent.ofSize(3 * SampleContent.MIB));
    }
    int before = kms.calls();

    RangeChannel source = RangeChannel.of(encrypted.toByteArray());
    try (SeekableByteChannel plain = cipher.decrypt(key, binding, source)) {
      SampleContent.rest(plain);
      plain.position(5);
      SampleContent.read(plain, 10);
    }

    assertThat(kms.calls() - before).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my-key",
        "arn:aws:kms:sa-east-1:111122223333:alias/my-key",
        "arn:aws:kms::111122223333:key/1234abcd",
        "arn:aws:s3:sa-east-1:111122223333:key/1234abcd"
      })
  void what_is_no_name_of_a_key_is_refused(String arn) {
    assertThatThrownBy(() -> AwsKmsMasterKey.named(arn))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(arn);
  }
}
