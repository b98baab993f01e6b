package br.com.techmedicos.domain.healthrecord;

/** The action that an actor took on a record, or attempted. */
public enum AccessAction {
  /** List files, groups or grants. */
  LIST,
  /** Read the details or the content of a file. */
  READ,
  /** Share with a doctor. */
  GRANT,
  /** Revoke a grant. */
  REVOKE,
  /** Delete a file. */
  DELETE,
  /** Export all data. */
  EXPORT
}
