package br.com.techmedicos.adapters.meetingroom;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/**
 * Limits the messages of a connection. A browser sends some fifty short ones when it connects, and
 * again when its network changes; a long message counts for several.
 */
final class MessageRateLimit {

  private static final int AT_ONCE = 200;
  private static final int A_SECOND = 20;
  private static final int BYTES_OF_ONE = 4 * 1024;
  private static final int REFUSALS = 100;

  private final Bucket messages = bucket(AT_ONCE, A_SECOND);
  private final Bucket refusals = bucket(REFUSALS, 1);

  /** How a message is handled. */
  enum Admission {
    PASSES,
    /** The message is dropped, and the sender is notified. */
    TOO_MUCH,
    /** The sender does not stop and is disconnected. */
    FLOOD
  }

  Admission of(String message) {
    if (messages.tryConsume(1 + message.length() / BYTES_OF_ONE)) {
      return Admission.PASSES;
    }
    return refusals.tryConsume(1) ? Admission.TOO_MUCH : Admission.FLOOD;
  }

  private static Bucket bucket(int capacity, int refill) {
    return Bucket.builder()
        .addLimit(
            Bandwidth.builder()
                .capacity(capacity)
                .refillGreedy(refill, Duration.ofSeconds(1))
                .build())
        .build();
  }
}
