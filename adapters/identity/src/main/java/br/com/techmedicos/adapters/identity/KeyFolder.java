package br.com.techmedicos.adapters.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A folder of small secret files that several processes share. A file is there as a whole or not at
 * all, and only its owner may read it.
 */
final class KeyFolder {

  private final Path folder;

  KeyFolder(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder, onlyFor(folder, "rwx------"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the key folder " + folder, e);
    }
  }

  /** The names of the files that begin so, in their order. */
  Set<String> names(String prefix) {
    Set<String> names = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, prefix + "*")) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list the key folder " + folder, e);
    }
    return names;
  }

  /** What a file holds, or nothing if there is none. */
  Optional<String> read(String name) {
    try {
      return Optional.of(Files.readString(folder.resolve(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read a key from " + folder.resolve(name), e);
    }
  }

  /** Makes a file. If another process made one of that name first, that one stays. */
  void create(String name, String content) {
    Path hidden = folder.resolve("." + name + "." + UUID.randomUUID());
    try {
      try {
        writeThrough(hidden, content);
        publish(hidden, folder.resolve(name));
      } finally {
        Files.deleteIfExists(hidden);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a key to " + folder.resolve(name), e);
    }
  }

  void delete(String name) {
    try {
      Files.deleteIfExists(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the key " + folder.resolve(name), e);
    }
  }

  private static void writeThrough(Path file, String content) throws IOException {
    Set<StandardOpenOption> newFile =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, newFile, onlyFor(file, "rw-------"))) {
      ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** A link, unlike a move, never replaces what is there; file systems without links move. */
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

  private static FileAttribute<?>[] onlyFor(Path path, String permissions) {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
