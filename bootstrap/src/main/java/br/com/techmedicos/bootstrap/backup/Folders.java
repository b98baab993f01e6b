package br.com.techmedicos.bootstrap.backup;

import br.com.techmedicos.adapters.shared.DurableFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.io.input.BoundedInputStream;

/** Folders of files that have their names once they are whole, and do not change then. */
final class Folders {

  /** Contents that are still written, and the journal, which outlives every backup. */
  private static final Set<String> NO_PART_OF_A_BACKUP = Set.of(".part", Deletion.SUFFIX);

  private Folders() {}

  static void requireEmpty(Path folder) throws IOException {
    if (!isEmpty(folder)) {
      throw new BackupRefused(
          folder + " is not empty: name an empty folder, since nothing is ever replaced.");
    }
  }

  /** The same, but for what is no part of a backup. */
  static void requireNoFileIn(Path folder) throws IOException {
    if (Files.exists(folder) && !filesIn(folder).isEmpty()) {
      throw new BackupRefused(
          folder + " is not empty: name an empty folder, since nothing is ever replaced.");
    }
  }

  static boolean isEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return true;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  /**
   * Copies what is not there yet.
   *
   * @return how many files are there now
   */
  static long copy(Path from, Path to) throws IOException {
    return copy(from, to, file -> true);
  }

  /** The same, of some files. */
  static long copy(Path from, Path to, Predicate<Path> which) throws IOException {
    DurableFiles.makeFolders(to);
    if (!Files.exists(from)) {
      return 0;
    }
    for (Path file : filesIn(from)) {
      Path copy = to.resolve(from.relativize(file).toString());
      if (which.test(file) && !Files.exists(copy)) {
        copyWhole(file, copy);
      }
    }
    return filesIn(to).size();
  }

  /** All that are whole. A folder that goes meanwhile had nothing left in it. */
  static List<Path> filesIn(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = entry.getFileName().toString();
        if (Files.isDirectory(entry)) {
          files.addAll(filesIn(entry));
        } else if (NO_PART_OF_A_BACKUP.stream().noneMatch(name::endsWith)
            && !name.startsWith(".")) {
          files.add(entry);
        }
      }
    } catch (NoSuchFileException gone) {
      return files;
    }
    return files;
  }

  private static void copyWhole(Path file, Path copy) throws IOException {
    Path folder = copy.resolveSibling("");
    DurableFiles.makeFolders(folder);
    try (FileChannel from = FileChannel.open(file);
        FileChannel to = DurableFiles.create(copy)) {
      for (long at = 0; at < from.size(); ) {
        at += from.transferTo(at, from.size() - at, to);
      }
      to.force(true);
    } catch (NoSuchFileException removedMeanwhile) {
      return; // a content that was deleted, or a key that was retired
    }
    DurableFiles.forceEntriesOf(folder);
  }

  /** The journals of deletions in a folder, which may not be there yet. */
  static List<Path> journalsIn(Path folder) throws IOException {
    List<Path> journals = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries =
          Files.newDirectoryStream(folder, "*" + Deletion.SUFFIX)) {
        entries.forEach(journals::add);
      }
    }
    return journals;
  }

  /** Deletes all that is in a folder, and leaves that. */
  static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          if (!path.equals(folder)) {
            Files.delete(path);
          }
        }
      }
    }
  }

  static String sha256(Path file) throws IOException {
    return sha256(file, Long.MAX_VALUE);
  }

  /** That of the beginning of a file. */
  static String sha256(Path file, long length) throws IOException {
    try (InputStream beginning =
        BoundedInputStream.builder().setPath(file).setMaxCount(length).get()) {
      return DigestUtils.sha256Hex(beginning);
    }
  }
}
