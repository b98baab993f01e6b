package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientsTest {

  private static final String CLIENTS = "/api/v1/operator/clients";

  @Test
  void programs_are_listed_page_by_page_the_revoked_ones_too() {
    try (Clinic clinic = Clinic.open()) {
      Client operator = clinic.operator();
      List<String> registered = new ArrayList<>();
      for (int n = 0; n < 3; n++) {
        registered.add(
            operator
                .post(CLIENTS, "{\"name\": \"Portal da cidade\", \"scopes\": [\"slots:read\"]}")
                .expect(201)
                .text("client_id"));
      }
      operator.delete(CLIENTS + "/" + registered.get(0)).expect(204);

      JsonNode page = operator.get(CLIENTS + "?limit=2").expect(200).json();
      String next = page.get("next").getStringValue();
      JsonNode rest = operator.get(CLIENTS + "?limit=2&cursor=" + next).expect(200).json();

      List<String> listed = new ArrayList<>();
      page.get("items").values().forEach(item -> listed.add(id(item)));
      assertThat(listed).hasSize(2);
      rest.get("items").values().forEach(item -> listed.add(id(item)));
      assertThat(listed).isEqualTo(registered);
      assertThat(rest.get("next").isNull()).isTrue();

      operator.get(CLIENTS + "?limit=0").expectProblem(400, "invalid-request", "limit");
      operator.get(CLIENTS + "?cursor=made-up").expectProblem(400, "invalid-request", "cursor");
    }
  }

  @Test
  void a_program_is_where_its_location_says_even_when_it_is_revoked() {
    try (Clinic clinic = Clinic.open()) {
      Client operator = clinic.operator();
      Answer registered =
          operator
              .post(CLIENTS, "{\"name\": \"Portal da cidade\", \"scopes\": [\"slots:read\"]}")
              .expect(201);
      String location = registered.header("Location").orElseThrow();

      Answer shown = operator.get(location).expect(200);
      operator.delete(location).expect(204);
      Answer revoked = operator.get(location).expect(200);

      assertThat(shown.text("client_id")).isEqualTo(registered.text("client_id"));
      assertThat(shown.json().get("revokedAt").isNull()).isTrue();
      assertThat(shown.body()).doesNotContain(registered.text("client_secret"));
      assertThat(revoked.json().get("revokedAt").isNull()).isFalse();

      operator.get(CLIENTS + "/01890a5d-ac96-774b-bcce-b302099a8057").expect(404);
    }
  }

  private static String id(JsonNode item) {
    return item.get("client_id").getStringValue();
  }
}
