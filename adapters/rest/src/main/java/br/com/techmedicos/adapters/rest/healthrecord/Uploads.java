package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.adapters.rest.call.IdempotencyInterceptor;
import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.adapters.rest.json.Formats;
import br.com.techmedicos.adapters.rest.problem.Problem;
import br.com.techmedicos.adapters.rest.problem.ProblemException;
import br.com.techmedicos.adapters.rest.problem.ProblemType;
import br.com.techmedicos.application.healthrecord.HealthRecord;
import br.com.techmedicos.application.healthrecord.content.DiscardContent;
import br.com.techmedicos.application.healthrecord.content.ReceiveContent;
import br.com.techmedicos.application.healthrecord.content.ReceivedContent;
import br.com.techmedicos.application.healthrecord.file.AddFile;
import br.com.techmedicos.application.shared.DatabaseUnavailable;
import br.com.techmedicos.application.shared.StorageUnavailable;
import br.com.techmedicos.domain.healthrecord.Author;
import br.com.techmedicos.domain.healthrecord.Description;
import br.com.techmedicos.domain.healthrecord.FileCategory;
import br.com.techmedicos.domain.healthrecord.FileDetails;
import br.com.techmedicos.domain.healthrecord.FileName;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives an upload: stores the content while it arrives, then adds the file to the record. */
@Singleton
final class Uploads {

  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);

  private final HealthRecord healthRecord;
  private final IdempotencyInterceptor idempotency;

  Uploads(HealthRecord healthRecord, IdempotencyInterceptor idempotency) {
    this.healthRecord = healthRecord;
    this.idempotency = idempotency;
  }

  /**
   * Answers an upload.
   *
   * @param body the multipart body
   * @param author who sends it
   * @param location the URI of the new file
   */
  HttpResponse<RecordFileResponse> answer(
      HttpRequest<?> request, InputStream body, Author author, Function<RecordFile, URI> location) {
    if (request.getContentType().filter(MediaType.MULTIPART_FORM_DATA_TYPE::matches).isEmpty()) {
      throw new ProblemException(HealthRecordProblems.notAnUpload());
    }
    UploadParts parts = new UploadParts();
    AtomicBoolean added = new AtomicBoolean();
    boolean kept = false;
    try {
      boolean mayRepeat = idempotency.mayRepeat(request);
      parts.read(request, body, content -> received(author, content, mayRepeat));
      FileDetails details = Fields.ofForm(parts.wrong(), fields -> details(parts, fields));
      ReceivedContent received = parts.received().orElseThrow();
      HttpResponse<RecordFileResponse> answer =
          idempotency.answer(
              request,
              said(details, received),
              RecordFileResponse.class,
              () -> {
                RecordFile file =
                    healthRecord.addFile().handle(new AddFile.Command(author, received, details));
                added.set(true);
                return HttpResponse.created(RecordFileResponse.of(file), location.apply(file));
              });
      kept = added.get();
      return answer;
    } catch (DatabaseUnavailable e) {
      kept = !e.outcomeKnown(); // a background job removes it if it did not become a file
      throw e;
    } catch (IOException e) {
      throw new ProblemException(
          e.getCause() instanceof ContentLengthExceededException
              ? Problem.of(ProblemType.BODY_TOO_LARGE)
              : Problem.of(ProblemType.MALFORMED_BODY, "body-cut-off"));
    } finally {
      if (!kept) {
        parts.received().ifPresent(this::discard);
      }
    }
  }

  private ReceivedContent received(Author author, InputStream content, boolean mayRepeat)
      throws IOException {
    return healthRecord
        .receiveContent()
        .handle(new ReceiveContent.Command(author, content, mayRepeat));
  }

  private static FileDetails details(UploadParts parts, Fields fields) {
    Field<Optional<FileCategory>> category =
        fields.optional(
            "category", parts.text("category"), text -> Formats.choice(FileCategory.class, text));
    Field<Optional<Description>> description =
        fields.optional("description", parts.text("description"), Description::new);
    Field<Optional<LocalDate>> performedOn =
        fields.optional("performedOn", parts.text("performedOn"), Formats::date);
    return new FileDetails(
        new FileName(parts.fileName()),
        category.get().orElse(FileCategory.OTHER),
        description.get(),
        performedOn.get());
  }

  /** All that a form says, whatever the order of its parts and its boundary. */
  private static String said(FileDetails details, ReceivedContent received) {
    return Stream.of(
            received.content().digest().value(),
            details.name().value(),
            details.category().name(),
            details.performedOn().map(LocalDate::toString).orElse(""),
            details.description().map(Description::text).orElse("")) // last: it may have lines
        .collect(Collectors.joining("\n"));
  }

  /**
   * Removes content that did not become a file. If that fails, a background job removes it later.
   */
  private void discard(ReceivedContent received) {
    try {
      healthRecord.discardContent().handle(new DiscardContent.Command(received));
    } catch (StorageUnavailable | DatabaseUnavailable e) {
      LOG.warn("content {} could not be removed now", received.content().name(), e);
    }
  }
}
