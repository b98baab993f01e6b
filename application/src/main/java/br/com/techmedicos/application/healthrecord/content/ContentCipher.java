package br.com.techmedicos.application.healthrecord.content;

import br.com.techmedicos.application.shared.ContentDamaged;
import br.com.techmedicos.application.shared.KeyUnavailable;
import br.com.techmedicos.domain.healthrecord.WrappedKey;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;

/**
 * Encrypts the content of each file with a key of its own, which is wrapped by a master key. Key
 * and content are bound to the file and its patient. Reading is authenticated: altered content is
 * never returned.
 */
public interface ContentCipher {

  /**
   * Creates a new random key.
   *
   * @param binding what it is for
   * @return the key, wrapped by the newest master key
   * @throws KeyUnavailable if the master key is not available
   */
  WrappedKey createKey(ContentBinding binding);

  /**
   * Encrypts the bytes written to the returned stream. Closing that stream completes the content
   * but does not close the underlying stream.
   *
   * @param binding what the key is for
   * @param encrypted where the encrypted content goes
   * @return the stream for the plain content
   * @throws ContentDamaged if the key is not for this
   * @throws KeyUnavailable if the master key is not available
   */
  OutputStream encrypt(WrappedKey key, ContentBinding binding, OutputStream encrypted);

  /**
   * Decrypts a content with random access. The size of the channel is that of the plain content.
   *
   * @param binding what the key is for
   * @param encrypted the whole encrypted content; closed with the answer, or if there is none
   * @return the plain content, read only; reading fails with {@link ContentDamaged}, or with what
   *     {@code encrypted} throws
   * @throws ContentDamaged if the key does not match the binding, or the content is cut off
   * @throws KeyUnavailable if the master key is not available
   */
  SeekableByteChannel decrypt(
      WrappedKey key, ContentBinding binding, SeekableByteChannel encrypted);

  /**
   * Rewraps a key with the newest master key. The key itself does not change, and neither does the
   * content.
   *
   * @param binding what the key is for
   * @return the same key, wrapped by the newest master key
   * @throws ContentDamaged if the key is not for this
   * @throws KeyUnavailable if the master key is not available
   */
  WrappedKey rewrap(WrappedKey key, ContentBinding binding);
}
