package br.com.techmedicos.adapters.rest.netty;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A request on its way in, until its answer is written. */
final class Exchange {

  private final ConnectionLimits limits;
  private final HttpRequest request;
  private final boolean upload;
  private final Pace pace;
  private BodyMemory.@Nullable Body held;
  private boolean awaitsContinue;
  private boolean whole;
  private boolean workedOn;
  private boolean answering;
  private boolean answered;
  private boolean gone;
  private int ticks;
  private long arrived;

  Exchange(HttpRequest request, ConnectionLimits limits) {
    this.limits = limits;
    this.pace = new Pace(limits);
    this.request = request;
    String type = request.headers().get(HttpHeaderNames.CONTENT_TYPE, "");
    this.upload = type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
    this.awaitsContinue = HttpUtil.is100ContinueExpected(request);
  }

  /** Whether its body is held: not that of an upload, nor what comes after the answer. */
  boolean isHeld() {
    return !upload && !answered;
  }

  HttpHeaders headers() {
    return request.headers();
  }

  /** Whether it is of this very request. */
  boolean isOf(HttpRequest other) {
    return request == other;
  }

  /** A piece of its body has arrived. */
  void arrived(int bytes) {
    awaitsContinue = false;
    arrived += bytes;
  }

  /**
   * Its body is there to its end.
   *
   * @return whether it is there to be worked on; if not, it has given way to others
   */
  boolean arrivedWhole() {
    whole = true;
    return held == null || answered || held.finish();
  }

  /** What is held of its body. */
  BodyMemory.Body held(Supplier<BodyMemory.Body> begun) {
    if (held == null) {
      held = begun.get();
    }
    return held;
  }

  /** Its client was told to go on. */
  void continued() {
    awaitsContinue = false;
  }

  /** Its answer begins. */
  void answering() {
    answering = true;
  }

  boolean isAnswering() {
    return answering;
  }

  /** Its answer was written. What is still to come of its body, nobody wants any more. */
  void answered() {
    answered = true;
    ticks = 0;
    letGo();
  }

  /** Its connection is gone. */
  void left() {
    gone = true;
    letGo();
  }

  /** A call begins to work on it. It may be answered, or its client gone, before the work ends. */
  void workBegins() {
    workedOn = true;
  }

  /** The call has ended. */
  void workEnds() {
    workedOn = false;
    if (answered || gone) {
      letGo();
    }
  }

  /** Nothing of its body is held any more, unless it is there whole and still worked on. */
  private void letGo() {
    if (held != null && !(whole && workedOn)) {
      held.close();
    }
  }

  /** Another tick in which its body was not there to its end: is that too long? */
  boolean isLate(boolean weWait) {
    if (!weWait || awaitsContinue) {
      pace.rest(arrived);
      return false;
    }
    return upload && !answered ? pace.isTooSlow(arrived) : ++ticks > limits.ticksOfBody();
  }
}
