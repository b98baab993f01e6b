package br.com.techmedicos.adapters.brokerrabbitmq;

import br.com.techmedicos.adapters.shared.EventMessage;
import br.com.techmedicos.application.delivery.Outcome;
import br.com.techmedicos.application.partnership.EventBroker;
import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events to a topic exchange of RabbitMQ, one after the other. An event is delivered when
 * the broker has confirmed that a queue holds it; quorum queues hold it on most of their nodes.
 */
public final class RabbitMqBroker implements EventBroker, AutoCloseable {

  /** The most messages in a queue. When it is full, further events wait in the outbox. */
  public static final int MOST_MESSAGES = 1_000_000;

  /**
   * The most messages in a queue of those set apart. Further ones stay in the queue they are in.
   */
  public static final int MOST_DEAD = 100_000;

  /** How often a consumer may fail to handle a message before it is set apart. */
  public static final int MOST_DELIVERIES = 20;

  private static final String DEAD = ".dead";
  private static final String FULL = "a queue is full";
  private static final String EVERYTHING = "#";
  private static final int PERSISTENT = 2;

  /** A full quorum queue takes messages again when it is this full, or less. */
  private static final double TAKES_AGAIN = 0.8;

  private static final Duration REST = Duration.ofSeconds(30);
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration HEARTBEAT = Duration.ofSeconds(10);

  private final BrokerAddress address;
  private final int mostMessages;
  private final int mostDead;
  private final ConnectionFactory factory;
  private final AtomicBoolean returned = new AtomicBoolean();
  private @Nullable Connection connection;
  private @Nullable Channel channel;
  private boolean refused;

  /** Creates an adapter, which connects when there is something to publish. */
  public RabbitMqBroker(BrokerAddress address) {
    this(address, MOST_MESSAGES, MOST_DEAD);
  }

  RabbitMqBroker(BrokerAddress address, int mostMessages, int mostDead) {
    this.address = address;
    this.mostMessages = mostMessages;
    this.mostDead = mostDead;
    this.factory = factory(address);
  }

  private static ConnectionFactory factory(BrokerAddress address) {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost(address.host());
    factory.setPort(address.port());
    factory.setVirtualHost(address.virtualHost());
    address
        .login()
        .ifPresent(
            login -> {
              factory.setUsername(login.name());
              factory.setPassword(login.password());
            });
    factory.setConnectionTimeout((int) CONNECT.toMillis());
    factory.setHandshakeTimeout((int) ANSWER.toMillis());
    factory.setChannelRpcTimeout((int) ANSWER.toMillis());
    factory.setRequestedHeartbeat((int) HEARTBEAT.toSeconds());
    factory.setAutomaticRecoveryEnabled(false); // the letter is tried again
    if (address.tls()) {
      try {
        factory.useSslProtocol(SSLContext.getDefault());
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has TLS", e);
      }
      factory.enableHostnameVerification();
    }
    return factory;
  }

  @Override
  public synchronized Outcome publish(UUID id, String type, UUID aggregateId, Instant occurredAt) {
    EventMessage message = new EventMessage(id, type, aggregateId, occurredAt);
    try {
      Channel open = channel();
      if (refused && isFull(open)) {
        return new Outcome.PeerDown(FULL);
      }
      returned.set(false);
      open.basicPublish(
          address.exchange(),
          routingKey(type),
          true, // or else what no queue takes would be lost
          properties(message),
          message.json().getBytes(StandardCharsets.UTF_8));
      refused = !open.waitForConfirms(ANSWER.toMillis());
      if (refused) {
        return isFull(open)
            ? new Outcome.PeerDown(FULL)
            : new Outcome.Failed("a queue of a consumer refused it", REST);
      }
      return returned.get() ? new Outcome.Failed("no queue takes it") : Outcome.delivered();
    } catch (IOException | TimeoutException | ShutdownSignalException e) {
      disconnect();
      return new Outcome.PeerDown(e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      disconnect();
      return new Outcome.PeerDown("interrupted");
    }
  }

  /** {@return the words of a type: {@code appointment.requested}} */
  static String routingKey(String type) {
    return type.replaceAll("(?<=[a-z])(?=[A-Z])", ".").toLowerCase(Locale.ROOT);
  }

  private static AMQP.BasicProperties properties(EventMessage message) {
    return new AMQP.BasicProperties.Builder()
        .messageId(message.id().toString())
        .type(message.type())
        .contentType(EventMessage.MEDIA_TYPE)
        .deliveryMode(PERSISTENT)
        .appId("techmedicos")
        .build();
  }

  private Channel channel() throws IOException, TimeoutException {
    Channel open = channel;
    if (open == null || !open.isOpen()) {
      disconnect();
      Connection made = factory.newConnection("techmedicos");
      connection = made;
      open = made.createChannel();
      declare(made, open);
      open.confirmSelect();
      open.addReturnListener(message -> returned.set(true)); // comes before the confirmation
      channel = open;
    }
    return open;
  }

  /**
   * What one queue refuses, the others have: each repetition would be one more for them. So after a
   * refusal we look before we publish. Queues of consumers are not known here.
   */
  private boolean isFull(Channel open) throws IOException {
    for (String queue : address.queues()) {
      if (open.queueDeclarePassive(queue).getMessageCount() > TAKES_AGAIN * mostMessages) {
        return true;
      }
    }
    return false;
  }

  private void declare(Connection to, Channel open) throws IOException {
    open.exchangeDeclare(address.exchange(), BuiltinExchangeType.TOPIC, true);
    for (String queue : address.queues()) {
      declare(
          to,
          queue + DEAD,
          Map.of(
              "x-queue-type", "quorum",
              "x-max-length", mostDead,
              "x-overflow", "reject-publish"));
      declare(
          to,
          queue,
          Map.of(
              "x-queue-type", "quorum",
              "x-max-length", mostMessages,
              "x-overflow", "reject-publish",
              "x-delivery-limit", MOST_DELIVERIES,
              "x-dead-letter-exchange", "",
              "x-dead-letter-routing-key", queue + DEAD,
              "x-dead-letter-strategy", "at-least-once"));
      open.queueBind(queue, address.exchange(), EVERYTHING);
    }
  }

  /** Declares a queue; one that is there stays as it is. A refusal ends the channel. */
  private static void declare(Connection to, String queue, Map<String, Object> arguments)
      throws IOException {
    Channel trial = to.createChannel();
    try {
      trial.queueDeclare(queue, true, false, false, arguments);
    } catch (IOException e) {
      if (!(e.getCause() instanceof ShutdownSignalException refusal
          && refusal.getReason() instanceof AMQP.Channel.Close close
          && close.getReplyCode() == AMQP.PRECONDITION_FAILED)) {
        throw e;
      }
    } finally {
      trial.abort();
    }
  }

  private void disconnect() {
    Connection last = connection;
    connection = null;
    channel = null;
    if (last != null) {
      last.abort((int) CONNECT.toMillis());
    }
  }

  @Override
  public synchronized void close() {
    disconnect();
  }
}
