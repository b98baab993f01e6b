package br.com.techmedicos.adapters.shared;

import br.com.techmedicos.application.shared.KeyUnavailable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A folder of small secret files that several processes share. A file is there as a whole or not at
 * all, and only its owner may read it. What fails is a {@link KeyUnavailable}.
 */
public final class KeyFolder {

  private final Path folder;

  /** Why a folder cannot be used: that is a matter of rights, disks and settings. */
  public static final class Unusable extends IOException {

    private static final long serialVersionUID = 1L;

    private Unusable(Exception cause) {
      super(cause.getMessage(), cause);
    }
  }

  /**
   * Opens a folder and creates it if it does not exist.
   *
   * @param folder where the files are
   */
  public KeyFolder(Path folder) {
    this.folder = folder;
    try {
      DurableFiles.makeFolders(folder);
    } catch (IOException e) {
      throw unusable("cannot create the key folder " + folder, e);
    }
  }

  /**
   * Lists the files with a name prefix.
   *
   * @return the names, sorted
   */
  public Set<String> names(String prefix) {
    Set<String> names = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, prefix + "*")) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    } catch (IOException | DirectoryIteratorException e) {
      throw unusable("cannot list the key folder " + folder, e);
    }
    return names;
  }

  /**
   * Reads a file.
   *
   * @return the text, or empty if there is no such file
   */
  public Optional<String> read(String name) {
    try {
      return Optional.of(Files.readString(folder.resolve(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unusable("cannot read a key from " + folder.resolve(name), e);
    }
  }

  /**
   * When a file was written.
   *
   * @return empty if there is no such file
   */
  public Optional<Instant> writtenAt(String name) {
    try {
      return Optional.of(Files.getLastModifiedTime(folder.resolve(name)).toInstant());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unusable("cannot look at the key " + folder.resolve(name), e);
    }
  }

  /**
   * Creates a file. If another process created a file of that name first, that file stays.
   *
   * @param content what it is to hold
   */
  public void create(String name, String content) {
    Path hidden = folder.resolve("." + name + "." + UUID.randomUUID());
    try {
      try {
        writeThrough(hidden, content);
        publish(hidden, folder.resolve(name));
      } finally {
        Files.deleteIfExists(hidden);
      }
      DurableFiles.forceEntriesOf(folder);
    } catch (IOException e) {
      throw unusable("cannot write a key to " + folder.resolve(name), e);
    }
  }

  /** Deletes a file, if it exists. */
  public void delete(String name) {
    try {
      Files.deleteIfExists(folder.resolve(name));
      DurableFiles.forceEntriesOf(folder);
    } catch (IOException e) {
      throw unusable("cannot delete the key " + folder.resolve(name), e);
    }
  }

  private static void writeThrough(Path file, String content) throws IOException {
    try (FileChannel channel = DurableFiles.create(file)) {
      ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /**
   * Publishes by a hard link which, unlike a move, never replaces an existing file. On file systems
   * without links it moves.
   */
  private static void publish(Path hidden, Path file) throws IOException {
    try {
      Files.createLink(file, hidden);
    } catch (FileAlreadyExistsException e) {
      // the other process was first
    } catch (UnsupportedOperationException | IOException e) {
      if (!Files.exists(file)) {
        Files.move(hidden, file, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  private static KeyUnavailable unusable(String what, Exception cause) {
    return new KeyUnavailable(what, new Unusable(cause));
  }
}
