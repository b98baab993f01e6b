package br.com.techmedicos.benchmarks;

import br.com.techmedicos.adapters.encryption.MasterKeys;
import br.com.techmedicos.adapters.encryption.TinkContentCipher;
import br.com.techmedicos.adapters.filesystem.FilesystemContentStore;
import br.com.techmedicos.application.healthrecord.content.ContentBinding;
import br.com.techmedicos.application.healthrecord.content.ContentCipher;
import br.com.techmedicos.application.healthrecord.content.ContentStore;
import br.com.techmedicos.benchmarks.report.Median;
import br.com.techmedicos.domain.healthrecord.ContentName;
import br.com.techmedicos.domain.healthrecord.RecordFileId;
import br.com.techmedicos.domain.healthrecord.WrappedKey;
import br.com.techmedicos.domain.identity.PatientId;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes and reads one content through the cipher and the store in a folder, and, by turns, as a
 * plain file that is forced to the same disk, and through AES-GCM alone, without any disk.
 *
 * <p>Arguments: a folder on the disk to be measured, the size in MiB (100), and the number of
 * rounds (5). Run it with {@code -Xmx256m}: no content is ever in memory.
 */
public final class ContentBenchmark {

  private static final int MIB = 1 << 20;
  private static final int PIECE = 65_536;

  private final byte[] pieces = new byte[MIB];
  private final int mebibytes;
  private final Path plainFile;
  private final ContentStore store;
  private final ContentCipher cipher;
  private final ContentBinding binding =
      new ContentBinding(new RecordFileId(UUID.randomUUID()), new PatientId(UUID.randomUUID()));
  private final WrappedKey key;

  private ContentBenchmark(Path folder, int mebibytes) {
    this.mebibytes = mebibytes;
    this.plainFile = folder.resolve("plain");
    this.store = new FilesystemContentStore(folder.resolve("contents"));
    this.cipher = new TinkContentCipher(new MasterKeys(folder.resolve("keys")));
    this.key = cipher.createKey(binding);
    new Random(1).nextBytes(pieces);
  }

  /**
   * Runs it.
   *
   * @param arguments folder, MiB, rounds
   */
  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    Path folder = Files.createTempDirectory(Path.of(arguments[0]), "content-benchmark");
    int mebibytes = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
    new ContentBenchmark(folder, mebibytes).run(rounds);
  }

  private void run(int rounds) throws IOException, GeneralSecurityException {
    Figures writeStored = new Figures("write, encrypted and stored");
    Figures writePlain = new Figures("write, plain file");
    Figures gcmEncrypt = new Figures("AES-GCM alone, encrypting");
    Figures readStored = new Figures("read, stored and decrypted");
    Figures readPlain = new Figures("read, plain file");
    long heapBefore = heapPeak();
    for (int round = 0; round <= rounds; round++) {
      ContentName name = new ContentName(UUID.randomUUID());
      writeStored.add(() -> writeStored(name));
      writePlain.add(this::writePlain);
      gcmEncrypt.add(this::encryptOnly);
      readStored.add(() -> readStored(name));
      readPlain.add(this::readPlain);
      store.delete(name);
      Files.delete(plainFile);
    }
    for (Figures figures : List.of(writeStored, writePlain, gcmEncrypt, readStored, readPlain)) {
      System.out.printf("%-30s %6.0f MiB/s%n", figures.what, mebibytes / figures.median());
    }
    System.out.printf(
        "ratios: write %.2f of the plain file, %.2f of AES-GCM; read %.2f of the plain file%n",
        writePlain.median() / writeStored.median(),
        gcmEncrypt.median() / writeStored.median(),
        readPlain.median() / readStored.median());
    System.out.printf("peak of the heap: %d MiB, %d before%n", heapPeak() / MIB, heapBefore / MIB);
  }

  private void writeStored(ContentName name) throws IOException {
    store.write(
        name,
        out -> {
          try (OutputStream plain = cipher.encrypt(key, binding, out)) {
            for (int i = 0; i < mebibytes * 16; i++) {
              plain.write(pieces, i % 16 * PIECE, PIECE);
            }
          }
        });
  }

  private void writePlain() throws IOException {
    try (FileChannel file =
        FileChannel.open(plainFile, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int i = 0; i < mebibytes * 16; i++) {
        file.write(ByteBuffer.wrap(pieces, i % 16 * PIECE, PIECE));
      }
      file.force(true);
    }
  }

  /** In segments of 1 MiB, as the cipher of contents does. */
  private void encryptOnly() throws GeneralSecurityException {
    SecretKeySpec secret = new SecretKeySpec(pieces, 0, 32, "AES");
    byte[] encrypted = new byte[MIB + 16];
    for (int i = 0; i < mebibytes; i++) {
      Cipher gcm = Cipher.getInstance("AES/GCM/NoPadding");
      byte[] nonce = ByteBuffer.allocate(12).putInt(i).array();
      gcm.init(Cipher.ENCRYPT_MODE, secret, new GCMParameterSpec(128, nonce));
      gcm.doFinal(pieces, 0, MIB, encrypted);
    }
  }

  private void readStored(ContentName name) throws IOException {
    readAll(cipher.decrypt(key, binding, store.open(name).orElseThrow()));
  }

  private void readPlain() throws IOException {
    readAll(FileChannel.open(plainFile, StandardOpenOption.READ));
  }

  private void readAll(ReadableByteChannel content) throws IOException {
    long size = 0;
    ByteBuffer piece = ByteBuffer.allocate(PIECE);
    try (content) {
      for (int read = 0; read >= 0; read = content.read(piece.clear())) {
        size += read;
      }
    }
    if (size != (long) mebibytes * MIB) {
      throw new IllegalStateException(size + " bytes were read");
    }
  }

  private static long heapPeak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage.getUsed())
        .sum();
  }

  private interface Task {
    void run() throws IOException, GeneralSecurityException;
  }

  /** The seconds of each round but the first, which warms up. */
  private static final class Figures {

    private final String what;
    private final List<Double> seconds = new ArrayList<>();

    private Figures(String what) {
      this.what = what;
    }

    private void add(Task task) throws IOException, GeneralSecurityException {
      long begin = System.nanoTime();
      task.run();
      seconds.add((System.nanoTime() - begin) / 1e9);
    }

    private double median() {
      return Median.of(seconds.subList(1, seconds.size()));
    }
  }
}
