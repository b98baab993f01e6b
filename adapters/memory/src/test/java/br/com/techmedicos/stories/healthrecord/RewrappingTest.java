package br.com.techmedicos.stories.healthrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.application.healthrecord.content.ContentBinding;
import br.com.techmedicos.application.healthrecord.content.ContentCipher;
import br.com.techmedicos.application.healthrecord.content.ContentScanner;
import br.com.techmedicos.application.healthrecord.content.RewrapKeys;
import br.com.techmedicos.application.shared.ContentDamaged;
import br.com.techmedicos.application.shared.KeyUnavailable;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.WrappedKey;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.stories.RecordStory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** After the master key was replaced, every key is wrapped by the new one, and nothing is lost. */
class RewrappingTest extends RecordStory {

  private final NewMasterKey cipher = new NewMasterKey();

  @Test
  void every_key_is_wrapped_anew_once_whosever_it_is() {
    List<RecordFile> files = new ArrayList<>();
    for (int i = 0; i < 101; i++) {
      files.add(upload(i % 2 == 0 ? jose : rita));
    }

    assertThat(rewrap()).isEqualTo(101);

    assertThat(cipher.wrapped)
        .containsExactlyElementsOf(
            files.stream().map(file -> new ContentBinding(file.id(), file.owner())).toList());
    assertThat(files)
        .allSatisfy(
            file ->
                assertThat(keyOf(file.owner(), file))
                    .isEqualTo(NewMasterKey.wrapping(file.content().key())));
  }

  @Test
  void it_may_be_repeated() {
    RecordFile file = upload(jose);
    rewrap();

    assertThat(rewrap()).isEqualTo(1);

    assertThat(keyOf(jose, file)).isEqualTo(NewMasterKey.wrapping(file.content().key()));
  }

  @Test
  void it_may_stop_in_the_middle_and_begin_again() {
    upload(jose);
    RecordFile second = upload(jose);
    cipher.failsAfter = 1;
    assertThatThrownBy(this::rewrap).isInstanceOf(KeyUnavailable.class);
    assertThat(keyOf(jose, second)).isEqualTo(second.content().key());

    cipher.failsAfter = Integer.MAX_VALUE;

    assertThat(rewrap()).isEqualTo(2);
    assertThat(keyOf(jose, second)).isEqualTo(NewMasterKey.wrapping(second.content().key()));
  }

  @Test
  void where_there_are_no_files_there_is_nothing_to_wrap() {
    assertThat(rewrap()).isZero();
  }

  @Test
  void a_key_that_no_master_key_opens_is_passed_over_and_told() {
    RecordFile first = upload(jose);
    RecordFile second = upload(jose);
    RecordFile third = upload(rita);
    cipher.locked = Optional.of(second.id());

    assertThat(findings()).isEqualTo(new RewrapKeys.Rewrapped(2, List.of(second.id())));

    assertThat(keyOf(jose, first)).isEqualTo(NewMasterKey.wrapping(first.content().key()));
    assertThat(keyOf(jose, second)).isEqualTo(second.content().key());
    assertThat(keyOf(rita, third)).isEqualTo(NewMasterKey.wrapping(third.content().key()));
  }

  private long rewrap() {
    RewrapKeys.Rewrapped findings = findings();
    assertThat(findings.locked()).isEmpty();
    return findings.keys();
  }

  private RewrapKeys.Rewrapped findings() {
    return record(clinic.contents().store(), cipher, ContentScanner.off())
        .rewrapKeys()
        .handle(new RewrapKeys.Command());
  }

  private WrappedKey keyOf(PatientId patient, RecordFile file) {
    return stored.files().find(patient, file.id()).orElseThrow().content().key();
  }

  /** Marks what it wraps, once. */
  private static final class NewMasterKey implements ContentCipher {

    private final List<ContentBinding> wrapped = new ArrayList<>();
    private int failsAfter = Integer.MAX_VALUE;
    private Optional<RecordFileId> locked = Optional.empty();

    static WrappedKey wrapping(WrappedKey key) {
      byte[] bytes = key.bytes();
      bytes[0] = 'N';
      return WrappedKey.of(bytes);
    }

    @Override
    public WrappedKey rewrap(WrappedKey key, ContentBinding binding) {
      if (wrapped.size() == failsAfter) {
        throw new KeyUnavailable("cannot reach it", new IOException("no route to host"));
      }
      if (locked.filter(binding.file()::equals).isPresent()) {
        throw ContentDamaged.locked("no key opens it", new IOException("no such key"));
      }
      wrapped.add(binding);
      return wrapping(key);
    }

    @Override
    public WrappedKey createKey(ContentBinding binding) {
      throw new AssertionError("a key that is wrapped anew is not made");
    }

    @Override
    public OutputStream encrypt(WrappedKey key, ContentBinding binding, OutputStream encrypted) {
      throw new AssertionError("contents stay as they are");
    }

    @Override
    public SeekableByteChannel decrypt(
        WrappedKey key, ContentBinding binding, SeekableByteChannel encrypted) {
      throw new AssertionError("contents stay as they are");
    }
  }
}
