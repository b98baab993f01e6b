package br.com.techmedicos.application.shared;

import br.com.techmedicos.domain.shared.StaleVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Stores the answers to requests that a client may retry, so that a retry has no second effect.
 *
 * <p>A request first claims its key outside any unit of work, so that duplicates see the claim at
 * once. The work of the request and {@link #complete} then share another unit of work: effect and
 * answer are committed together or not at all. If the instance with the claim dies, the key is free
 * again after the {@link #LEASE}.
 */
public interface IdempotencyRecords {

  /** How long an answer is stored, counted from the claim. */
  Duration KEPT = Duration.ofHours(24);

  /** How long a claim without an answer blocks duplicates. */
  Duration LEASE = Duration.ofMinutes(1);

  /**
   * Claims a key, if it is free: never claimed, claimed longer than {@link #KEPT} ago, or claimed
   * with the same fingerprint longer than {@link #LEASE} ago and still without an answer. Of
   * concurrent claims of a free key, exactly one succeeds.
   *
   * @param claim by whom, for which request
   * @return empty if the claim succeeded, or else the stored record of the key
   */
  Optional<Remembered> claim(Key key, Claim claim);

  /**
   * Finds the record of a key without claiming it.
   *
   * @return empty if the key was never claimed, or claimed longer than {@link #KEPT} ago
   */
  Optional<Remembered> find(Key key, Instant now);

  /**
   * Stores the answer to a claimed request.
   *
   * @param claimId the {@linkplain Claim#id() claim}
   * @param answer what the client is told, now and when it repeats the request
   * @throws StaleVersion if the key does not, or no longer, belong to that claim; the unit of work
   *     must be rolled back then
   */
  void complete(Key key, UUID claimId, Answer answer);

  /**
   * Releases a key as if it had not been claimed. Does nothing if the key does not belong to that
   * claim (any more), or has an answer.
   *
   * @param claimId the {@linkplain Claim#id() claim}
   */
  void release(Key key, UUID claimId);

  /**
   * Deletes keys that were claimed longer than {@link #KEPT} ago.
   *
   * @param limit the most keys to forget at once
   * @return how many were deleted
   */
  int forgetExpired(Instant now, int limit);

  /**
   * Deletes every key of a caller, with or without an answer.
   *
   * @param caller whose, as in {@link Key#caller}
   */
  void forgetAll(String caller);

  /**
   * Returns the name of a caller in a {@link Key}.
   *
   * @return a name like {@code PATIENT:0198c5a0-…}
   */
  static String caller(String role, String id) {
    return role + ":" + id;
  }

  /**
   * A key of one caller on one route.
   *
   * @param caller who asks, like {@code PATIENT:0198c5a0-…}
   * @param route what is asked, like {@code POST /api/v1/appointments}; at most {@link
   *     #LONGEST_ROUTE} characters
   * @param value the key the client made up, 1 to 255 visible ASCII characters
   */
  record Key(String caller, String route, String value) {

    /** The most characters of a route. */
    public static final int LONGEST_ROUTE = 200;

    public Key {
      Objects.requireNonNull(caller);
      Objects.requireNonNull(value);
      if (route.length() > LONGEST_ROUTE) {
        throw new IllegalArgumentException("longer than " + LONGEST_ROUTE);
      }
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
   * The stored record of a claimed key.
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
   * The answer that the client received.
   *
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
