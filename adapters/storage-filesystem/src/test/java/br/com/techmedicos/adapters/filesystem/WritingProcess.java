package br.com.techmedicos.adapters.filesystem;

import br.com.techmedicos.application.shared.StorageUnavailable;
import br.com.techmedicos.domain.healthrecord.ContentName;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;

/**
 * A process of its own that writes contents until it is killed, and tells of each when it begins
 * and when it is kept or refused.
 */
final class WritingProcess {

  private WritingProcess() {}

  public static void main(String[] arguments) throws IOException {
    FilesystemContentStore store = new FilesystemContentStore(Path.of(arguments[0]));
    int contents = Integer.parseInt(arguments[1]);
    for (int i = 0; i < contents; i++) {
      UUID name = UUID.randomUUID();
      System.out.println("begun " + name);
      try {
        store.write(new ContentName(name), out -> writeContentOf(name, out));
        System.out.println("kept " + name);
      } catch (StorageUnavailable e) {
        System.out.println("refused " + name);
      }
    }
  }

  /**
   * Up to 1,300,000 bytes in small pieces; then how many they were, to tell a whole one by. Half of
   * the contents end with a block, so that nothing is left to write at the end.
   */
  static void writeContentOf(UUID name, OutputStream out) throws IOException {
    Random random = new Random(name.getLeastSignificantBits());
    int size = random.nextBoolean() ? random.nextInt(1_300_000) : 3 * 262_144 - Integer.BYTES;
    byte[] piece = new byte[1_000];
    for (int written = 0; written < size; written += piece.length) {
      random.nextBytes(piece);
      out.write(piece, 0, Math.min(piece.length, size - written));
    }
    out.write(ByteBuffer.allocate(4).putInt(size).array());
  }
}
