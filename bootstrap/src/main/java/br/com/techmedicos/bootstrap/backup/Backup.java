package br.com.techmedicos.bootstrap.backup;

import br.com.techmedicos.adapters.jdbc.shared.DatabaseLogin;
import br.com.techmedicos.adapters.shared.DurableFiles;
import io.micronaut.context.env.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A backup of the database, the contents and the keys, each in a form that belongs to the others.
 *
 * <p>It is made while the service runs: contents and keys first, then the database, then whatever
 * contents and keys have come since. So each row of the database has its content and the keys that
 * open it, whether they are younger than the beginning of the backup or were removed before its
 * end. A content without a row is unreadable, and harmless.
 */
public final class Backup {

  private static final String CONTENTS = "files";

  /**
   * Written last: a folder without it is no backup. It holds the digests of the database, of its
   * row counts and of each key, by which a folder of keys that belongs to another backup is told,
   * and of what the journals of deletions said, by which another or an empty folder of journals is.
   */
  private static final String SEAL = "backup.sha256";

  /** How many rows the database has in each table. */
  private static final String ROWS = "database.rows";

  private static final String KEY = "keys/";

  /** Of a journal, with its length behind: it is longer when it is restored. */
  private static final Pattern JOURNAL = Pattern.compile("deletions/(.+):([0-9]+)");

  private final Database database;
  private final Path keys;
  private final Optional<Path> contents;
  private final Path journals;
  private final Path folder;
  private final Path keyFolder;

  private Backup(
      Database database,
      Path keys,
      Optional<Path> contents,
      Path journals,
      Path folder,
      Path keyFolder) {
    this.database = database;
    this.keys = keys;
    this.contents = contents;
    this.journals = journals;
    this.folder = folder;
    this.keyFolder = keyFolder;
  }

  /**
   * The backup in two folders.
   *
   * @param settings of the service
   * @param keys its key folder
   * @param folder where database and contents are, or will be
   * @param keyFolder where the keys are, or will be: apart from the rest, which they open
   * @throws BackupRefused if the settings name a database of another kind
   */
  public static Backup in(Environment settings, Path keys, Path folder, Path keyFolder) {
    Path data = Path.of(setting(settings, "techmedicos.data"));
    boolean inBucket =
        settings.containsProperty("techmedicos.storage.gcs.bucket")
            || settings.containsProperty("techmedicos.storage.s3.bucket");
    return new Backup(
        database(settings, data),
        keys,
        inBucket ? Optional.empty() : Optional.of(data.resolve("files")),
        Path.of(setting(settings, "techmedicos.deletions")),
        folder,
        keyFolder);
  }

  private static Database database(Environment settings, Path data) {
    String url = setting(settings, "datasources.default.url");
    String user = setting(settings, "datasources.default.username");
    String password = password(settings);
    Path programs =
        settings.getProperty("techmedicos.backup.programs", Path.class).orElse(Path.of(""));
    if (url.startsWith("jdbc:h2:file:" + data + "/db/techmedicos;")) {
      return new EmbeddedDatabase(data, url, user, password);
    }
    return ServerDatabase.at(url, user, password, programs)
        .orElseThrow(
            () ->
                new BackupRefused(
                    "DATASOURCES_DEFAULT_URL names neither a server nor the database in"
                        + " TECHMEDICOS_DATA."));
  }

  /** That of the service's database. */
  static DatabaseLogin login(Environment settings) {
    return new DatabaseLogin(
        setting(settings, "datasources.default.url"),
        setting(settings, "datasources.default.username"),
        password(settings));
  }

  private static String password(Environment settings) {
    return settings.getProperty("datasources.default.password", String.class).orElse("");
  }

  static String setting(Environment settings, String name) {
    return settings.getRequiredProperty(name, String.class);
  }

  /**
   * Makes it.
   *
   * @param position whether it says where in the server's binary log it was made
   * @return what to tell the operator
   * @throws BackupRefused if one of the folders is not empty, or the database is not copied
   */
  public String make(boolean position) throws IOException, InterruptedException {
    Folders.requireEmpty(folder);
    Folders.requireEmpty(keyFolder);
    requireApart();
    long copied;
    try {
      copyContentsAndKeys();
      database.save(folder.resolve(database.file()), position).write(folder.resolve(ROWS));
      copied = copyContentsAndKeys();
      seal();
    } catch (IOException | RuntimeException failure) {
      for (Path begun : List.of(folder, keyFolder)) {
        try {
          Folders.empty(begun);
        } catch (IOException left) {
          failure.addSuppressed(left);
        }
      }
      if (DurableFiles.isFull(failure)) {
        throw new BackupRefused(
            "The disk under %s, %s or the database is full (what was begun is removed): make room, and repeat it."
                .formatted(folder, keyFolder));
      }
      throw failure;
    }
    return contents.isPresent()
        ? "The database, %d contents and the keys are backed up.".formatted(copied)
        : "The database and the keys are backed up; the contents are in their bucket.";
  }

  private void requireApart() {
    Path rest = folder.toAbsolutePath().normalize();
    Path apart = keyFolder.toAbsolutePath().normalize();
    if (apart.startsWith(rest) || rest.startsWith(apart)) {
      throw new BackupRefused(
          "The keys open the rest of the backup: name a folder elsewhere with --keys.");
    }
  }

  private long copyContentsAndKeys() throws IOException {
    DurableFiles.makeFolders(folder);
    Folders.copy(keys, keyFolder);
    return contents.isPresent() ? Folders.copy(contents.get(), folder.resolve(CONTENTS)) : 0;
  }

  private void seal() throws IOException {
    StringBuilder lines = new StringBuilder();
    Map<String, String> all = digests();
    for (Path journal : Folders.journalsIn(journals)) {
      long length = Files.size(journal);
      all.put(
          "deletions/%s:%d".formatted(journal.getFileName(), length),
          Folders.sha256(journal, length));
    }
    all.forEach((name, digest) -> lines.append(digest).append("  ").append(name).append('\n'));
    Path seal = folder.resolve(SEAL);
    DurableFiles.create(seal).close();
    Files.writeString(seal, lines);
  }

  private Map<String, String> digests() throws IOException {
    Map<String, String> digests = new TreeMap<>();
    for (String name : List.of(database.file(), ROWS)) {
      Path saved = folder.resolve(name);
      if (Files.exists(saved)) {
        digests.put(name, Folders.sha256(saved));
      }
    }
    if (Files.exists(keyFolder)) {
      for (Path key : Folders.filesIn(keyFolder)) {
        digests.put(KEY + key.getFileName(), Folders.sha256(key));
      }
    }
    return digests;
  }

  /**
   * Fills an empty place. Nothing may run on it, nor can it until {@link #end}.
   *
   * @param log what is done again after that, if anything
   * @param journal of deletions, which goes on where the backup left it
   * @return what to tell the operator
   * @throws BackupRefused if the place is not empty, or the backup or the journal is not whole;
   *     then nothing is changed. Also if the row counts differ; then the place stays marked
   */
  public String restore(Optional<BinaryLog> log, Path journal)
      throws IOException, InterruptedException {
    requireWhole(journal);
    TableRows rows = TableRows.read(folder.resolve(ROWS));
    Folders.requireNoFileIn(keys); // the journal may be there
    if (contents.isPresent()) {
      Folders.requireEmpty(contents.get());
    }
    Path saved = folder.resolve(database.file());
    Optional<Repetition> repetition =
        log.isPresent() ? Optional.of(database.requireLog(saved, log.get())) : Optional.empty();
    database.requireEmpty();
    database.mark();
    database.load(saved);
    rows.requireThat(database.rows()); // a log that is done again changes them
    if (repetition.isPresent()) {
      database.repeat(repetition.get());
    }
    Folders.copy(keyFolder, keys, key -> lacksNothing(log) || !isForTokens(key));
    if (contents.isPresent() && Files.exists(folder.resolve(CONTENTS))) {
      Folders.copy(folder.resolve(CONTENTS), contents.get());
    }
    return rows + " are there, as in the backup";
  }

  /** Lets a restored place be used. */
  public void end() throws IOException {
    database.unmark();
  }

  /**
   * Whether what was done after the backup is there. Otherwise the keys of access tokens are not
   * brought back: one of them may have been replaced because it leaked. The service makes a new
   * one.
   */
  private static boolean lacksNothing(Optional<BinaryLog> log) {
    return log.filter(BinaryLog::goesToItsEnd).isPresent();
  }

  private static boolean isForTokens(Path key) {
    return key.getFileName().toString().startsWith("signing-");
  }

  private void requireWhole(Path journal) throws IOException {
    for (String part : List.of(SEAL, ROWS)) {
      if (!Files.exists(folder.resolve(part))) {
        throw new BackupRefused(
            "%s is no whole backup: it has no %s, as a finished one has.".formatted(folder, part));
      }
    }
    Map<String, String> found = digests();
    for (String line : Files.readAllLines(folder.resolve(SEAL))) {
      String[] words = line.split("  ", 2);
      String name = words[1];
      Matcher of = JOURNAL.matcher(name);
      if (of.matches()) {
        requireGoesOn(journal.resolve(of.group(1)), Long.parseLong(of.group(2)), words[0]);
        continue;
      }
      if (words[0].equals(found.get(name))) {
        continue;
      }
      throw new BackupRefused(
          name.startsWith(KEY)
              ? "%s lacks the key %s of this backup, without which files do not open: name the folder that was made with it."
                  .formatted(keyFolder, name.substring(KEY.length()))
              : "%s is missing, altered, or of another kind of database than DATASOURCES_DEFAULT_URL names: correct that setting, or take another backup."
                  .formatted(folder.resolve(name)));
    }
  }

  private static void requireGoesOn(Path journal, long length, String digest) throws IOException {
    if (!Files.exists(journal)
        || Files.size(journal) < length
        || !Folders.sha256(journal, length).equals(digest)) {
      throw new BackupRefused(
          "%s is missing, or lacks what it said when this backup was made: name the folder that TECHMEDICOS_DELETIONS named, with the journals of all instances."
              .formatted(journal));
    }
  }
}
