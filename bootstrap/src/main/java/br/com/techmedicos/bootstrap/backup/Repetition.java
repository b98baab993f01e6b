package br.com.techmedicos.bootstrap.backup;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What of a log is done again: exactly what was looked at before.
 *
 * @param from the schema it is about
 * @param to the schema where it is done
 * @param ofAccounts the seconds of statements about accounts between the pieces, of which nothing
 *     else may be told: they can hold passwords
 */
record Repetition(String from, String to, List<Piece> pieces, List<Instant> ofAccounts) {

  Repetition {
    pieces = List.copyOf(pieces);
    ofAccounts = List.copyOf(ofAccounts);
  }

  /**
   * Whole transactions.
   *
   * @param files which go on one where the other ends
   * @param start position in the first file
   * @param stop position in the last file, which is not in it any more
   */
  record Piece(List<Path> files, long start, long stop) {
    Piece {
      files = List.copyOf(files);
    }

    boolean isEmpty() {
      return files.size() == 1 && start >= stop;
    }
  }

  /** The options of the program that prints a piece, for a server to do again. */
  List<String> command(Piece piece) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "--no-defaults",
                "--loose-skip-gtid-strict-mode", // a server may have repeated a log into its own
                "--verify-binlog-checksum",
                "--start-position=" + piece.start(),
                "--stop-position=" + piece.stop(),
                "--database=" + from)); // the name before it is rewritten
    if (!from.equals(to)) {
      command.add("--rewrite-db=" + from + "->" + to);
    }
    piece.files().forEach(file -> command.add(file.toString()));
    return command;
  }

  /** What to tell the operator, if anything is left out. */
  Optional<String> leftOut() {
    if (ofAccounts.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "%d statements about accounts or upkeep (GRANT, FLUSH and such) were left out, of %s: accounts are this server's own."
            .formatted(
                ofAccounts.size(),
                ofAccounts.stream().map(Instant::toString).collect(Collectors.joining(", "))));
  }
}
