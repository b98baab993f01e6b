package br.com.techmedicos.application.shared;

import br.com.techmedicos.domain.shared.StaleVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Remembers the answers to requests that a client may repeat, so that a repeated one has no second
 * effect.
 *
 * <p>A request first claims its key, in a unit of work of its own, so that duplicates see the claim
 * at once. What it does and {@link #complete} then share another unit of work: effect and answer
 * are kept together or not at all. A claim whose holder died is free again when its {@link #LEASE}
 * is over.
 */
public interface IdempotencyRecords {

  /** How long an answer is remembered, from the claim on. */
  Duration KEPT = Duration.ofHours(24);

  /** How long a claim without an answer holds off duplicates. */
  Duration LEASE = Duration.ofMinutes(1);

  /**
   * Claims a key, if it is free: never claimed, claimed longer than {@link #KEPT} ago, or claimed
   * with the same fingerprint longer than {@link #LEASE} ago and still without an answer. Of those
   * who claim a free key at the same time, exactly one gets it.
   *
   * @param key what is claimed
   * @param claim by whom, for which request
   * @return nothing if the key is the caller's now, or else what is remembered of it
   */
  Optional<Remembered> claim(Key key, Claim claim);

  /**
   * Remembers the answer to a claimed request.
   *
   * @param key what was claimed
   * @param claimId the {@linkplain Claim#id() claim}
   * @param answer what the client is told, now and when it repeats the request
   * @throws StaleVersion if the key is not, or no longer, that claim's; what shares the unit of
   *     work must not be kept either
   */
  void complete(Key key, UUID claimId, Answer answer);

  /**
   * Gives a key back, as if it had not been claimed. Does nothing if it is not, or no longer, that
   * claim's, or has an answer.
   *
   * @param key what was claimed
   * @param claimId the {@linkplain Claim#id() claim}
   */
  void release(Key key, UUID claimId);

  /**
   * Forgets what was claimed longer than {@link #KEPT} ago.
   *
   * @param now the present
   * @param limit the most keys to forget at once
   * @return how many were forgotten
   */
  int forgetExpired(Instant now, int limit);

  /**
   * Forgets every key of a caller, answered or under way.
   *
   * @param caller whose, as in {@link Key#caller}
   */
  void forgetAll(String caller);

  /**
   * How a caller is called in a {@link Key}.
   *
   * @param role what they are
   * @param id which of them
   * @return like {@code PATIENT:0198c5a0-…}
   */
  static String caller(String role, String id) {
    return role + ":" + id;
  }

  /**
   * A key as one client uses it on one route.
   *
   * @param caller who asks, like {@code PATIENT:0198c5a0-…}
   * @param route what is asked, like {@code POST /api/v1/appointments}; at most 200 characters
   * @param value the key the client made up, 1 to 255 visible ASCII characters
   */
  record Key(String caller, String route, String value) {

    public Key {
      Objects.requireNonNull(caller);
      Objects.requireNonNull(route);
      Objects.requireNonNull(value);
    }
  }

  /**
   * One attempt at a request.
   *
   * @param id tells this attempt from others
   * @param fingerprint the same for the same request only, 64 hexadecimal digits (SHA-256)
   * @param at when it was made
   */
  record Claim(UUID id, String fingerprint, Instant at) {

    public Claim {
      Objects.requireNonNull(id);
      Objects.requireNonNull(fingerprint);
      Objects.requireNonNull(at);
    }
  }

  /**
   * What is known of a key that someone has claimed.
   *
   * @param fingerprint of the request that claimed it
   * @param answer what that request was answered; nothing while it is under way
   */
  record Remembered(String fingerprint, Optional<Answer> answer) {

    public Remembered {
      Objects.requireNonNull(fingerprint);
      Objects.requireNonNull(answer);
    }
  }

  /**
   * What a client was told.
   *
   * @param status the HTTP status
   * @param headers those that belong to the answer, like {@code Location}
   * @param body JSON; empty without a body
   */
  record Answer(int status, Map<String, String> headers, String body) {

    public Answer {
      headers = Map.copyOf(headers);
      Objects.requireNonNull(body);
    }
  }
}
