package br.com.techmedicos.adapters.rest.problem;

import br.com.techmedicos.domain.shared.Violation;
import java.util.Locale;

/** Errors in a request that are detected before the domain is called. */
public enum RequestViolation implements Violation {
  REQUIRED,
  UNKNOWN_MEMBER,
  GIVEN_TWICE,
  NOT_A_FILE,
  FIELD_TOO_LARGE,
  NOT_A_STRING,
  NOT_A_NUMBER,
  NOT_AN_INTEGER,
  NOT_AN_OBJECT,
  NOT_A_LIST,
  NOT_AN_ID,
  NOT_AN_INSTANT,
  NOT_A_DATE,
  NOT_A_TIME,
  NEITHER_CPF_NOR_EMAIL,
  NOT_A_PLACE,
  NEEDS_A_PLACE,
  NOT_A_DISTANCE,
  NOT_A_RATING,
  NOT_A_LIMIT,
  NOT_A_CURSOR,
  NOT_AN_ETAG,
  NOT_AN_IDEMPOTENCY_KEY;

  String message() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
