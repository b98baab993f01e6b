package br.com.techmedicos.adapters.contracts.healthrecord;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.healthrecord.content.ContentBinding;
import br.com.techmedicos.domain.healthrecord.ContentName;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.identity.PatientId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** Sample contents and their names, the same in every run. */
public final class SampleContent {

  /** One mebibyte. */
  public static final int MIB = 1 << 20;

  private static final long MIXER = 0x9E37_79B9_7F4A_7C15L;

  private SampleContent() {}

  /** Returns bytes without repeating sequences. */
  public static byte[] ofSize(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      long mixed = (i + 1) * MIXER;
      bytes[i] = (byte) (mixed ^ mixed >>> 29 ^ mixed >>> 47);
    }
    return bytes;
  }

  /** Returns a name that no other test uses. */
  public static ContentName name() {
    byte[] unique = ("content " + UniqueData.number()).getBytes(StandardCharsets.UTF_8);
    return new ContentName(UUID.nameUUIDFromBytes(unique));
  }

  /** Returns a binding that no other test uses. */
  public static ContentBinding binding() {
    return new ContentBinding(new RecordFileId(UniqueData.id()), new PatientId(UniqueData.id()));
  }

  /**
   * Reads until the end.
   *
   * @param channel is read from where it is
   * @return the bytes
   */
  public static byte[] rest(SeekableByteChannel channel) throws IOException {
    return read(channel, Math.toIntExact(Math.max(0, channel.size() - channel.position())) + 1);
  }

  /**
   * Reads from the current position.
   *
   * @param channel is read from where it is
   * @param atMost how many bytes are wanted
   * @return the available bytes
   */
  public static byte[] read(ReadableByteChannel channel, int atMost) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(atMost);
    for (int idle = 0; bytes.hasRemaining(); idle = idle + 1) {
      int read = channel.read(bytes);
      if (read < 0) {
        break;
      }
      if (read > 0) {
        idle = 0;
      }
      assertThat(idle).as("attempts to read that gave nothing").isLessThan(1_000);
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }
}
