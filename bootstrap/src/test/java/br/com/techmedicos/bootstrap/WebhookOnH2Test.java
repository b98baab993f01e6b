package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.bootstrap.demo.RestClient;
import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.identity.Patient;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A partner with a server of its own, who verifies what it is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhookOnH2Test {

  private static final int PATIENCE_SECONDS = 60;

  /** A call, as the partner sees it. */
  private record Told(String id, String timestamp, String signature, String body) {

    String type() {
      return body.replaceAll(".*\"type\":\"(\\w+)\".*", "$1");
    }

    boolean isSignedWith(String secret) throws Exception {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
      byte[] signed = (id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8);
      return List.of(signature.split(" "))
          .contains("v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed)));
    }
  }

  private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
  private HttpServer partner;
  private RunningService service;

  @BeforeAll
  void start(@TempDir Path data) throws IOException {
    listen(0);
    service =
        RunningService.start(data, Map.of("techmedicos.webhooks.allowed-networks", "127.0.0.1"));
  }

  private void listen(int port) throws IOException {
    partner = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    partner.createContext(
        "/events",
        exchange -> {
          told.add(
              new Told(
                  exchange.getRequestHeaders().getFirst("webhook-id"),
                  exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                  exchange.getRequestHeaders().getFirst("webhook-signature"),
                  new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    partner.start();
  }

  @AfterAll
  void stop() {
    service.close();
    partner.stop(0);
  }

  private static void awaitAnswered(RestClient operator, String webhook)
      throws InterruptedException {
    for (int i = 0; i < 600; i++) {
      if (operator.get(webhook + "/deliveries").expect(200).body().get("items").size() > 0) {
        return;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("no call was answered");
  }

  @Test
  void a_partner_is_told_in_order_what_happens_also_while_it_was_down() throws Exception {
    RestClient operator = service.asOperator();
    Map<String, Object> wish =
        Map.of(
            "url",
            "http://127.0.0.1:" + partner.getAddress().getPort() + "/events",
            "events",
            List.of("AppointmentRequested", "AppointmentAccepted", "AppointmentCancelled"));
    RestClient.Answer registered = operator.post("/operator/webhooks", wish).expect(201);
    String webhook = "/operator/webhooks/" + registered.text("id");
    String secret = registered.text("secret");
    Doctor doctor = service.addDoctors(1).get(0);
    Patient patient = service.addPatients(1).get(0);
    String slot = ClinicStories.slots(service.anyone(), doctor).get(0);

    String appointment =
        service
            .as(patient)
            .post("/appointments", Map.of("doctorId", doctor.id().toString(), "startsAt", slot))
            .expect(201)
            .text("id");
    Told requested = next();
    assertThat(requested.type()).isEqualTo("AppointmentRequested");
    assertThat(requested.body()).contains("\"data\":{\"id\":\"" + appointment + "\"}");
    assertThat(requested.isSignedWith(secret)).isTrue();

    String rotated = operator.post(webhook + "/secret", Map.of()).expect(200).text("secret");
    awaitAnswered(operator, webhook); // else it is told again, as it should be
    partner.stop(0);
    service.as(doctor).post("/appointments/" + appointment + "/accept", Map.of()).expect(200);
    service
        .as(patient)
        .post("/appointments/" + appointment + "/cancel", Map.of("justification", "tenho dor"))
        .expect(200);
    listen(partner.getAddress().getPort());

    List<Told> later = new ArrayList<>(List.of(next(), next()));
    assertThat(later)
        .extracting(Told::type)
        .containsExactly("AppointmentAccepted", "AppointmentCancelled");
    for (Told each : later) {
      assertThat(each.isSignedWith(secret)).isTrue();
      assertThat(each.isSignedWith(rotated)).isTrue();
      assertThat(each.body()).doesNotContain("dor", doctor.id().toString());
    }
    assertThat(operator.get(webhook + "/deliveries").expect(200).body().get("items").size())
        .isGreaterThanOrEqualTo(3);
  }

  private Told next() throws InterruptedException {
    Told next = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertThat(next).as("what the partner is told").isNotNull();
    return next;
  }
}
