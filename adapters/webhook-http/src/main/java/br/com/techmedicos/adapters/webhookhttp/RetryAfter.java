package br.com.techmedicos.adapters.webhookhttp;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;

/** How long a partner asks to be left alone (RFC 9110, section 10.2.3). */
final class RetryAfter {

  /** The longest time that is granted. */
  static final Duration LONGEST = Duration.ofHours(1);

  /** More digits are longer than that anyway. */
  private static final Pattern SECONDS = Pattern.compile("0*([0-9]{1,9})[0-9]*");

  private RetryAfter() {}

  /** {@return the time; zero if none is asked for, or what is asked for cannot be read} */
  static Duration of(HttpResponse answer, Instant now) {
    return Optional.ofNullable(answer.getFirstHeader(HttpHeaders.RETRY_AFTER))
        .map(Header::getValue)
        .map(value -> wanted(value.strip(), now))
        .filter(wanted -> !wanted.isNegative())
        .map(wanted -> wanted.compareTo(LONGEST) < 0 ? wanted : LONGEST)
        .orElse(Duration.ZERO);
  }

  private static Duration wanted(String value, Instant now) {
    var seconds = SECONDS.matcher(value);
    if (seconds.matches()) {
      return Duration.ofSeconds(Long.parseLong(seconds.group(1)));
    }
    Instant date = DateUtils.parseStandardDate(value);
    return date == null ? Duration.ZERO : Duration.between(now, date);
  }
}
