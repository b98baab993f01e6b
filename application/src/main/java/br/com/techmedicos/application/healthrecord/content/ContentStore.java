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

  /** Writes one content, as far as it goes. */
  interface Body {

    /**
     * Writes everything, then returns.
     *
     * @param content takes it; its own failures are {@link StorageUnavailable}, never an {@link
     *     IOException}; it needs not be closed
     * @throws IOException if there is no more to write though the content is not complete; nothing
     *     is kept then
     */
    void writeTo(OutputStream content) throws IOException;
  }

  /**
   * Keeps a content. When this returns, it is on durable storage.
   *
   * @param name a name not used before
   * @param body writes it; whatever it throws is thrown on, and nothing is kept
   * @throws IOException what the body throws
   * @throws StorageUnavailable if it could not be kept, also if the name is taken; nothing was kept
   */
  void write(ContentName name, Body body) throws IOException;

  /**
   * Opens a content for reading, at any place of it.
   *
   * @param name of the content
   * @return the content, read only, to be closed by the caller; nothing if there is none. Reading
   *     fails with {@link StorageUnavailable}, never with an {@link IOException}
   * @throws StorageUnavailable if it cannot be told now
   */
  Optional<SeekableByteChannel> open(ContentName name);

  /**
   * Removes a content, and what an interrupted write left under its name. Succeeds if there is
   * none. A reader reaches the end or gets {@link StorageUnavailable}. A write still under way may
   * yet succeed.
   *
   * @param name of the content
   * @throws StorageUnavailable if it could not be removed now
   */
  void delete(ContentName name);
}
