package br.com.techmedicos.adapters.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.healthrecord.ContentCipherContract;
import br.com.techmedicos.adapters.contracts.healthrecord.SampleContent;
import br.com.techmedicos.adapters.shared.RangeChannel;
import br.com.techmedicos.application.healthrecord.content.ContentBinding;
import br.com.techmedicos.application.healthrecord.content.ContentCipher;
import br.com.techmedicos.application.shared.ContentDamaged;
import br.com.techmedicos.application.shared.KeyUnavailable;
import br.com.techmedicos.domain.healthrecord.WrappedKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.subtle.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinkContentCipherTest extends ContentCipherContract {

  private final ContentBinding binding = SampleContent.binding();

  @TempDir Path temp;

  private MasterKeys masterKeys;
  private ContentCipher cipher;

  @BeforeEach
  void firstStart() {
    masterKeys = open();
    cipher = new TinkContentCipher(masterKeys);
  }

  @Override
  protected ContentCipher cipher() {
    return cipher;
  }

  private MasterKeys open() {
    return new MasterKeys(temp.resolve("keys"));
  }

  @Test
  void nothing_of_the_content_its_file_or_its_patient_is_readable() throws Exception {
    byte[] content = "Glicose: 92 mg/dL. ".repeat(200).getBytes(StandardCharsets.UTF_8);
    WrappedKey key = cipher.createKey(binding);

    String readable = latin1(encrypt(key, content)) + latin1(key.bytes());

    assertThat(readable)
        .doesNotContain("Glicose", "mg/dL", "type.googleapis.com", "AesGcm")
        .doesNotContain(latin1(bytes(binding.file().value())))
        .doesNotContain(latin1(bytes(binding.patient().value())))
        .doesNotContain(binding.file().toString(), binding.patient().toString());
  }

  @Test
  void damage_names_the_file_and_not_its_patient() throws Exception {
    WrappedKey key = cipher.createKey(binding);
    byte[] encrypted = encrypt(key, new byte[1_000]);
    WrappedKey another = cipher.createKey(SampleContent.binding());
    encrypted[encrypted.length - 1]++;

    for (WrappedKey each : new WrappedKey[] {key, another}) {
      assertThatThrownBy(() -> cipher.decrypt(each, binding, RangeChannel.of(encrypted)))
          .isInstanceOf(ContentDamaged.class)
          .hasMessageContaining(binding.file().toString())
          .message()
          .doesNotContain(binding.patient().toString());
    }
  }

  @Test
  void the_same_content_is_never_encrypted_to_the_same_bytes() throws Exception {
    WrappedKey key = cipher.createKey(binding);

    assertThat(encrypt(key, new byte[1_000])).isNotEqualTo(encrypt(key, new byte[1_000]));
  }

  @Test
  void a_wrapped_key_has_room_in_its_column() {
    assertThat(cipher.createKey(binding).bytes()).hasSizeLessThan(256);
  }

  @Test
  void a_part_is_read_without_reading_the_rest() throws Exception {
    WrappedKey key = cipher.createKey(binding);
    CountingChannel encrypted =
        new CountingChannel(encrypt(key, SampleContent.ofSize(8 * SampleContent.MIB)));

    try (SeekableByteChannel plain = cipher.decrypt(key, binding, encrypted.channel())) {
      plain.position(4 * SampleContent.MIB);
      assertThat(SampleContent.read(plain, 1_000)).hasSize(1_000);
    }

    // The header, the last segment and the one that was asked for.
    assertThat(encrypted.count()).isLessThan(SampleContent.MIB);
  }

  @Test
  void a_content_with_larger_segments_is_read_too() throws Exception {
    byte[] content = SampleContent.ofSize(3 * SampleContent.MIB);
    byte[] ids = Bytes.concat(bytes(binding.file().value()), bytes(binding.patient().value()));
    byte[] larger =
        TinkProtoKeysetFormat.serializeKeyset(
            KeysetHandle.generateNew(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB),
            InsecureSecretKeyAccess.get());
    WrappedKey key = WrappedKey.of(masterKeys.encrypt(larger, ids));

    assertThat(decrypt(key, encrypt(key, content))).isEqualTo(content);
  }

  @Test
  void a_content_stays_readable_when_the_master_key_is_replaced() throws Exception {
    byte[] content = SampleContent.ofSize(10_000);
    WrappedKey key = cipher.createKey(binding);
    byte[] encrypted = encrypt(key, content);

    masterKeys.rotate();

    assertThat(decrypt(key, encrypted)).isEqualTo(content);
    WrappedKey rewrapped = cipher.rewrap(key, binding);
    masterKeys.retireOld();
    assertThat(decrypt(rewrapped, encrypted)).isEqualTo(content);
    assertThatThrownBy(() -> decrypt(key, encrypted))
        .as("no damage of the content: the key that opens it is not there")
        .isInstanceOfSatisfying(
            ContentDamaged.class, failure -> assertThat(failure.isLocked()).isTrue());
  }

  @Test
  void a_content_that_was_altered_is_not_locked() throws Exception {
    WrappedKey key = cipher.createKey(binding);
    byte[] encrypted = encrypt(key, SampleContent.ofSize(100));
    encrypted[encrypted.length - 1] ^= 1;

    assertThatThrownBy(() -> decrypt(key, encrypted))
        .isInstanceOfSatisfying(
            ContentDamaged.class, failure -> assertThat(failure.isLocked()).isFalse());
  }

  @Test
  void an_instance_notices_the_master_key_that_another_has_made() throws Exception {
    ContentCipher other = new TinkContentCipher(open());
    WrappedKey before = cipher.createKey(binding);
    byte[] encrypted = encrypt(before, SampleContent.ofSize(100));

    open().rotate();
    WrappedKey rewrapped = other.rewrap(before, binding);
    open().retireOld();

    assertThat(decrypt(rewrapped, encrypted)).isEqualTo(SampleContent.ofSize(100));
    WrappedKey after = cipher.createKey(binding);
    assertThat(other.rewrap(after, binding)).isNotNull();
  }

  @Test
  void the_master_key_of_another_service_opens_nothing() throws Exception {
    ContentCipher elsewhere = new TinkContentCipher(new MasterKeys(temp.resolve("elsewhere")));
    WrappedKey key = cipher.createKey(binding);

    assertThatThrownBy(() -> elsewhere.rewrap(key, binding)).isInstanceOf(ContentDamaged.class);
  }

  @Test
  void a_key_folder_that_cannot_be_read_is_no_damage() throws Exception {
    WrappedKey key = cipher.createKey(binding);
    Path folder = temp.resolve("keys");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);

    assertThatThrownBy(() -> cipher.createKey(binding)).isInstanceOf(KeyUnavailable.class);
    assertThatThrownBy(() -> cipher.rewrap(key, binding)).isInstanceOf(KeyUnavailable.class);
  }

  private byte[] encrypt(WrappedKey key, byte[] content) throws IOException {
    ByteArrayOutputStream encrypted = new ByteArrayOutputStream();
    try (OutputStream plain = cipher.encrypt(key, binding, encrypted)) {
      plain.write(content);
    }
    return encrypted.toByteArray();
  }

  private byte[] decrypt(WrappedKey key, byte[] encrypted) throws IOException {
    try (SeekableByteChannel plain = cipher.decrypt(key, binding, RangeChannel.of(encrypted))) {
      return SampleContent.rest(plain);
    }
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] bytes(java.util.UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
