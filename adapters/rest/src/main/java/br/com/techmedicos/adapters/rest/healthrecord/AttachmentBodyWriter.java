package br.com.techmedicos.adapters.rest.healthrecord;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.body.ResponseBodyWriter;
import io.micronaut.http.body.stream.InputStreamByteBody;
import io.micronaut.http.server.body.StreamFileBodyWriter;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.OutputStream;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;

/**
 * Writes files as attachments that must not be cached. The framework's writer allows caching for a
 * minute, and answers {@code If-Modified-Since} by itself.
 */
@Singleton
@Replaces(StreamFileBodyWriter.class)
final class AttachmentBodyWriter implements ResponseBodyWriter<StreamedFile> {

  /** A browser that displays the file anyway does not run scripts in it or load anything. */
  private static final String SHOW_NOTHING = "default-src 'none'; sandbox";

  private final ExecutorService threads;

  AttachmentBodyWriter(@Named(TaskExecutors.BLOCKING) ExecutorService threads) {
    this.threads = threads;
  }

  @Override
  public ByteBodyHttpResponse<?> write(
      ByteBodyFactory bodies,
      HttpRequest<?> request,
      MutableHttpResponse<StreamedFile> response,
      Argument<StreamedFile> type,
      MediaType mediaType,
      StreamedFile file) {
    file.process(response); // adds Content-Disposition
    if (response.getHeaders().contains(HttpHeaders.CONTENT_DISPOSITION)) {
      response.getHeaders().set("Content-Security-Policy", SHOW_NOTHING);
    }
    return ResponseBodyWriter.super.write(
        bodies, request, response, type, file.getMediaType(), file);
  }

  @Override
  public CloseableByteBody writePiece(
      ByteBodyFactory bodies,
      HttpRequest<?> request,
      HttpResponse<?> response,
      Argument<StreamedFile> type,
      MediaType mediaType,
      StreamedFile file) {
    OptionalLong length =
        file.getLength() < 0 ? OptionalLong.empty() : OptionalLong.of(file.getLength());
    return InputStreamByteBody.create(file.getInputStream(), length, threads, bodies);
  }

  @Override
  public void writeTo(
      Argument<StreamedFile> type,
      MediaType mediaType,
      StreamedFile file,
      MutableHeaders headers,
      OutputStream out) {
    throw new UnsupportedOperationException("only a response has a file");
  }
}
