package br.com.techmedicos.bootstrap;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.DelegatingSpanData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Sends of spans only what names nobody: known attributes, and no events, since the message of a
 * refused statement quotes what it was refused for.
 */
final class NamelessSpans implements SpanExporter {

  private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("db.operation");
  private static final AttributeKey<String> TABLE = AttributeKey.stringKey("db.sql.table");
  private static final AttributeKey<String> STATEMENT = AttributeKey.stringKey("db.statement");

  /** The rest stays here, whatever an instrumentation may add one day. */
  private static final Set<String> KNOWN =
      Set.of(
          RequestTraces.METHOD.getKey(),
          RequestTraces.ROUTE.getKey(),
          RequestTraces.STATUS.getKey(),
          RequestTraces.REQUEST.getKey(),
          OPERATION.getKey(),
          TABLE.getKey(),
          STATEMENT.getKey(),
          "error.type",
          "db.system");

  private final SpanExporter exporter;

  NamelessSpans(SpanExporter exporter) {
    this.exporter = exporter;
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    return exporter.export(spans.stream().<SpanData>map(Nameless::new).toList());
  }

  @Override
  public CompletableResultCode flush() {
    return exporter.flush();
  }

  @Override
  public CompletableResultCode shutdown() {
    return exporter.shutdown();
  }

  private static final class Nameless extends DelegatingSpanData {

    private final Attributes attributes;

    Nameless(SpanData span) {
      super(span);
      this.attributes =
          span.getAttributes().toBuilder().removeIf(key -> !KNOWN.contains(key.getKey())).build();
    }

    /** A statement would be called by its database as well, which may be a folder. */
    @Override
    public String getName() {
      if (super.getKind() == SpanKind.SERVER) {
        return super.getName();
      }
      String operation = attributes.get(OPERATION);
      String table = attributes.get(TABLE);
      if (operation == null) {
        return String.valueOf(attributes.get(STATEMENT)); // BEGIN, COMMIT
      }
      return table == null ? operation : operation + " " + table;
    }

    @Override
    public Attributes getAttributes() {
      return attributes;
    }

    @Override
    public int getTotalAttributeCount() {
      return attributes.size();
    }

    @Override
    public List<EventData> getEvents() {
      return List.of();
    }

    @Override
    public int getTotalRecordedEvents() {
      return 0;
    }

    @Override
    public StatusData getStatus() {
      return StatusData.create(super.getStatus().getStatusCode(), "");
    }
  }
}
