package br.com.techmedicos.bootstrap.backup;

import java.io.IOException;
import java.nio.file.Path;

/** The database of the service, as a backup sees it. */
interface Database {

  /** The name of its file in a backup. */
  String file();

  /**
   * Writes one consistent state of it to a new file, while others go on writing.
   *
   * @param position whether the file says where in the server's log that was
   * @return how many rows are in the file
   * @throws BackupRefused if it is empty, or half restored
   */
  TableRows save(Path file, boolean position) throws IOException, InterruptedException;

  /**
   * Says whether it may be filled.
   *
   * @throws BackupRefused if anything is in it
   */
  void requireEmpty() throws IOException, InterruptedException;

  /** Says in it that a restore is under way: nothing starts there. */
  void mark() throws IOException;

  /** Says that it is whole. */
  void unmark() throws IOException;

  /** Fills it from a file. */
  void load(Path file) throws IOException, InterruptedException;

  /** How many rows are in it. */
  TableRows rows();

  /**
   * Says whether a log goes on where a file ends, as far as it is to be done again, and can be
   * read.
   *
   * @return what is done again
   * @throws BackupRefused if it does not, or this kind of database writes none
   */
  Repetition requireLog(Path file, BinaryLog log) throws IOException, InterruptedException;

  /**
   * Does again what was written after a file was saved, and tells the operator what is left out.
   *
   * @throws BackupRefused if that fails, or takes tables away
   */
  void repeat(Repetition repetition) throws IOException, InterruptedException;
}
