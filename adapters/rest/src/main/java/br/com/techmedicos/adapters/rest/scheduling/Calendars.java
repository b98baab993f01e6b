package br.com.techmedicos.adapters.rest.scheduling;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;

/** Answers with iCalendar data. */
final class Calendars {

  /** Its media type (RFC 5545, section 8.1). */
  static final String TYPE = "text/calendar";

  private Calendars() {}

  static MutableHttpResponse<byte[]> answer(byte[] calendar) {
    return HttpResponse.ok(calendar).contentType(TYPE + "; charset=utf-8");
  }
}
