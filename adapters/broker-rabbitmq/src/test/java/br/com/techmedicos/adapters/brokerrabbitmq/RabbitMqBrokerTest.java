package br.com.techmedicos.adapters.brokerrabbitmq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import br.com.techmedicos.adapters.contracts.partnership.EventBrokerContract;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.delivery.Outcome;
import br.com.techmedicos.application.partnership.EventBroker;
import br.com.techmedicos.application.partnership.EventTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** With a RabbitMQ of the machine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RabbitMqBrokerTest extends EventBrokerContract {

  private static final String EXCHANGE = "clinic.events";
  private static final String QUEUE = "billing";
  private static final Path DOCUMENT = Path.of("../../docs/asyncapi.yml");
  private static final Instant NOW = Instant.parse("2027-03-01T11:00:00Z");

  private RabbitMqServer server;
  private RabbitMqBroker broker;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    Optional<RabbitMqServer> installed = RabbitMqServer.start(folder);
    assumeTrue(installed.isPresent(), "NOT RUN: there is no rabbitmq-server");
    server = installed.get();
    server.await();
    broker = new RabbitMqBroker(address(EXCHANGE, List.of(QUEUE)));
  }

  @AfterAll
  void stop() throws Exception {
    if (server != null) {
      broker.close();
      server.close();
    }
  }

  private BrokerAddress address(String exchange, List<String> queues) {
    return BrokerAddress.of(
        URI.create("amqp://127.0.0.1:" + server.port()), Optional.empty(), exchange, queues);
  }

  private Connection connect() throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setPort(server.port());
    return factory.newConnection();
  }

  @Override
  protected EventBroker broker() {
    return broker;
  }

  @Override
  protected List<UUID> arrived() throws Exception {
    return taken().stream()
        .map(message -> UUID.fromString(message.getProps().getMessageId()))
        .toList();
  }

  private List<GetResponse> taken() throws Exception {
    List<GetResponse> taken = new ArrayList<>();
    try (Connection connection = connect();
        Channel channel = connection.createChannel()) {
      publish("AppointmentRequested"); // declares what is not there yet
      GetResponse next = channel.basicGet(QUEUE, true);
      while (next != null) {
        taken.add(next);
        next = channel.basicGet(QUEUE, true);
      }
    }
    return taken.subList(0, taken.size() - 1);
  }

  private Outcome publish(String type) {
    return broker.publish(UniqueData.id(), type, UniqueData.id(), NOW);
  }

  @Test
  void what_is_published_is_as_the_document_says() throws Exception {
    taken();
    EventTypes.all().forEach(type -> assertThat(publish(type)).isEqualTo(Outcome.delivered()));
    JsonNode document = new YAMLMapper().readTree(Files.readString(DOCUMENT));
    JsonNode message = document.at("/components/messages/event");
    JsonSchema payload = schema(message.get("payload"));
    JsonSchema headers = schema(message.get("headers"));
    YAMLMapper mapper = new YAMLMapper();

    for (GetResponse each : taken()) {
      String body = new String(each.getBody(), StandardCharsets.UTF_8);
      assertThat(payload.validate(mapper.readTree(body))).as(body).isEmpty();
      assertThat(
              headers.validate(
                  mapper.valueToTree(
                      Map.of(
                          "message-id", each.getProps().getMessageId(),
                          "type", each.getProps().getType(),
                          "content-type", each.getProps().getContentType(),
                          "app-id", each.getProps().getAppId(),
                          "delivery-mode", each.getProps().getDeliveryMode()))))
          .isEmpty();
      assertThat(each.getEnvelope().getExchange()).isEqualTo(EXCHANGE);
      assertThat(each.getEnvelope().getRoutingKey())
          .isEqualTo(RabbitMqBroker.routingKey(each.getProps().getType()));
    }
    assertThat(
            StreamSupport.stream(
                    document.at("/channels/events/parameters/type/enum").spliterator(), false)
                .map(JsonNode::asText))
        .containsExactlyInAnyOrderElementsOf(
            EventTypes.all().stream().map(RabbitMqBroker::routingKey).toList());
  }

  private static JsonSchema schema(JsonNode node) {
    SchemaValidatorsConfig config =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(node, config);
  }

  @Test
  void what_no_queue_takes_is_not_delivered() {
    try (RabbitMqBroker lonely = new RabbitMqBroker(address("nobody.listens", List.of()))) {
      assertThat(lonely.publish(UniqueData.id(), "AppointmentRequested", UniqueData.id(), NOW))
          .isEqualTo(new Outcome.Failed("no queue takes it"));
    }
  }

  /** The other queue holds what the full one refused: once, however often it is tried again. */
  @Test
  void a_full_queue_repeats_an_event_to_the_others_once() throws Exception {
    BrokerAddress small = address("small.events", List.of("small"));
    try (RabbitMqBroker filling = new RabbitMqBroker(small, 10, 10);
        Connection connection = connect();
        Channel channel = connection.createChannel()) {
      UUID last = UniqueData.id();
      filling.publish(last, "AppointmentRequested", UniqueData.id(), NOW); // declares
      channel.queueDeclare("other", true, false, false, Map.of());
      channel.queueBind("other", "small.events", "#");
      Outcome outcome = Outcome.delivered();
      int events = 0;
      for (; outcome instanceof Outcome.Delivered && events < 100; events++) {
        last = UniqueData.id();
        outcome = filling.publish(last, "AppointmentRequested", UniqueData.id(), NOW);
      }
      assertThat(outcome).isEqualTo(new Outcome.PeerDown("a queue is full"));
      for (int again = 0; again < 5; again++) {
        assertThat(filling.publish(last, "AppointmentRequested", UniqueData.id(), NOW))
            .isEqualTo(new Outcome.PeerDown("a queue is full"));
      }
      assertThat(channel.messageCount("other")).isEqualTo(events);

      channel.queuePurge("small");
      for (int again = 0; again < 100 && !(outcome instanceof Outcome.Delivered); again++) {
        Thread.sleep(100); // the broker says a little later that there is room
        outcome = filling.publish(last, "AppointmentRequested", UniqueData.id(), NOW);
      }
      assertThat(outcome).isEqualTo(Outcome.delivered());
      assertThat(channel.messageCount("other")).isBetween(events + 1L, events + 2L);
    }
  }

  @Test
  void what_a_full_queue_of_a_consumer_refuses_counts_and_lets_the_broker_rest() throws Exception {
    try (RabbitMqBroker publishing =
            new RabbitMqBroker(address("consumed.events", List.of("consumed")));
        Connection connection = connect();
        Channel channel = connection.createChannel()) {
      publishing.publish(UniqueData.id(), "AppointmentRequested", UniqueData.id(), NOW);
      channel.queueDeclare(
          "theirs", true, false, false, Map.of("x-max-length", 1, "x-overflow", "reject-publish"));
      channel.queueBind("theirs", "consumed.events", "#");
      Outcome outcome = Outcome.delivered();
      for (int n = 0; n < 10 && outcome instanceof Outcome.Delivered; n++) {
        outcome = publishing.publish(UniqueData.id(), "AppointmentRequested", UniqueData.id(), NOW);
      }

      assertThat(outcome)
          .isEqualTo(
              new Outcome.Failed("a queue of a consumer refused it", Duration.ofSeconds(30)));
    }
  }

  @Test
  void a_queue_that_is_there_stays_as_it_is() throws Exception {
    try (Connection connection = connect();
        Channel channel = connection.createChannel();
        RabbitMqBroker publishing = new RabbitMqBroker(address("older.events", List.of("older")))) {
      channel.queueDeclare("older.dead", true, false, false, Map.of("x-queue-type", "quorum"));

      assertThat(publishing.publish(UniqueData.id(), "DoctorVerified", UniqueData.id(), NOW))
          .isEqualTo(Outcome.delivered());
    }
  }

  @Test
  void what_is_set_apart_is_limited_and_what_has_no_room_stays_in_its_queue() throws Exception {
    try (RabbitMqBroker publishing =
            new RabbitMqBroker(address("apart.events", List.of("apart")), 100, 3);
        Connection connection = connect();
        Channel channel = connection.createChannel()) {
      for (int n = 0; n < 10; n++) {
        publishing.publish(UniqueData.id(), "DoctorVerified", UniqueData.id(), NOW);
      }
      for (int n = 0; n < 10; n++) {
        channel.basicReject(channel.basicGet("apart", false).getEnvelope().getDeliveryTag(), false);
      }
      Thread.sleep(2_000); // by then it would have all

      assertThat(channel.messageCount("apart.dead")).isBetween(3L, 6L);
    }
  }

  @Test
  void a_consumer_that_was_down_misses_nothing_also_when_the_broker_was_restarted()
      throws Exception {
    taken();
    UUID before = UniqueData.id();
    broker.publish(before, "AppointmentRequested", UniqueData.id(), NOW);
    server.stop();
    assertThat(publish("AppointmentRequested")).isInstanceOf(Outcome.PeerDown.class);
    server.startAgain();
    UUID after = UniqueData.id();
    Outcome outcome = new Outcome.PeerDown("");
    for (int n = 0; n < 100 && outcome instanceof Outcome.PeerDown; n++) {
      Thread.sleep(100); // a queue has its leader a little after the start
      outcome = broker.publish(after, "AppointmentAccepted", UniqueData.id(), NOW);
    }

    assertThat(outcome).isEqualTo(Outcome.delivered());
    assertThat(arrived()).contains(before).endsWith(after);
  }

  @Test
  void the_sample_consumer_is_told_once_of_appointments_alone() throws Exception {
    PrintStream console = System.out;
    ByteArrayOutputStream shown = new ByteArrayOutputStream();
    System.setOut(new PrintStream(shown, true, StandardCharsets.UTF_8));
    try {
      publish("AppointmentRequested"); // declares the exchange
      SampleConsumer.main("amqp://127.0.0.1:" + server.port(), EXCHANGE, "sample");
      UUID twice = UniqueData.id();
      publish("DoctorVerified");
      for (int n = 0; n < 2; n++) {
        broker.publish(twice, "AppointmentAccepted", UniqueData.id(), NOW);
      }
      UUID last = UniqueData.id();
      broker.publish(last, "AppointmentCancelled", UniqueData.id(), NOW);
      for (int n = 0; n < 300 && !shown.toString(StandardCharsets.UTF_8).contains("" + last); n++) {
        Thread.sleep(100);
      }

      assertThat(shown.toString(StandardCharsets.UTF_8).lines().map(line -> line.split(" ")[0]))
          .containsExactly("AppointmentAccepted", "AppointmentCancelled");
      assertThat(shown.toString(StandardCharsets.UTF_8)).containsOnlyOnce(twice.toString());
    } finally {
      System.setOut(console);
    }
  }
}
