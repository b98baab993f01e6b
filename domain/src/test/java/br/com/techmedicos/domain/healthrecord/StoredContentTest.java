package br.com.techmedicos.domain.healthrecord;

import static br.com.techmedicos.domain.ViolationAssertions.assertRefused;
import static br.com.techmedicos.domain.healthrecord.SampleRecord.content;
import static br.com.techmedicos.domain.healthrecord.SampleRecord.id;
import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.domain.shared.InvalidValue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredContentTest {

  private static StoredContent ofSize(long size) {
    StoredContent some = content();
    return new StoredContent(some.name(), some.key(), some.format(), size, some.digest());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 1L << 30})
  void a_content_has_from_one_byte_to_one_gibibyte(long size) {
    assertThat(ofSize(size).size()).isEqualTo(size);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, (1L << 30) + 1})
  void no_content_has_another_size(long size) {
    assertRefused(
        size < 1
            ? new HealthRecordViolation.FileEmpty()
            : new HealthRecordViolation.FileTooLarge(1L << 30),
        () -> ofSize(size));
  }

  @Test
  void a_key_wrapped_anew_changes_nothing_else() {
    WrappedKey anew = WrappedKey.of(new byte[] {9});

    StoredContent rewrapped = content().withKey(anew);

    assertThat(rewrapped.key()).isEqualTo(anew);
    assertThat(rewrapped.withKey(content().key())).isEqualTo(content());
  }

  @Test
  void keys_and_seals_are_the_same_if_their_bytes_are() {
    assertThat(WrappedKey.of(new byte[] {1, 2}))
        .isEqualTo(WrappedKey.of(new byte[] {1, 2}))
        .hasSameHashCodeAs(WrappedKey.of(new byte[] {1, 2}))
        .isNotEqualTo(WrappedKey.of(new byte[] {1, 3}));
    assertThat(Seal.of(new byte[] {1, 2}))
        .isEqualTo(Seal.of(new byte[] {1, 2}))
        .hasSameHashCodeAs(Seal.of(new byte[] {1, 2}))
        .isNotEqualTo(Seal.of(new byte[] {1, 3}));
    assertThat(Seal.of(new byte[0])).isEqualTo(Seal.NONE);
  }

  @Test
  void nobody_changes_a_key_or_a_seal_from_outside() {
    byte[] bytes = {1, 2};
    WrappedKey key = WrappedKey.of(bytes);
    Seal seal = Seal.of(bytes);

    bytes[0] = 9;
    key.bytes()[1] = 9;
    seal.bytes()[1] = 9;

    assertThat(key.bytes()).containsExactly(1, 2);
    assertThat(seal.bytes()).containsExactly(1, 2);
  }

  @Test
  void nothing_of_a_file_is_printed() {
    assertThat(content()).hasToString("StoredContent[***]");
    assertThat(content().key()).hasToString("WrappedKey[***]");
    assertThat(Seal.of(new byte[] {1, 2})).hasToString("Seal[***]");
    assertThat(SampleRecord.details()).hasToString("FileDetails[***]");
  }

  @Test
  void a_digest_has_64_hexadecimal_digits_in_small_letters() {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) 0xE9;

    assertThat(ContentDigest.of(bytes)).hasToString("e9" + "00".repeat(31));
    for (String wrong :
        new String[] {"", "e9", "E9" + "00".repeat(31), "g0" + "00".repeat(31), "00".repeat(33)}) {
      assertRefused(new InvalidValue.TextLength(64, 64), () -> new ContentDigest(wrong));
    }
  }

  @Test
  void a_content_is_printed_by_its_random_name() {
    assertThat(new ContentName(id(1))).hasToString(id(1).toString());
  }

  @ParameterizedTest
  @EnumSource
  void a_format_is_known_by_its_media_type(FileFormat format) {
    assertThat(FileFormat.ofMediaType(format.mediaType())).contains(format);
  }

  @Test
  void other_media_types_are_no_format() {
    assertThat(Stream.of("application/x-dosexec", "text/html", "", "APPLICATION/PDF"))
        .allSatisfy(type -> assertThat(FileFormat.ofMediaType(type)).isEmpty());
  }
}
