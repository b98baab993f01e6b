package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.identity.Patient;
import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a collector of traces gets, by its own protocol. */
class TracesTest {

  private final Queue<Span> spans = new ConcurrentLinkedQueue<>();
  private final Queue<String> all = new ConcurrentLinkedQueue<>();
  private HttpServer collector;

  @BeforeEach
  void listen() throws IOException {
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext("/v1/traces", this::take);
    collector.start();
  }

  @AfterEach
  void stop() {
    collector.stop(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var sent = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
      all.add(sent.toString());
      sent.getResourceSpansList().stream()
          .flatMap(resource -> resource.getScopeSpansList().stream())
          .forEach(scope -> spans.addAll(scope.getSpansList()));
      exchange.sendResponseHeaders(200, -1);
    }
  }

  @Test
  void a_request_is_a_span_with_a_child_for_each_statement_and_names_nobody(@TempDir Path data) {
    String url = "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces";
    Patient patient;
    Doctor doctor;
    String appointment;
    try (RunningService service =
        RunningService.start(data, Map.of("techmedicos.traces.url", url))) {
      doctor = service.addDoctors(1).get(0);
      patient = service.addPatients(1).get(0);
      RestClient client = service.as(patient);
      String slot =
          service
              .anyone()
              .get("/doctors/" + doctor.id() + "/slots?query=quem-sou")
              .expect(200)
              .text("slots", "0", "startsAt");
      Map<String, String> booking = Map.of("doctorId", doctor.id().toString(), "startsAt", slot);
      appointment = client.post("/appointments", booking).expect(201).text("id");
      client.post("/appointments", booking).expect(409);
      client
          .post("/appointments/" + appointment + "/cancel", Map.of("justification", "Estou bem."))
          .expect(200);
      client.get("/nowhere/" + patient.cpf().value()).expect(404);
    }

    Span booked = request("POST /api/v1/appointments", 201);
    assertThat(booked.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
    assertThat(attribute(booked, "techmedicos.request")).hasSize(36);
    List<Span> statements = childrenOf(booked);
    assertThat(statements)
        .hasSizeGreaterThan(2)
        .allMatch(span -> span.getKind() == Span.SpanKind.SPAN_KIND_CLIENT)
        .allMatch(span -> span.getTraceId().equals(booked.getTraceId()));
    assertThat(statements)
        .extracting(span -> attribute(span, "db.statement"))
        .anyMatch(sql -> sql.matches("(?is)insert into .*[?].*"));
    assertThat(statements).extracting(Span::getName).contains("COMMIT", "INSERT appointment");
    assertThat(childrenOf(request("POST /api/v1/appointments", 409))).isNotEmpty();
    assertThat(childrenOf(request("POST /api/v1/appointments/{id}/cancel", 200))).isNotEmpty();
    assertThat(request("GET", 404)).isNotNull();
    assertThat(spans)
        .as("nothing begins with a statement, as jobs would")
        .allMatch(
            span ->
                span.getKind() == Span.SpanKind.SPAN_KIND_SERVER
                    || !span.getParentSpanId().isEmpty());
    assertThat(String.join("\n", all))
        .doesNotContain(
            patient.cpf().value(),
            patient.email().value(),
            patient.name().value(),
            patient.id().toString(),
            doctor.id().toString(),
            appointment,
            "Estou bem",
            "quem-sou",
            data.toString(),
            "127.0.0.1",
            RunningService.PASSWORD);
  }

  @Test
  void a_collector_that_is_away_is_nobodys_trouble(@TempDir Path data) {
    collector.stop(0);
    String url = "http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces";
    try (RunningService service =
        RunningService.start(data, Map.of("techmedicos.traces.url", url))) {
      service.as(service.addPatients(1).get(0)).get("/me").expect(200);
    }
  }

  @Test
  void without_a_collector_there_is_nothing_of_it(@TempDir Path data) {
    try (RunningService service = RunningService.start(data, Map.of())) {
      assertThat(service.beans(OpenTelemetry.class)).isEmpty();
      assertThat(service.beans(RequestTraces.class)).isEmpty();
    }
  }

  private Span request(String name, int status) {
    return spans.stream()
        .filter(span -> span.getName().equals(name))
        .filter(span -> attribute(span, "http.response.status_code").equals("" + status))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    name
                        + " "
                        + status
                        + " is not among "
                        + spans.stream().map(Span::getName).toList()));
  }

  private List<Span> childrenOf(Span parent) {
    ByteString id = parent.getSpanId();
    return spans.stream().filter(span -> span.getParentSpanId().equals(id)).toList();
  }

  private static String attribute(Span span, String key) {
    return span.getAttributesList().stream()
        .filter(attribute -> attribute.getKey().equals(key))
        .map(KeyValue::getValue)
        .map(value -> value.hasStringValue() ? value.getStringValue() : "" + value.getIntValue())
        .findFirst()
        .orElse("");
  }
}
