package br.com.techmedicos.adapters.shared;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

/** Files and folders that only their owner may read, and that survive a power failure. */
public final class DurableFiles {

  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rwx------");

  private static final int CAUSES = 20;

  private DurableFiles() {}

  /**
   * Creates a folder and its missing parents.
   *
   * @param folder to be made
   * @throws IOException if it cannot be created
   */
  public static void makeFolders(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path above = folder.toAbsolutePath().getParent();
    if (above != null) {
      makeFolders(above);
    }
    try {
      Files.createDirectory(folder, onlyFor(folder, "rwx------"));
    } catch (FileAlreadyExistsException e) {
      // another thread or process was first
    }
    if (above != null) {
      forceEntriesOf(above);
    }
  }

  /**
   * Creates an empty file.
   *
   * @param file to be made
   * @return the channel to write it
   * @throws FileAlreadyExistsException if it exists
   * @throws IOException if it cannot be created
   */
  public static FileChannel create(Path file) throws IOException {
    Set<StandardOpenOption> newFile =
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    return FileChannel.open(file, newFile, onlyFor(file, "rw-------"));
  }

  /**
   * Takes what others than the owner may do away from what is there already.
   *
   * @param path of a folder or file
   * @throws IOException if that is not allowed
   */
  public static void closeToOthers(Path path) throws IOException {
    if (isPosix(path)) {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
      if (permissions.retainAll(OWNERS)) {
        Files.setPosixFilePermissions(path, permissions);
      }
    }
  }

  /**
   * Makes the creations, renames and deletions in a folder durable. POSIX systems need this in
   * addition to forcing the file; other systems cannot open a folder.
   *
   * @param folder in which something was changed
   * @throws IOException if it may not be durable
   */
  public static void forceEntriesOf(Path folder) throws IOException {
    if (isPosix(folder)) {
      try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
        entries.force(true);
      }
    }
  }

  /**
   * Whether something failed because a disk is full.
   *
   * @param failure or its causes, one of which is as the system says it
   * @return whether that says so
   */
  public static boolean isFull(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(CAUSES)
        .anyMatch(cause -> String.valueOf(cause.getMessage()).contains("No space left on device"));
  }

  private static FileAttribute<?>[] onlyFor(Path path, String permissions) {
    return isPosix(path)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
