package br.com.techmedicos.adapters.rest.healthrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.memory.InMemoryClinic;
import br.com.techmedicos.application.healthrecord.datasubject.ExportRecord;
import br.com.techmedicos.application.healthrecord.datasubject.RecordExport;
import br.com.techmedicos.application.identity.Acceptance;
import br.com.techmedicos.application.identity.Session;
import br.com.techmedicos.application.identity.SessionId;
import br.com.techmedicos.application.identity.TokenOrigin;
import br.com.techmedicos.domain.identity.AccountId;
import br.com.techmedicos.domain.identity.LegalDocument;
import br.com.techmedicos.domain.identity.PatientId;
import io.micronaut.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class RecordArchiveTest {

  private static final int MANY = 200_000;

  private final InMemoryClinic clinic = new InMemoryClinic(Clock.systemUTC());
  private final PatientId jose = clinic.admitPatient("José Lima", "529.982.247-25");
  private final RecordArchive archive = new RecordArchive(JsonMapper.createDefault());

  @Test
  void one_that_is_closed_before_its_end_asks_for_no_more() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    Stream<Session> sessions = Stream.generate(this::session).peek(s -> asked.incrementAndGet());

    try (InputStream in = archive.of(export(sessions.limit(MANY)))) {
      assertThat(in.readNBytes(10_000)).hasSize(10_000);
    }

    assertThat(asked).hasPositiveValue().hasValueLessThan(MANY);
  }

  @Test
  void consents_are_read_as_they_are_sent() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    Acceptance acceptance =
        new Acceptance(
            AccountId.of(jose),
            LegalDocument.TERMS,
            "2026-11",
            Instant.parse("2026-11-23T10:00:00Z"));
    Stream<Acceptance> acceptances =
        Stream.generate(() -> acceptance).peek(a -> asked.incrementAndGet()).limit(MANY);

    try (InputStream in = archive.of(export(() -> acceptances, Stream::empty))) {
      assertThat(in.readNBytes(10_000)).hasSize(10_000);
    }

    assertThat(asked).hasPositiveValue().hasValueLessThan(MANY);
  }

  @Test
  void a_file_that_is_deleted_meanwhile_is_left_out() throws IOException {
    Iterator<ExportArchive.Entry> entries =
        List.of(
                new ExportArchive.Entry("deleted.pdf", Optional::empty),
                new ExportArchive.Entry(
                    "kept.pdf", () -> Optional.of(new ByteArrayInputStream(new byte[] {1, 2}))))
            .iterator();

    try (ZipInputStream zip = new ZipInputStream(new ExportArchive(entries))) {
      assertThat(zip.getNextEntry()).extracting(ZipEntry::getName).isEqualTo("kept.pdf");
      assertThat(zip.readAllBytes()).containsExactly(1, 2);
      assertThat(zip.getNextEntry()).isNull();
    }
  }

  @Test
  void one_whose_reader_may_not_go_on_ends_as_a_content_does() {
    IOException ended = new IOException("ended");
    Stream<Session> sessions =
        Stream.generate(
            () -> {
              throw new UncheckedIOException(ended);
            });

    assertThatThrownBy(
            () -> {
              try (InputStream in = archive.of(export(sessions))) {
                in.readAllBytes();
              }
            })
        .isSameAs(ended);
  }

  private Session session() {
    return Session.start(
        new SessionId(UUID.randomUUID()),
        AccountId.of(jose),
        Instant.parse("2026-11-23T10:00:00Z"));
  }

  /** José's data, but for the sessions. */
  private RecordExport export(Stream<Session> sessions) {
    return export(Stream::empty, () -> sessions);
  }

  private RecordExport export(
      Supplier<Stream<Acceptance>> acceptances, Supplier<Stream<Session>> sessions) {
    RecordExport all =
        clinic
            .healthRecord()
            .exportRecord()
            .handle(new ExportRecord.Query(jose, TokenOrigin.UNKNOWN));
    return new RecordExport(
        all.patient(),
        all.appointments(),
        all.consents(),
        acceptances,
        sessions,
        all.calendarFeeds(),
        all.messagePreferences(),
        all.files(),
        all.groups(),
        all.grants(),
        all.accessLog(),
        all.content());
  }
}
