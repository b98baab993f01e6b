package br.com.techmedicos.adapters.rest.netty;

import br.com.techmedicos.adapters.rest.shared.Languages;
import br.com.techmedicos.adapters.rest.shared.Problem;
import br.com.techmedicos.adapters.rest.shared.ProblemType;
import br.com.techmedicos.adapters.rest.shared.Problems;
import io.micronaut.json.JsonMapper;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Problems told before the framework has a request, after which the connection ends. */
@Singleton
final class EarlyProblems {

  /** Seconds after which those whose bodies gave way may try again. */
  private static final int RETRY_AFTER = 5;

  private final Problems problems;
  private final JsonMapper json;

  EarlyProblems(Problems problems, JsonMapper json) {
    this.problems = problems;
    this.json = json;
  }

  /**
   * An answer that ends the connection.
   *
   * @param acceptLanguage what the client asked for, if it did
   */
  FullHttpResponse response(ProblemType type, @Nullable String acceptLanguage) {
    Locale language = Languages.of(acceptLanguage);
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(type.status()),
            Unpooled.wrappedBuffer(bytes(problems.ofType(type, language))));
    HttpHeaders headers = response.headers();
    headers.set(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE);
    headers.set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
    headers.set(HttpHeaderNames.CONTENT_LANGUAGE, language.toLanguageTag());
    headers.set(HttpHeaderNames.VARY, HttpHeaderNames.ACCEPT_LANGUAGE);
    headers.set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    if (type.status() == 503) {
      headers.set(HttpHeaderNames.RETRY_AFTER, RETRY_AFTER);
    }
    return response;
  }

  private byte[] bytes(Problem problem) {
    try {
      return json.writeValueAsBytes(problem);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
