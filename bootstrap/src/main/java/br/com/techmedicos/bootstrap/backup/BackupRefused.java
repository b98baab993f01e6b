package br.com.techmedicos.bootstrap.backup;

/** A backup is not made, or not restored. The message tells the operator what to do. */
public final class BackupRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BackupRefused(String message) {
    super(message);
  }
}
