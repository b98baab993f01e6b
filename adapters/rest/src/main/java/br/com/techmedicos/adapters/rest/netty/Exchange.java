package br.com.techmedicos.adapters.rest.netty;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A request until its response is written. */
final class Exchange {

  /** Of one without a name and a value: an entry of a hash table, and two strings. */
  private static final int BYTES_OF_A_HEADER = 96;

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

  /** Whether its body is held in memory: not that of an upload, and not after the response. */
  boolean isHeld() {
    return !upload && !answered;
  }

  /**
   * Whether it waits at the {@link WriteGate}: a write of a signed-in caller with a body that is
   * small and comes without being asked for.
   */
  boolean isGated() {
    HttpMethod method = request.method();
    return request.decoderResult().isSuccess()
        && !method.equals(HttpMethod.GET)
        && !method.equals(HttpMethod.HEAD)
        && !method.equals(HttpMethod.OPTIONS)
        && request.headers().contains(HttpHeaderNames.AUTHORIZATION)
        && !upload
        && !awaitsContinue
        && !HttpUtil.isTransferEncodingChunked(request)
        && HttpUtil.getContentLength(request, 0L) <= BodyMemory.SMALL;
  }

  /** Whether its client wants to send more on the connection. */
  boolean keepsConnection() {
    return HttpUtil.isKeepAlive(request);
  }

  HttpHeaders headers() {
    return request.headers();
  }

  /** What its headers take of the heap, roughly. */
  long bytesOfHeaders() {
    long bytes = 0;
    for (Iterator<Map.Entry<CharSequence, CharSequence>> headers =
            request.headers().iteratorCharSequence();
        headers.hasNext(); ) {
      Map.Entry<CharSequence, CharSequence> header = headers.next();
      bytes += BYTES_OF_A_HEADER + header.getKey().length() + header.getValue().length();
    }
    return bytes;
  }

  /** Whether it belongs to this request object. */
  boolean isOf(HttpRequest other) {
    return request == other;
  }

  /** Called when a chunk of its body has arrived. */
  void arrived(int bytes) {
    awaitsContinue = false;
    arrived += bytes;
  }

  /**
   * Called when its body is complete.
   *
   * @return false if it was evicted
   */
  boolean arrivedWhole() {
    whole = true;
    return held == null || answered || held.finish();
  }

  /** Its held body. */
  BodyMemory.Body held(Supplier<BodyMemory.Body> begun) {
    if (held == null) {
      held = begun.get();
    }
    return held;
  }

  /** Called when 100 Continue was sent. */
  void continued() {
    awaitsContinue = false;
  }

  /** Called when its response starts. */
  void answering() {
    answering = true;
  }

  boolean isAnswering() {
    return answering;
  }

  /** Called when its response was written. The rest of its body is not needed. */
  void answered() {
    answered = true;
    ticks = 0;
    letGo();
  }

  /** Called when its connection was closed. */
  void left() {
    gone = true;
    letGo();
  }

  /**
   * Called when a call starts to work on it. The response may be written, or the client
   * disconnected, before the work ends.
   */
  void workBegins() {
    workedOn = true;
  }

  /** Called when the work has ended. */
  void workEnds() {
    workedOn = false;
    if (answered || gone) {
      letGo();
    }
  }

  /** Releases its body, unless it is complete and still worked on. */
  private void letGo() {
    if (held != null && !(whole && workedOn)) {
      held.close();
    }
  }

  /** Counts a tick in which its body was incomplete, and returns whether the body is too late. */
  boolean isLate(boolean weWait) {
    if (!weWait || awaitsContinue) {
      pace.rest(arrived);
      return false;
    }
    return upload && !answered
        ? pace.isTooSlow(arrived)
        : ++ticks > limits.ticks(limits.bodyWithin());
  }
}
