package br.com.techmedicos.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The files of the repository, or of a copy of its deployment.
 *
 * @param root the folder that holds {@code deploy} and {@code .github}
 */
record Repository(Path root) {

  private static final Set<String> BUILT = Set.of("target", ".terraform");
  private static final List<String> OF_THE_DEPLOYMENT =
      List.of(".github", ".ci", "deploy", "docs/alerts");

  /** The one that this module is in. */
  static Repository here() {
    return new Repository(Path.of("").toAbsolutePath().getParent());
  }

  /** Copies what is checked into a folder where it may be broken. */
  Repository copyTo(Path folder) {
    for (String part : OF_THE_DEPLOYMENT) {
      for (Path file : files(part, path -> true)) {
        Path copy = folder.resolve(root.relativize(file));
        try {
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return new Repository(folder);
  }

  /** Replaces a text, which must be there, in one file. */
  void replace(String file, String text, String by) {
    String before = read(file);
    if (!before.contains(text)) {
      throw new IllegalArgumentException(file + " does not contain " + text);
    }
    try {
      Files.writeString(root.resolve(file), before.replace(text, by));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String read(String file) {
    try {
      return Files.readString(root.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean hasScript(String file) {
    return Files.isRegularFile(root.resolve(file)) && Files.isExecutable(root.resolve(file));
  }

  /** The files under a folder, in order, without what builds leave there. */
  List<Path> files(String folder, Predicate<Path> wanted) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          root.resolve(folder),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path entered, BasicFileAttributes attributes) {
              return BUILT.contains(String.valueOf(entered.getFileName()))
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile() && wanted.test(file)) {
                files.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files.stream().sorted().toList();
  }
}
