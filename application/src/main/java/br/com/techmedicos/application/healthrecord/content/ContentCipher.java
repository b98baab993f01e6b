package br.com.techmedicos.application.healthrecord.content;

import br.com.techmedicos.application.shared.ContentDamaged;
import br.com.techmedicos.application.shared.KeyUnavailable;
import br.com.techmedicos.domain.healthrecord.WrappedKey;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;

/**
 * Encrypts the content of every file under a key of its own, which a master key wraps. Key and
 * content are bound to the file and its patient. Reading authenticates: nothing comes out that did
 * not go in.
 */
public interface ContentCipher {

  /**
   * Makes a new random key.
   *
   * @param binding what it is for
   * @return the key, wrapped by the newest master key
   * @throws KeyUnavailable if the master key cannot be had now
   */
  WrappedKey createKey(ContentBinding binding);

  /**
   * Encrypts what is written. Only closing the stream completes the content; closing leaves the
   * stream below open.
   *
   * @param key of the content
   * @param binding what the key is for
   * @param encrypted where the encrypted content goes
   * @return takes the plain content
   * @throws ContentDamaged if the key is not for this
   * @throws KeyUnavailable if the master key cannot be had now
   */
  OutputStream encrypt(WrappedKey key, ContentBinding binding, OutputStream encrypted);

  /**
   * Decrypts, at any place, what is read. Its size is the plain content's.
   *
   * @param key of the content
   * @param binding what the key is for
   * @param encrypted the whole encrypted content; closed with the answer, or if there is none
   * @return the plain content, read only; reading fails with {@link ContentDamaged}, or with what
   *     {@code encrypted} throws
   * @throws ContentDamaged if the key is not for this, or the content is cut off
   * @throws KeyUnavailable if the master key cannot be had now
   */
  SeekableByteChannel decrypt(
      WrappedKey key, ContentBinding binding, SeekableByteChannel encrypted);

  /**
   * Wraps a key anew, by the newest master key. The key itself, and so the content, stays as it is.
   *
   * @param key of a content
   * @param binding what the key is for
   * @return the same key, wrapped by the newest master key
   * @throws ContentDamaged if the key is not for this
   * @throws KeyUnavailable if the master key cannot be had now
   */
  WrappedKey rewrap(WrappedKey key, ContentBinding binding);
}
