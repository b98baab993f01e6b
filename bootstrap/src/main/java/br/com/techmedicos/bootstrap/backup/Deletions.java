package br.com.techmedicos.bootstrap.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What journals say, earliest first, without what was given again later. */
public final class Deletions {

  private final List<Deletion> lines;

  private Deletions(List<Deletion> lines) {
    this.lines = List.copyOf(lines);
  }

  List<Deletion> lines() {
    return lines;
  }

  /**
   * Reads journals.
   *
   * @param folder that {@code TECHMEDICOS_DELETIONS} named
   * @throws BackupRefused if it is no folder, or not of journals
   */
  public static Deletions in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new BackupRefused(
          folder + " is no folder: name the one that TECHMEDICOS_DELETIONS named.");
    }
    List<Deletion> lines = new ArrayList<>();
    for (Path journal : Folders.journalsIn(folder)) {
      String text = Files.readString(journal);
      int end = text.lastIndexOf('\n') + 1; // a crash may cut the last line
      text.substring(0, end).lines().map(Deletion::parse).forEach(lines::add);
    }
    lines.sort(Comparator.comparing(Deletion::at));
    return new Deletions(latest(lines).stream().filter(line -> !line.what().gives()).toList());
  }

  private static Collection<Deletion> latest(List<Deletion> lines) {
    Map<Object, Deletion> latest = new LinkedHashMap<>();
    for (Deletion line : lines) {
      latest.remove(line.subject()); // so that it comes at its own time
      latest.put(line.subject(), line);
    }
    return latest.values();
  }
}
