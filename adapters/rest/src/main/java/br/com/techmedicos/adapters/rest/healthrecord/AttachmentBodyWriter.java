package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.adapters.rest.admission.CallThreads;
import br.com.techmedicos.adapters.rest.server.OutOfMemory;
import br.com.techmedicos.adapters.shared.OnceASecond;
import br.com.techmedicos.application.healthrecord.access.AccessEnded;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.io.buffer.ReadBuffer;
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
import io.micronaut.http.body.stream.BodySizeLimits;
import io.micronaut.http.server.body.StreamFileBodyWriter;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Scheduler;

/**
 * Writes files as attachments that must not be cached. The framework's writer allows caching for a
 * minute, and answers {@code If-Modified-Since} by itself.
 */
@Singleton
@Replaces(StreamFileBodyWriter.class)
final class AttachmentBodyWriter implements ResponseBodyWriter<StreamedFile> {

  /** A browser that displays the file anyway does not run scripts in it or load anything. */
  private static final String SHOW_NOTHING = "default-src 'none'; sandbox";

  private static final Logger LOG = LoggerFactory.getLogger(AttachmentBodyWriter.class);

  /** A storage that is away breaks off each download. */
  private static final OnceASecond BROKEN = new OnceASecond();

  /** Large, because each is handed over from the thread that reads to the one that writes. */
  private static final int BLOCK = 262_144;

  /** How many blocks are read while another is written. */
  private static final int AHEAD = 1;

  private final Scheduler threads;

  AttachmentBodyWriter(@Named(CallThreads.TRANSFERS) ExecutorService threads) {
    this.threads = CallThreads.scheduler(threads);
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
    if (file.getLength() >= 0) {
      response.contentLength(file.getLength());
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
    Source source = new Source(file.getInputStream());
    Flux<ReadBuffer> blocks =
        Flux.generate(source::take, AttachmentBodyWriter::next, AttachmentBodyWriter::close)
            .map(bodies.readBufferFactory()::adapt)
            .subscribeOn(threads)
            .doOnError(why -> !(why instanceof AccessEnded), AttachmentBodyWriter::tell)
            .concatMapIterable(List::of, AHEAD); // publishOn logs an error if cancelled meanwhile
    return bodies.adapt(blocks, BodySizeLimits.UNLIMITED, response.getHeaders(), source::discard);
  }

  private static void tell(Throwable why) {
    OutOfMemory.report(why);
    BROKEN.tell(
        untold ->
            LOG.error(
                "a download broke off; {} since the last such line were not logged", untold, why));
  }

  private static InputStream next(InputStream in, SynchronousSink<byte[]> sink) {
    try {
      byte[] block = new byte[BLOCK];
      int read = in.read(block);
      if (read < 0) {
        sink.complete();
      } else {
        sink.next(read == BLOCK ? block : Arrays.copyOf(block, read));
      }
    } catch (IOException e) {
      sink.error(e);
    }
    return in;
  }

  private static void close(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      LOG.debug("a stream that was read could not be closed", e);
    }
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

  /** A stream that is closed by whoever reads it, or, if nobody begins to, at once. */
  private static final class Source {

    private final InputStream stream;
    private final AtomicBoolean taken = new AtomicBoolean();

    private Source(InputStream stream) {
      this.stream = stream;
    }

    private InputStream take() {
      return taken.compareAndSet(false, true) ? stream : InputStream.nullInputStream();
    }

    private void discard() {
      if (taken.compareAndSet(false, true)) {
        close(stream);
      }
    }
  }
}
