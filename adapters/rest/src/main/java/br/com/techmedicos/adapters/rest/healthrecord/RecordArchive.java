package br.com.techmedicos.adapters.rest.healthrecord;

import br.com.techmedicos.adapters.rest.healthrecord.ExportArchive.Entry;
import br.com.techmedicos.adapters.rest.identity.MessagePreferenceJson;
import br.com.techmedicos.adapters.rest.scheduling.AppointmentResponse;
import br.com.techmedicos.application.healthrecord.datasubject.RecordExport;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.scheduling.Party;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All of a patient's data as one archive: JSON, and the original files. */
@Singleton
final class RecordArchive {

  private final JsonMapper json;

  RecordArchive(JsonMapper json) {
    this.json = json;
  }

  /** The archive, generated while it is read. */
  InputStream of(RecordExport export) {
    Stream<Entry> descriptions =
        Stream.of(
            new Entry(
                "paciente.json",
                () -> Optional.of(bytes(json(ExportedPatient.of(export.patient()))))),
            list(
                "consultas.json",
                () ->
                    export
                        .appointments()
                        .get()
                        .map(details -> AppointmentResponse.of(details, Party.PATIENT))),
            list("consentimentos.json", () -> consents(export)),
            list("sessoes.json", () -> export.sessions().get().map(ExportedSession::of)),
            list(
                "calendarios.json",
                () -> export.calendarFeeds().get().map(ExportedCalendarFeed::of)),
            list(
                "mensagens.json",
                () -> export.messagePreferences().get().map(MessagePreferenceJson::of)),
            list("arquivos.json", () -> export.files().get().map(RecordFileResponse::of)),
            list("grupos.json", () -> export.groups().get().map(FileGroupResponse::of)),
            list("compartilhamentos.json", () -> export.grants().get().map(GrantResponse::of)),
            list("acessos.json", () -> export.accessLog().get().map(AccessLogEntryResponse::of)));
    Stream<Entry> originals = export.files().get().map(file -> original(export, file));
    return new ExportArchive(Stream.concat(descriptions, originals).iterator());
  }

  /** All that the patient consented to, in one place. */
  private static Stream<ExportedConsent> consents(RecordExport export) {
    // An iterator over what is flattened would read each part as a whole.
    return Stream.concat(
        export.acceptances().get().map(ExportedConsent::of),
        Stream.concat(
            export.consents().get().map(ExportedConsent::of),
            export.grants().get().map(ExportedConsent::of)));
  }

  private static Entry original(RecordExport export, RecordFile file) {
    return new Entry(
        "arquivos/" + file.id() + "/" + file.details().name(),
        () -> export.content().apply(file).map(Channels::newInputStream));
  }

  private <T> Entry list(String name, Supplier<Stream<T>> items) {
    return new Entry(
        name, () -> Optional.of(new JsonArray(items.get().map(this::json).iterator()).text()));
  }

  private String json(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The parts of a JSON array, one in memory at a time. */
  private static final class JsonArray implements Enumeration<InputStream> {

    private final Iterator<String> items;
    private String before = "[\n";
    private boolean ended;

    JsonArray(Iterator<String> items) {
      this.items = items;
    }

    /** The text of the array. Closed before its end, it asks for no more items. */
    InputStream text() {
      return new SequenceInputStream(this) {
        @Override
        public void close() throws IOException {
          ended = true;
          super.close();
        }
      };
    }

    @Override
    public boolean hasMoreElements() {
      return !ended;
    }

    @Override
    public InputStream nextElement() {
      if (items.hasNext()) {
        InputStream part = bytes(before + items.next());
        before = ",\n";
        return part;
      }
      ended = true;
      return bytes((before.startsWith("[") ? before : "") + "\n]\n");
    }
  }
}
