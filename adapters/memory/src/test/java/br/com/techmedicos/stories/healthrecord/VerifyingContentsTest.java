package br.com.techmedicos.stories.healthrecord;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.application.healthrecord.content.ContentBinding;
import br.com.techmedicos.application.healthrecord.content.ContentCipher;
import br.com.techmedicos.application.healthrecord.content.ContentScanner;
import br.com.techmedicos.application.healthrecord.content.ContentStore;
import br.com.techmedicos.application.healthrecord.content.VerifyContents;
import br.com.techmedicos.application.shared.ContentDamaged;
import br.com.techmedicos.application.shared.KeyUnavailable;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.WrappedKey;
import br.com.techmedicos.stories.RecordStory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import org.junit.jupiter.api.Test;

/** After a restore it is known of every file whether it is as it was uploaded. */
class VerifyingContentsTest extends RecordStory {

  private final ContentStore store = clinic.contents().store();

  private VerifyContents.Findings verify() {
    return record.verifyContents().handle(new VerifyContents.Query());
  }

  @Test
  void every_file_is_read_to_its_end_whosever_it_is() {
    for (int i = 0; i < 101; i++) {
      upload(i % 2 == 0 ? jose : rita, "1234567890");
    }

    VerifyContents.Findings findings = verify();

    assertThat(findings.files()).isEqualTo(101);
    assertThat(findings.bytes()).isEqualTo(1010);
    assertThat(findings.damaged()).isEmpty();
  }

  @Test
  void a_content_that_opens_but_is_not_the_one_that_was_uploaded_is_named() throws IOException {
    RecordFile whole = upload(jose, "123");
    RecordFile other = upload(jose, "456");
    replace(other, "789");

    VerifyContents.Findings findings = verify();

    assertThat(findings.bytes()).isEqualTo(whole.content().size());
    assertThat(findings.damaged()).containsExactly(other.id());
    assertThat(findings.whole()).isFalse();
  }

  /** As somebody would who has the keys. */
  private void replace(RecordFile file, String text) throws IOException {
    store.delete(file.content().name());
    store.write(
        file.content().name(),
        content -> {
          try (OutputStream encrypted =
              clinic
                  .contents()
                  .cipher()
                  .encrypt(
                      file.content().key(), new ContentBinding(file.id(), file.owner()), content)) {
            encrypted.write(text.getBytes(UTF_8));
          }
        });
  }

  @Test
  void a_file_that_no_key_opens_is_no_damaged_one_and_is_passed_over() {
    RecordFile locked = upload(jose, "123");
    RecordFile whole = upload(jose, "4567");
    ContentCipher cipher = clinic.contents().cipher();

    VerifyContents.Findings findings =
        record(
                store,
                new WithoutTheKeyOf(
                    locked, cipher, ContentDamaged.locked("no such key", new IOException())),
                ContentScanner.off())
            .verifyContents()
            .handle(new VerifyContents.Query());

    assertThat(findings.files()).isEqualTo(2);
    assertThat(findings.bytes()).isEqualTo(whole.content().size());
    assertThat(findings.damaged()).isEmpty();
    assertThat(findings.locked()).containsExactly(locked.id());
    assertThat(findings.whole()).isFalse();
  }

  @Test
  void nothing_is_found_while_the_keeper_of_the_keys_does_not_answer() {
    RecordFile file = upload(jose, "123");
    KeyUnavailable away = new KeyUnavailable("KMS could not unwrap a key", new IOException());
    ContentCipher cipher = new WithoutTheKeyOf(file, clinic.contents().cipher(), away);

    assertThatThrownBy(
            () ->
                record(store, cipher, ContentScanner.off())
                    .verifyContents()
                    .handle(new VerifyContents.Query()))
        .isSameAs(away);
  }

  private record WithoutTheKeyOf(RecordFile file, ContentCipher cipher, RuntimeException why)
      implements ContentCipher {

    @Override
    public WrappedKey createKey(ContentBinding binding) {
      return cipher.createKey(binding);
    }

    @Override
    public OutputStream encrypt(WrappedKey key, ContentBinding binding, OutputStream encrypted) {
      return cipher.encrypt(key, binding, encrypted);
    }

    @Override
    public SeekableByteChannel decrypt(
        WrappedKey key, ContentBinding binding, SeekableByteChannel encrypted) {
      if (binding.file().equals(file.id())) {
        throw why;
      }
      return cipher.decrypt(key, binding, encrypted);
    }

    @Override
    public WrappedKey rewrap(WrappedKey key, ContentBinding binding) {
      return cipher.rewrap(key, binding);
    }
  }

  @Test
  void a_file_that_is_deleted_before_it_is_read_is_not_damaged() {
    RecordFile deleted = upload(jose, "123");
    RecordFile whole = upload(jose, "4567");

    VerifyContents.Findings findings =
        deletedAsItIsOpened(deleted).verifyContents().handle(new VerifyContents.Query());

    assertThat(findings.bytes()).isEqualTo(whole.content().size());
    assertThat(findings.whole()).isTrue();
  }

  @Test
  void files_whose_content_is_missing_or_another_are_named() throws IOException {
    RecordFile missing = upload(jose, "123");
    RecordFile whole = upload(jose, "4567");
    RecordFile altered = upload(jose, "89");
    store.delete(missing.content().name());
    store.delete(altered.content().name());
    store.write(altered.content().name(), content -> content.write("other".getBytes(UTF_8)));

    VerifyContents.Findings findings = verify();

    assertThat(findings.files()).isEqualTo(3);
    assertThat(findings.bytes()).isEqualTo(whole.content().size());
    assertThat(findings.damaged()).containsExactly(missing.id(), altered.id());
  }
}
