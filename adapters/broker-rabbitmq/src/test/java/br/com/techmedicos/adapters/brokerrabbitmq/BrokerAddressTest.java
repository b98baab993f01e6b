package br.com.techmedicos.adapters.brokerrabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.application.delivery.Outcome;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerAddressTest {

  @ParameterizedTest
  @CsvSource({
    "AppointmentRequested, appointment.requested",
    "NoShowReported, no.show.reported",
    "DoctorProfileChanged, doctor.profile.changed"
  })
  void a_routing_key_has_the_words_of_the_type(String type, String key) {
    assertThat(RabbitMqBroker.routingKey(type)).isEqualTo(key);
  }

  @Test
  void an_address_names_host_port_and_virtual_host() {
    BrokerAddress plain = address("amqp://broker.example");
    assertThat(plain.tls()).isFalse();
    assertThat(plain.port()).isEqualTo(5672);
    assertThat(plain.virtualHost()).isEqualTo("/");

    BrokerAddress secure = address("AMQPS://broker.example:5699/clinic");
    assertThat(secure.tls()).isTrue();
    assertThat(secure.host()).isEqualTo("broker.example");
    assertThat(secure.port()).isEqualTo(5699);
    assertThat(secure.virtualHost()).isEqualTo("clinic");
    assertThat(address("amqps://broker.example/").port()).isEqualTo(5671);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "broker.example",
        "http://broker.example",
        "amqp:///clinic",
        "amqp://user:password@broker.example",
        "amqp://broker.example?heartbeat=1",
        "amqp://broker.example#part"
      })
  void what_is_no_address_of_a_broker_is_refused(String text) {
    assertThatThrownBy(() -> address(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_password_is_not_shown() {
    assertThat(new BrokerAddress.Login("clinic", "secret").toString()).doesNotContain("secret");
  }

  @Test
  void a_broker_that_is_not_there_is_down() {
    try (RabbitMqBroker broker = new RabbitMqBroker(address("amqp://127.0.0.1:1"))) {
      assertThat(
              broker.publish(
                  UUID.randomUUID(), "AppointmentRequested", UUID.randomUUID(), Instant.EPOCH))
          .isInstanceOf(Outcome.PeerDown.class);
    }
  }

  private static BrokerAddress address(String text) {
    return BrokerAddress.of(URI.create(text), Optional.empty(), "events", List.of());
  }
}
