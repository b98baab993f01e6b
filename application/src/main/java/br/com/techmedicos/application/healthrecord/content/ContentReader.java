package br.com.techmedicos.application.healthrecord.content;

import br.com.techmedicos.application.shared.ContentDamaged;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.RecordFiles;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/** Opens the contents of files, after the access was allowed. */
public final class ContentReader {

  private final RecordFiles files;
  private final ContentStore store;
  private final ContentCipher cipher;

  public ContentReader(RecordFiles files, ContentStore store, ContentCipher cipher) {
    this.files = files;
    this.store = store;
    this.cipher = cipher;
  }

  /**
   * Opens the plain content. The caller has already checked the access.
   *
   * @param file as it was read
   * @return the content, to be closed by the caller; empty if the file has been deleted meanwhile
   * @throws ContentDamaged if the file is there, but not its content or the key of it
   */
  public Optional<SeekableByteChannel> open(RecordFile file) {
    Optional<SeekableByteChannel> encrypted = store.open(file.content().name());
    if (encrypted.isEmpty() && files.find(file.owner(), file.id()).isPresent()) {
      throw new ContentDamaged("the content of " + file.id() + " is missing");
    }
    ContentBinding binding = new ContentBinding(file.id(), file.owner());
    return encrypted.map(content -> cipher.decrypt(file.content().key(), binding, content));
  }
}
