package br.com.techmedicos.application.healthrecord.content;

import br.com.techmedicos.application.shared.ContentDamaged;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import java.nio.channels.SeekableByteChannel;

/** Opens the content of files that the caller has a right to. */
public final class ContentReader {

  private final ContentStore store;
  private final ContentCipher cipher;

  public ContentReader(ContentStore store, ContentCipher cipher) {
    this.store = store;
    this.cipher = cipher;
  }

  /** The plain content. Whether it may be read was decided before. */
  public SeekableByteChannel open(RecordFile file) {
    SeekableByteChannel encrypted =
        store
            .open(file.content().name())
            .orElseThrow(() -> new ContentDamaged("the content of " + file.id() + " is gone"));
    return cipher.decrypt(
        file.content().key(), new ContentBinding(file.id(), file.owner()), encrypted);
  }
}
