package br.com.techmedicos.adapters.rest.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * All problem types. The slug is part of the contract: clients decide by it, and {@code
 * /problems/{slug}} explains it.
 */
public enum ProblemType {
  INVALID_REQUEST(400),
  MALFORMED_BODY(400),
  INVALID_SCOPE(400),
  MALFORMED_MESSAGE(400),
  UNAUTHENTICATED(401),
  INVALID_CREDENTIALS(401),
  INVALID_REFRESH_TOKEN(401),
  INVALID_CLIENT(401),
  SECOND_FACTOR_REQUIRED(401),
  WRONG_CODE(401),
  FORBIDDEN(403),
  EMAIL_UNCONFIRMED(403),
  SECOND_FACTOR_MISSING(403),
  OWN_REQUEST(403),
  DOCUMENT_NOT_ACCEPTED(403),
  INSUFFICIENT_SCOPE(403),
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  NOT_ACCEPTABLE(406),
  REQUEST_TIMEOUT(408),
  ALREADY_REGISTERED(409),
  NOTHING_TO_DECIDE(409),
  SLOT_TAKEN(409),
  INVALID_TRANSITION(409),
  ALREADY_RATED(409),
  MEETING_UNAVAILABLE(409),
  MEETING_NOT_OPEN(409),
  MEETING_OVER(409),
  CONSENT_REQUIRED(409),
  CONSENT_OUTDATED(409),
  REQUEST_IN_PROGRESS(409),
  DOCUMENT_KEPT(409),
  SECOND_FACTOR_ON(409),
  CPF_RELEASED_LATELY(409),
  REQUEST_OVER(409),
  APPOINTMENT_NOT_COMPLETED(409),
  STALE_VERSION(412),
  BODY_TOO_LARGE(413),
  URI_TOO_LONG(414),
  UNSUPPORTED_MEDIA_TYPE(415),
  RANGE_NOT_SATISFIABLE(416),
  CODE_VOID(422),
  DOCUMENT_NOT_IN_FORCE(422),
  WRONG_PASSWORD(422),
  PROOF_REQUIRED(422),
  UNDERAGE(422),
  WINDOWS_OVERLAP(422),
  DAY_OVER(422),
  AGENDA_FULL(422),
  DOCTOR_NOT_BOOKABLE(422),
  SLOT_NOT_OFFERED(422),
  PATIENT_BUSY(422),
  TOO_MANY_REQUESTS_PENDING(422),
  IDEMPOTENCY_KEY_REUSED(422),
  MALWARE_FOUND(422),
  QUOTA_EXCEEDED(422),
  TOO_MANY_GROUPS(422),
  GROUP_FULL(422),
  DOCTOR_NOT_VERIFIED(422),
  EXPIRY_OUT_OF_RANGE(422),
  TOO_MANY_GRANTS(422),
  TOO_MANY_DOCUMENTS(422),
  TOO_MANY_WEBHOOKS(422),
  TOO_MANY_CLIENTS(422),
  UPGRADE_REQUIRED(426),
  VERSION_REQUIRED(428),
  TOO_MANY_REQUESTS(429),
  HEADERS_TOO_LARGE(431),
  INTERNAL_ERROR(500),
  CONTENT_DAMAGED(500),
  MEETING_PROVIDER_UNAVAILABLE(503),
  BUSY(503),
  TIMED_OUT(503),
  DATABASE_UNAVAILABLE(503),
  OUTCOME_UNKNOWN(503),
  STORAGE_UNAVAILABLE(503),
  SCANNER_UNAVAILABLE(503);

  private final int status;

  ProblemType(int status) {
    this.status = status;
  }

  /** {@return the HTTP status} */
  public int status() {
    return status;
  }

  /** {@return the name in URLs, like {@code slot-taken}} */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@return the {@code type} of RFC 9457, relative to the service} */
  public String uri() {
    return "/problems/" + slug();
  }

  /**
   * {@return whether the same request may succeed a little later, so that the answer has a {@code
   * Retry-After}}
   */
  public boolean passes() {
    return status == 429 || status == 503 || this == REQUEST_IN_PROGRESS;
  }

  /** The code that clients of OAuth know it by (RFC 6749, 5.2), if they do. */
  Optional<String> oauthError() {
    return switch (this) {
      case INVALID_SCOPE -> Optional.of("invalid_scope");
      case INVALID_CLIENT -> Optional.of("invalid_client");
      case INVALID_REFRESH_TOKEN -> Optional.of("invalid_grant");
      default -> Optional.empty();
    };
  }

  static Optional<ProblemType> ofSlug(String slug) {
    return Arrays.stream(values()).filter(type -> type.slug().equals(slug)).findFirst();
  }

  /** The general type for a status that the framework answers with. */
  static ProblemType ofStatus(int status) {
    return switch (status) {
      case 401 -> UNAUTHENTICATED;
      case 403 -> FORBIDDEN;
      case 404 -> NOT_FOUND;
      case 405 -> METHOD_NOT_ALLOWED;
      case 406 -> NOT_ACCEPTABLE;
      case 408 -> REQUEST_TIMEOUT;
      case 413 -> BODY_TOO_LARGE;
      case 415 -> UNSUPPORTED_MEDIA_TYPE;
      case 429 -> TOO_MANY_REQUESTS;
      case 503 -> BUSY;
      default -> status < 500 ? INVALID_REQUEST : INTERNAL_ERROR;
    };
  }
}
