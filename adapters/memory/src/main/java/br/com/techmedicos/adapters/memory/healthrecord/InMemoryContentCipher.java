package br.com.techmedicos.adapters.memory.healthrecord;

import br.com.techmedicos.adapters.shared.RangeChannel;
import br.com.techmedicos.application.healthrecord.content.ContentBinding;
import br.com.techmedicos.application.healthrecord.content.ContentCipher;
import br.com.techmedicos.application.shared.ContentDamaged;
import br.com.techmedicos.domain.healthrecord.WrappedKey;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Does not encrypt: the content is followed by the SHA-256 of the key and the content. It detects
 * accidental damage like a real cipher, but no attacks, which is enough for tests and trials.
 */
public final class InMemoryContentCipher implements ContentCipher {

  private static final int DIGEST = 32;

  private final AtomicLong keys = new AtomicLong();

  @Override
  public WrappedKey createKey(ContentBinding binding) {
    return key(keys.incrementAndGet(), binding);
  }

  @Override
  public OutputStream encrypt(WrappedKey key, ContentBinding binding, OutputStream encrypted) {
    requireFor(binding, key);
    MessageDigest digest = sha256();
    digest.update(key.bytes());
    OutputStream digested = new DigestOutputStream(encrypted, digest);
    return new FilterOutputStream(digested) {

      private boolean complete;

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
      }

      @Override
      public void close() throws IOException {
        if (!complete) {
          complete = true;
          encrypted.write(digest.digest());
        }
      }
    };
  }

  @Override
  public SeekableByteChannel decrypt(
      WrappedKey key, ContentBinding binding, SeekableByteChannel encrypted) {
    try (encrypted) {
      requireFor(binding, key);
      byte[] whole = Channels.newInputStream(encrypted).readAllBytes();
      byte[] content = Arrays.copyOf(whole, Math.max(0, whole.length - DIGEST));
      MessageDigest digest = sha256();
      digest.update(key.bytes());
      byte[] expected = digest.digest(content);
      if (!Arrays.equals(expected, Arrays.copyOfRange(whole, content.length, whole.length))) {
        throw new ContentDamaged("the content was altered");
      }
      return RangeChannel.of(content);
    } catch (IOException e) {
      throw new ContentDamaged("the content cannot be read", e);
    }
  }

  /** Returns the same key, because there is no master key. */
  @Override
  public WrappedKey rewrap(WrappedKey key, ContentBinding binding) {
    requireFor(binding, key);
    return key;
  }

  private static void requireFor(ContentBinding binding, WrappedKey key) {
    byte[] bytes = key.bytes();
    if (bytes.length != Long.BYTES + DIGEST
        || !key(ByteBuffer.wrap(bytes).getLong(), binding).equals(key)) {
      throw ContentDamaged.locked(
          "the key belongs to another content", new GeneralSecurityException());
    }
  }

  /** Creates a key from its number and a digest of its binding. */
  private static WrappedKey key(long number, ContentBinding binding) {
    MessageDigest digest = sha256();
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    digest.update(binding.toString().getBytes(StandardCharsets.UTF_8));
    return WrappedKey.of(
        ByteBuffer.allocate(Long.BYTES + DIGEST).putLong(number).put(digest.digest()).array());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
