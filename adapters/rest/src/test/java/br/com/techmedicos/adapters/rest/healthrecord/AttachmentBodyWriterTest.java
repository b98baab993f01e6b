package br.com.techmedicos.adapters.rest.healthrecord;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.io.buffer.ByteArrayBufferFactory;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.server.types.files.StreamedFile;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

class AttachmentBodyWriterTest {

  private final ExecutorService threads = Executors.newSingleThreadExecutor();
  private final AttachmentBodyWriter writer = new AttachmentBodyWriter(threads);

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  /** An export reads the database, and an interrupt would close that for everybody. */
  @Test
  void what_is_being_read_is_not_interrupted_when_its_client_goes() throws Exception {
    Waiting content = new Waiting();
    Disposable client = Flux.from(body(content).toByteArrayPublisher()).subscribe();
    assertThat(content.begun.await(20, TimeUnit.SECONDS)).isTrue();

    client.dispose();
    content.goOn.countDown();

    assertThat(content.interrupted.get(20, TimeUnit.SECONDS)).isFalse();
    content.closed.get(20, TimeUnit.SECONDS);
  }

  private CloseableByteBody body(InputStream content) {
    return writer.writePiece(
        ByteBodyFactory.createDefault(ByteArrayBufferFactory.INSTANCE),
        HttpRequest.GET("/"),
        HttpResponse.ok(),
        Argument.of(StreamedFile.class),
        MediaType.ALL_TYPE,
        new StreamedFile(content, MediaType.ALL_TYPE));
  }

  /** Is read once it may go on. */
  private static final class Waiting extends InputStream {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    @Override
    public int read() {
      begun.countDown();
      try {
        goOn.await();
        interrupted.complete(Thread.currentThread().isInterrupted());
      } catch (InterruptedException e) {
        interrupted.complete(true);
      }
      return -1;
    }

    @Override
    public void close() {
      closed.complete(null);
    }
  }
}
