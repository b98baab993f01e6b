package br.com.techmedicos.domain.healthrecord;

/** What someone did with a record, or tried to. */
public enum AccessAction {
  /** Listed files, groups or grants. */
  LIST,
  /** Read what is known of a file, or its content. */
  READ,
  /** Shared. */
  GRANT,
  /** Ended a grant. */
  REVOKE,
  /** Deleted a file. */
  DELETE,
  /** Took all data out. */
  EXPORT
}
