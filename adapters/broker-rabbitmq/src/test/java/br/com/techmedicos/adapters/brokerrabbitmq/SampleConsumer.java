package br.com.techmedicos.adapters.brokerrabbitmq;

import com.rabbitmq.client.CancelCallback;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How another service joins: a queue of its own, told of appointments alone, that loses nothing.
 */
public final class SampleConsumer {

  private SampleConsumer() {}

  /** Arguments: the address of the broker, the exchange, and a name for the queue. */
  public static void main(String... args) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(args[0]);
    Connection connection = factory.newConnection("sample-consumer");
    Channel channel = connection.createChannel();
    channel.queueDeclare(args[2], true, false, false, Map.of("x-queue-type", "quorum"));
    channel.queueBind(args[2], args[1], "appointment.#");
    channel.basicQos(20);
    Set<String> seen = ConcurrentHashMap.newKeySet(); // a real service keeps them in its database
    CancelCallback gone = tag -> System.out.println("the queue was deleted");
    channel.basicConsume(
        args[2],
        false,
        (tag, message) -> {
          if (seen.add(message.getProperties().getMessageId())) { // at least once: not twice
            System.out.println(
                message.getProperties().getType() + " " + new String(message.getBody(), "UTF-8"));
          }
          channel.basicAck(message.getEnvelope().getDeliveryTag(), false); // only when it is done
        },
        gone);
  }
}
