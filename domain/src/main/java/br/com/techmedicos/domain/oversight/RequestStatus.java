package br.com.techmedicos.domain.oversight;

/** How a request stands. */
public enum RequestStatus {
  /** It awaits another operator. */
  OPEN,
  /** It was approved, and done. */
  APPROVED,
  /** It was refused. */
  REFUSED,
  /** Nobody decided in time. */
  EXPIRED
}
