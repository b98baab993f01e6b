package br.com.techmedicos.application.healthrecord.content;

import br.com.techmedicos.application.shared.StorageUnavailable;
import br.com.techmedicos.domain.healthrecord.ContentName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/**
 * Stores encrypted contents under names that are used once. A content is stored completely or not
 * at all. Only buffers are held in memory.
 */
public interface ContentStore {

  /** Writes a content. */
  interface Body {

    /**
     * Writes the whole content.
     *
     * @param content takes it; its own failures are {@link StorageUnavailable}, never an {@link
     *     IOException}; it needs not be closed
     * @throws IOException if the content ends before it is complete; then nothing is stored
     */
    void writeTo(OutputStream content) throws IOException;
  }

  /**
   * Stores a content. When this method returns, it is on durable storage.
   *
   * @param name a name not used before
   * @param body writes it; whatever it throws is thrown on, and nothing is kept
   * @throws IOException the exception of the body
   * @throws StorageUnavailable if the content could not be stored, for example because the name is
   *     taken; then nothing is stored
   */
  void write(ContentName name, Body body) throws IOException;

  /**
   * Opens a content for reading with random access.
   *
   * @return the content, read-only, to be closed by the caller; empty if there is none. Reading
   *     fails with {@link StorageUnavailable}, never with an {@link IOException}
   * @throws StorageUnavailable if the store does not answer
   */
  Optional<SeekableByteChannel> open(ContentName name);

  /**
   * Removes a content, and what an interrupted write left under its name. Succeeds if there is
   * none. A reader reaches the end or gets {@link StorageUnavailable}. A write still under way may
   * yet succeed.
   *
   * @throws StorageUnavailable if the content could not be removed
   */
  void delete(ContentName name);
}
