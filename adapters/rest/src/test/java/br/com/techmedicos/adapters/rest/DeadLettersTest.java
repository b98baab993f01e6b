package br.com.techmedicos.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

  private static final String DEAD_LETTERS = "/api/v1/operator/dead-letters";

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
  void an_operator_lists_what_could_not_be_delivered_and_sends_it_again() {
    clinic.doctor();
    clinic.deliversToWhoRefuses();

    JsonNode letter = operator.get(DEAD_LETTERS).expect(200).json().get("items").get(0);
    assertThat(letter.get("subscriber").getStringValue()).isEqualTo("partner");
    assertThat(letter.get("type").getStringValue()).isEqualTo("DoctorRegistered");
    assertThat(letter.get("problem").getStringValue()).isEqualTo("SMTP 550");
    assertThat(letter.get("attempts").getIntValue()).isEqualTo(1);

    String redelivery = DEAD_LETTERS + "/" + letter.get("id").getStringValue() + "/redelivery";
    operator.post(redelivery).expect(204);
    assertThat(operator.get(DEAD_LETTERS).expect(200).json().get("items").size()).isZero();
    operator.post(redelivery).expect(404);
  }

  @Test
  void repeating_a_redelivery_with_its_key_gives_the_first_answer() {
    clinic.doctor();
    clinic.deliversToWhoRefuses();
    JsonNode letter = operator.get(DEAD_LETTERS).expect(200).json().get("items").get(0);
    String redelivery = DEAD_LETTERS + "/" + letter.get("id").getStringValue() + "/redelivery";
    Client impatient = operator.with("Idempotency-Key", "redelivery-1");

    impatient.post(redelivery).expect(204);
    impatient.post(redelivery).expect(204);
    operator.post(redelivery).expect(404);
  }

  @Test
  void a_letter_that_is_not_dead_is_unknown_and_only_operators_see_any() {
    operator.post(DEAD_LETTERS + "/" + UUID.randomUUID() + "/redelivery").expect(404);
    clinic.doctor().get(DEAD_LETTERS).expect(403);
    clinic.anonymous().get(DEAD_LETTERS).expect(401);
  }
}
