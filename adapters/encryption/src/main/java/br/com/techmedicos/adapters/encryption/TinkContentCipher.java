package br.com.techmedicos.adapters.encryption;

import br.com.techmedicos.adapters.shared.ReadOnlyChannel;
import br.com.techmedicos.adapters.shared.Uuids;
import br.com.techmedicos.application.healthrecord.content.ContentBinding;
import br.com.techmedicos.application.healthrecord.content.ContentCipher;
import br.com.techmedicos.application.shared.ContentDamaged;
import br.com.techmedicos.application.shared.KeyUnavailable;
import br.com.techmedicos.domain.healthrecord.WrappedKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingKey;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingParameters;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import java.io.EOFException;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.GeneralSecurityException;

/**
 * Encrypts with Tink's streaming AEAD: AES-256-GCM in segments of 64 KiB, each bound to its
 * position and to whether it is the last one. The key of a content is a Tink keyset, encrypted with
 * a master key. The IDs of the file and its patient are associated data of both.
 *
 * <p>A key is unwrapped every time a content is opened, and kept only while it is open.
 */
public final class TinkContentCipher implements ContentCipher {

  /**
   * Small enough for a processor's cache, and for the JVM to see soon that this code is worth its
   * instructions for AES and GHASH: with segments of 1 MiB that took thousands of megabytes.
   */
  private static final int SEGMENT = 65_536;

  private static final AesGcmHkdfStreamingParameters PARAMETERS = parameters();

  private final Aead masterKey;

  /** Tink's own {@link PredefinedStreamingAeadParameters}, but for the size of a segment. */
  private static AesGcmHkdfStreamingParameters parameters() {
    AesGcmHkdfStreamingParameters predefined =
        PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB;
    try {
      return AesGcmHkdfStreamingParameters.builder()
          .setKeySizeBytes(predefined.getKeySizeBytes())
          .setDerivedAesGcmKeySizeBytes(predefined.getDerivedAesGcmKeySizeBytes())
          .setHkdfHashType(predefined.getHkdfHashType())
          .setCiphertextSegmentSizeBytes(SEGMENT)
          .build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tink has such parameters", e);
    }
  }

  /**
   * Creates a cipher that wraps keys with a master key.
   *
   * @param masterKey wraps those keys; throws {@link KeyUnavailable} if it cannot do so now
   */
  public TinkContentCipher(Aead masterKey) {
    Tink.register();
    this.masterKey = masterKey;
  }

  @Override
  public WrappedKey createKey(ContentBinding binding) {
    try {
      return wrap(KeysetHandle.generateNew(PARAMETERS), binding);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Tink makes such keys", e);
    }
  }

  @Override
  public OutputStream encrypt(WrappedKey key, ContentBinding binding, OutputStream encrypted) {
    AesGcmHkdfStreaming cipher = cipher(unwrap(key, binding));
    try {
      return cipher.newEncryptingStream(new LeftOpen(encrypted), associatedData(binding));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // from the stream of the encrypted content
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every key encrypts", e);
    }
  }

  @Override
  public SeekableByteChannel decrypt(
      WrappedKey key, ContentBinding binding, SeekableByteChannel encrypted) {
    boolean opened = false;
    try {
      SeekableByteChannel content = open(unwrap(key, binding), binding, encrypted);
      opened = true;
      return content;
    } finally {
      if (!opened) {
        close(encrypted);
      }
    }
  }

  @Override
  public WrappedKey rewrap(WrappedKey key, ContentBinding binding) {
    return wrap(unwrap(key, binding), binding);
  }

  private WrappedKey wrap(KeysetHandle key, ContentBinding binding) {
    try {
      byte[] plain = TinkProtoKeysetFormat.serializeKeyset(key, InsecureSecretKeyAccess.get());
      return WrappedKey.of(masterKey.encrypt(plain, associatedData(binding)));
    } catch (GeneralSecurityException e) {
      throw new KeyUnavailable("the master key could not wrap a key", e);
    }
  }

  /**
   * Decrypts the keyset as a whole: Tink's own encrypted keysets leave a part readable and
   * unprotected.
   */
  private KeysetHandle unwrap(WrappedKey key, ContentBinding binding) {
    try {
      byte[] plain = masterKey.decrypt(key.bytes(), associatedData(binding));
      return TinkProtoKeysetFormat.parseKeyset(plain, InsecureSecretKeyAccess.get());
    } catch (GeneralSecurityException e) {
      throw ContentDamaged.locked(
          "the key of "
              + binding.file()
              + " is for another content, or its master key is not there",
          e);
    }
  }

  /** Opens a content and verifies its end first, which shows whether the content is complete. */
  private static SeekableByteChannel open(
      KeysetHandle key, ContentBinding binding, SeekableByteChannel encrypted) {
    AesGcmHkdfStreaming cipher = cipher(key);
    byte[] associatedData = associatedData(binding);
    ByteBuffer one = ByteBuffer.allocate(1);
    try {
      SeekableByteChannel content =
          new Decrypted(
              cipher.newSeekableDecryptingChannel(
                  new Encrypted(encrypted, binding), associatedData),
              binding);
      if (encrypted.size() != cipher.expectedCiphertextSize(content.size())) {
        // An empty last segment is never written, and this channel would not verify it.
        throw new EOFException("the size does not fit any content");
      }
      if (content.size() > 0) {
        content.position(content.size() - 1).read(one);
        content.position(0);
      } else {
        // The channel does not verify an empty content; this one does.
        cipher.newDecryptingChannel(encrypted.position(0), associatedData).read(one);
      }
      return content;
    } catch (IOException | GeneralSecurityException e) {
      throw damaged(binding, e);
    }
  }

  private static ContentDamaged damaged(ContentBinding binding, Exception cause) {
    return new ContentDamaged(
        "the content of " + binding.file() + " is cut off or was altered", cause);
  }

  /**
   * Returns the plain cipher. The one that Tink makes from a keyset tries all keys on the first
   * bytes that are read, and does not know the size before.
   */
  private static AesGcmHkdfStreaming cipher(KeysetHandle key) {
    try {
      return (AesGcmHkdfStreaming)
          AesGcmHkdfStreaming.create((AesGcmHkdfStreamingKey) key.getPrimary().getKey());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every key that was wrapped encrypts", e);
    }
  }

  private static byte[] associatedData(ContentBinding binding) {
    return Uuids.bytes(binding.file().value(), binding.patient().value());
  }

  private static void close(SeekableByteChannel encrypted) {
    try {
      encrypted.close();
    } catch (IOException e) {
      // nothing was read, so nothing is lost
    }
  }

  /**
   * Always fills the buffer. Tink never reads beyond the end, and would repeat the read otherwise.
   */
  private static final class Encrypted extends ReadOnlyChannel {

    private Encrypted(SeekableByteChannel source, ContentBinding binding) {
      super(source, failure -> damaged(binding, failure));
    }

    @Override
    protected int read(SeekableByteChannel source, ByteBuffer destination) throws IOException {
      int wanted = destination.remaining();
      while (destination.hasRemaining()) {
        if (source.read(destination) < 0) {
          throw new EOFException("the content was cut off while it was read");
        }
      }
      return wanted;
    }
  }

  /**
   * Reports the end of the content. Tink's channel does not, when its position is beyond the end.
   */
  private static final class Decrypted extends ReadOnlyChannel {

    private Decrypted(SeekableByteChannel source, ContentBinding binding) {
      super(source, failure -> damaged(binding, failure));
    }

    @Override
    protected int read(SeekableByteChannel source, ByteBuffer destination) throws IOException {
      return source.position() < source.size() ? source.read(destination) : -1;
    }
  }

  /** Does not close the underlying stream when it is closed. */
  private static final class LeftOpen extends FilterOutputStream {

    private LeftOpen(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
