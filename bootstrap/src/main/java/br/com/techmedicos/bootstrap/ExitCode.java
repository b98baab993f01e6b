package br.com.techmedicos.bootstrap;

/** Why the program ended. Supervisors and scripts rely on the numbers. */
enum ExitCode {
  DONE(0, "done"),
  ALTERED(
      1,
      "an access log or the log of operators' acts was altered, or a file is not as it was"
          + " uploaded"),
  USAGE(2, "the command line is not understood; nothing was started or changed"),
  HEAP(HeapGuard.STATUS, "the Java heap is exhausted"),
  SETTING(
      4,
      "a setting is missing, malformed, in contradiction to another, or names what may not be"
          + " used"),
  ADDRESS(5, "the service cannot listen on its address"),
  DATABASE(6, "the database is locked, unreachable, of other migrations, or refuses the login"),
  FOLDER(7, "a folder cannot be written"),
  KEYS(8, "the keys cannot be read, are not those of the database, or are still needed"),
  UNEXPECTED(9, "anything else"),
  NOT_WELL(
      10, "health or visit found the service not ready, or answering otherwise than it should"),
  BACKUP(
      11,
      "a backup is not made, a restore is not done or broke off, or the database has no tables"),
  CLOCK(12, "the clock of this machine, or of the database, is wrong");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  int number() {
    return number;
  }

  /** A phrase for the usage text. */
  String meaning() {
    return meaning;
  }
}
