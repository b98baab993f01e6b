package br.com.techmedicos.application.healthrecord.content;

import br.com.techmedicos.application.shared.ContentDamaged;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import java.nio.channels.SeekableByteChannel;

/** Opens the contents of files, after the access was allowed. */
public final class ContentReader {

  private final ContentStore store;
  private final ContentCipher cipher;

  public ContentReader(ContentStore store, ContentCipher cipher) {
    this.store = store;
    this.cipher = cipher;
  }

  /** Opens the plain content. The caller has already checked the access. */
  public SeekableByteChannel open(RecordFile file) {
    SeekableByteChannel encrypted =
        store
            .open(file.content().name())
            .orElseThrow(() -> new ContentDamaged("the content of " + file.id() + " is missing"));
    return cipher.decrypt(
        file.content().key(), new ContentBinding(file.id(), file.owner()), encrypted);
  }
}
