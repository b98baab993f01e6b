package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.adapters.rest.call.ETags;
import br.com.techmedicos.adapters.rest.identity.CallerOrigins;
import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.application.healthrecord.access.FileRequest;
import br.com.techmedicos.application.healthrecord.file.OpenFile;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.apache.commons.io.input.BoundedInputStream;

/** Serves contents, whole or in part, as attachments that browsers do not display. */
@Singleton
final class Downloads {

  private final HealthRecord healthRecord;
  private final CallerOrigins origins;

  Downloads(HealthRecord healthRecord, CallerOrigins origins) {
    this.healthRecord = healthRecord;
    this.origins = origins;
  }

  /** Answers a request for a content. */
  HttpResponse<?> answer(HttpRequest<?> request, FileRequest wanted) {
    try {
      var query = new OpenFile.Query(wanted, origins.of(request));
      OpenFile.Opened opened = healthRecord.openFile().handle(query);
      boolean given = false;
      try {
        HttpResponse<?> answer = answer(request, opened);
        given = answer.getBody().isPresent();
        return answer;
      } finally {
        if (!given) {
          opened.content().close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpResponse<?> answer(HttpRequest<?> request, OpenFile.Opened opened)
      throws IOException {
    RecordFile file = opened.file();
    long size = file.content().size();
    String tag = '"' + file.content().digest().value() + '"';
    if (ETags.isSeen(request, tag)) {
      return HttpResponse.notModified().header(HttpHeaders.ETAG, tag);
    }
    Optional<ByteRange> range = ByteRange.of(request, size, tag);
    ByteRange part = range.orElse(new ByteRange(0, size - 1));
    MutableHttpResponse<StreamedFile> response =
        HttpResponse.<StreamedFile>status(
                range.isPresent() ? HttpStatus.PARTIAL_CONTENT : HttpStatus.OK)
            .header(HttpHeaders.ETAG, tag)
            .header(HttpHeaders.ACCEPT_RANGES, "bytes");
    range.ifPresent(r -> response.header(HttpHeaders.CONTENT_RANGE, r.contentRange(size)));
    return response.body(
        new StreamedFile(
                content(opened.content(), part),
                MediaType.of(file.content().format().mediaType()),
                file.uploadedAt().toEpochMilli(),
                part.length())
            .attach(file.details().name().value()));
  }

  /** Reads the beginning at once, so that damage at the beginning is answered with a problem. */
  private static InputStream content(SeekableByteChannel content, ByteRange part)
      throws IOException {
    content.position(part.first());
    PushbackInputStream bytes =
        new PushbackInputStream(
            BoundedInputStream.builder()
                .setInputStream(Channels.newInputStream(content))
                .setMaxCount(part.length())
                .get());
    int first = bytes.read();
    if (first >= 0) {
      bytes.unread(first);
    }
    return bytes;
  }
}
