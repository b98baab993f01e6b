package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.rest.partnership.WebhookRequest;
import br.com.techmedicos.application.partnership.RegisterWebhook;
import br.com.techmedicos.application.partnership.WebhookEvent;
import io.micronaut.json.tree.JsonNode;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhooksTest {

  private static final String WEBHOOKS = "/api/v1/operator/webhooks";
  private static final String URL = "https://partner.example/events";
  private static final String PARTNER = body(URL, "\"DoctorRegistered\"");

  private Clinic clinic;
  private Client operator;

  @BeforeEach
  void open() {
    clinic = Clinic.open();
    operator = clinic.operator();
  }

  @AfterEach
  void close() {
    clinic.close();
  }

  @Test
  void an_operator_registers_a_webhook_sees_what_was_told_and_removes_it() {
    JsonNode registered = operator.post(WEBHOOKS, PARTNER).expect(201).json();
    String id = registered.get("id").getStringValue();
    assertThat(registered.get("secret").getStringValue()).startsWith("whsec_");

    JsonNode webhook = operator.get(WEBHOOKS).expect(200).json().get("items").get(0);
    assertThat(webhook.get("id").getStringValue()).isEqualTo(id);
    assertThat(webhook.get("url").getStringValue()).isEqualTo(URL);
    assertThat(webhook.get("secret")).isNull();
    operator.get(WEBHOOKS + "/" + id).expect(200);

    clinic.doctor();
    clinic.tellsEveryone();
    JsonNode told =
        operator.get(WEBHOOKS + "/" + id + "/deliveries").expect(200).json().get("items").get(0);
    assertThat(told.get("type").getStringValue()).isEqualTo("DoctorRegistered");
    assertThat(told.get("delivered").getBooleanValue()).isTrue();

    operator.post(WEBHOOKS + "/" + id + "/resumption").expect(204);
    operator.delete(WEBHOOKS + "/" + id).expect(204);
    operator.post(WEBHOOKS + "/" + id + "/resumption").expect(404);
    operator.delete(WEBHOOKS + "/" + id).expect(404);
    operator.get(WEBHOOKS + "/" + id).expect(404);
    operator.get(WEBHOOKS + "/" + id + "/deliveries").expect(404);
    operator.post(WEBHOOKS + "/" + id + "/secret").expect(404);
  }

  @Test
  void a_secret_is_replaced() {
    JsonNode registered = operator.post(WEBHOOKS, PARTNER).expect(201).json();
    JsonNode replaced =
        operator
            .post(WEBHOOKS + "/" + registered.get("id").getStringValue() + "/secret")
            .expect(200)
            .json();

    assertThat(replaced.get("id")).isEqualTo(registered.get("id"));
    assertThat(replaced.get("secret").getStringValue())
        .startsWith("whsec_")
        .isNotEqualTo(registered.get("secret").getStringValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://partner.example/", "partner", "https://localhost/events"})
  void an_address_that_nobody_may_call_is_refused(String url) {
    operator
        .post(WEBHOOKS, body(url, "\"DoctorRegistered\""))
        .expectProblem(400, "invalid-request", "/url");
  }

  @Test
  void events_are_named_and_at_least_one() {
    operator
        .post(WEBHOOKS, body(URL, "\"RecordShared\""))
        .expectProblem(400, "invalid-request", "/events/0");
    operator.post(WEBHOOKS, body(URL, "")).expectProblem(400, "invalid-request", "/events");
  }

  @Test
  void the_reference_names_the_events_that_there_are() throws Exception {
    assertThat(
            WebhookRequest.class
                .getMethod("events")
                .getAnnotation(ArraySchema.class)
                .schema()
                .allowableValues())
        .containsExactlyElementsOf(WebhookEvent.TYPES);
  }

  @Test
  void there_is_a_limit() {
    for (int n = 0; n < RegisterWebhook.MOST; n++) {
      operator.post(WEBHOOKS, PARTNER).expect(201);
    }
    operator.post(WEBHOOKS, PARTNER).expectProblem(422, "too-many-webhooks");
  }

  @Test
  void webhooks_are_listed_page_by_page() {
    for (int n = 0; n < 3; n++) {
      operator.post(WEBHOOKS, PARTNER).expect(201);
    }

    JsonNode page = operator.get(WEBHOOKS + "?limit=2").expect(200).json();
    assertThat(page.get("items").size()).isEqualTo(2);
    String next = page.get("next").getStringValue();
    JsonNode rest = operator.get(WEBHOOKS + "?limit=2&cursor=" + next).expect(200).json();
    assertThat(rest.get("items").size()).isEqualTo(1);
    assertThat(rest.get("next").isNull()).isTrue();

    operator.get(WEBHOOKS + "?limit=0").expectProblem(400, "invalid-request", "limit");
    operator.get(WEBHOOKS + "?cursor=made-up").expectProblem(400, "invalid-request", "cursor");
  }

  @Test
  void only_operators_see_webhooks() {
    clinic.doctor().get(WEBHOOKS).expect(403);
    clinic.anonymous().post(WEBHOOKS, PARTNER).expect(401);
  }

  private static String body(String url, String events) {
    return "{\"url\":\"%s\",\"events\":[%s]}".formatted(url, events);
  }
}
