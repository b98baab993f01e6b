package br.com.techmedicos.adapters.contracts.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.application.shared.Contention;
import br.com.techmedicos.application.shared.IdempotencyRecords;
import br.com.techmedicos.application.shared.IdempotencyRecords.Answer;
import br.com.techmedicos.application.shared.IdempotencyRecords.Claim;
import br.com.techmedicos.application.shared.IdempotencyRecords.Key;
import br.com.techmedicos.application.shared.IdempotencyRecords.Remembered;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.shared.StaleVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of {@link IdempotencyRecords}. */
@Promises
public abstract class IdempotencyRecordsContract {

  private static final String BODY = "a".repeat(64);
  private static final String OTHER_BODY = "b".repeat(64);
  private static final Answer ANSWER =
      new Answer(201, Map.of("Location", "/api/v1/appointments/1"), "{\"name\": \"José 🩺\"}");
  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final Instant now = UniqueData.noon();
  private final Key key = freshKey();

  /** Returns the records under test. */
  protected abstract IdempotencyRecords records();

  /** Returns their unit of work. */
  protected abstract UnitOfWork unitOfWork();

  @Test
  void a_key_that_nobody_claimed_is_free() {
    assertThat(claim(BODY, now)).isEmpty();
  }

  @Test
  void a_claimed_key_is_under_way_until_it_is_answered() {
    claim(BODY, now);

    assertThat(claim(BODY, now.plus(MOMENT))).contains(new Remembered(BODY, Optional.empty()));
  }

  @Test
  void a_repeated_request_gets_the_first_answer() {
    UUID first = claimed(BODY, now);
    complete(first, ANSWER);

    assertThat(claim(BODY, now.plus(MOMENT))).contains(new Remembered(BODY, Optional.of(ANSWER)));
  }

  @Test
  void a_key_is_looked_up_without_a_claim() {
    assertThat(records().find(key, now)).isEmpty();
    UUID first = claimed(BODY, now);
    assertThat(records().find(key, now)).contains(new Remembered(BODY, Optional.empty()));
    complete(first, ANSWER);
    Instant dayLater = now.plus(IdempotencyRecords.KEPT);

    assertThat(records().find(key, dayLater.minus(MOMENT)))
        .contains(new Remembered(BODY, Optional.of(ANSWER)));
    assertThat(records().find(key, dayLater.plus(MOMENT))).isEmpty();
    assertThat(records().find(freshKey(), now)).isEmpty();
  }

  @Test
  void another_request_with_the_same_key_is_told_from_the_first() {
    UUID first = claimed(BODY, now);
    complete(first, ANSWER);

    assertThat(claim(OTHER_BODY, now.plus(MOMENT)))
        .hasValueSatisfying(remembered -> assertThat(remembered.fingerprint()).isEqualTo(BODY));
  }

  @Test
  void a_large_answer_without_headers_is_remembered_whole() {
    Answer large = new Answer(200, Map.of(), "[" + "\"ção\",".repeat(20_000) + "0]");
    complete(claimed(BODY, now), large);

    assertThat(claim(BODY, now).flatMap(Remembered::answer)).contains(large);
  }

  @Test
  void an_empty_answer_is_remembered() {
    Answer empty = new Answer(204, Map.of(), "");
    complete(claimed(BODY, now), empty);

    assertThat(claim(BODY, now).flatMap(Remembered::answer)).contains(empty);
  }

  @Test
  void keys_of_other_callers_other_routes_and_in_other_letters_are_other_keys() {
    claim(BODY, now);

    List<Key> others =
        List.of(
            new Key(key.caller() + "0", key.route(), key.value()),
            new Key(key.caller(), key.route() + "/1/rating", key.value()),
            new Key(key.caller(), key.route(), key.value().toUpperCase(Locale.ROOT)),
            new Key(key.caller(), key.route(), key.value() + "!"));

    assertThat(others)
        .allSatisfy(
            other -> assertThat(records().claim(other, attempt(OTHER_BODY, now))).isEmpty());
  }

  @Test
  void the_longest_key_is_taken_whole() {
    String caller = "PATIENT:" + UniqueData.id();
    Key longest = new Key(caller, "/".repeat(Key.LONGEST_ROUTE), "~".repeat(254) + "!");
    Key almost = new Key(caller, "/".repeat(Key.LONGEST_ROUTE), "~".repeat(254) + "?");

    assertThat(records().claim(longest, attempt(BODY, now))).isEmpty();
    assertThat(records().claim(almost, attempt(BODY, now))).isEmpty();
    assertThat(records().claim(longest, attempt(BODY, now))).isPresent();
  }

  @Test
  void of_those_who_claim_a_key_at_the_same_time_one_gets_it() {
    List<Callable<Optional<Remembered>>> claims =
        IntStream.range(0, 16)
            .<Callable<Optional<Remembered>>>mapToObj(i -> () -> claim(BODY, now))
            .toList();

    var outcomes = ConcurrentAttempts.atOnce(claims);

    assertThat(ConcurrentAttempts.failures(outcomes)).isEmpty();
    assertThat(outcomes.stream().flatMap(outcome -> outcome.answer().stream()))
        .filteredOn(Optional::isEmpty)
        .hasSize(1);
  }

  @Test
  void a_key_given_back_is_free_again_for_anything() {
    UUID first = claimed(BODY, now);

    records().release(key, first);

    assertThat(claim(OTHER_BODY, now)).isEmpty();
  }

  @Test
  void only_its_own_claim_gives_a_key_back() {
    claim(BODY, now);

    records().release(key, UniqueData.id());

    assertThat(claim(BODY, now)).isPresent();
  }

  @Test
  void an_answered_key_cannot_be_given_back() {
    UUID first = claimed(BODY, now);
    complete(first, ANSWER);

    records().release(key, first);

    assertThat(claim(BODY, now).flatMap(Remembered::answer)).contains(ANSWER);
  }

  @Test
  void the_claim_of_a_request_that_died_is_free_after_its_lease() {
    claim(BODY, now);

    assertThat(claim(BODY, now.plus(IdempotencyRecords.LEASE).minus(MOMENT))).isPresent();
    assertThat(claim(BODY, now.plus(IdempotencyRecords.LEASE).plus(MOMENT))).isEmpty();
  }

  @Test
  void a_lease_that_is_over_frees_the_key_for_the_same_request_only() {
    claim(BODY, now);

    assertThat(claim(OTHER_BODY, now.plus(IdempotencyRecords.LEASE).plus(MOMENT)))
        .contains(new Remembered(BODY, Optional.empty()));
  }

  @Test
  void of_those_who_take_over_a_dead_claim_at_the_same_time_one_gets_it() {
    claim(BODY, now);
    Instant later = now.plus(IdempotencyRecords.LEASE).plus(MOMENT);
    List<Callable<Optional<Remembered>>> claims =
        IntStream.range(0, 16)
            .<Callable<Optional<Remembered>>>mapToObj(i -> () -> claim(BODY, later))
            .toList();

    var outcomes = ConcurrentAttempts.atOnce(claims);

    assertThat(ConcurrentAttempts.failures(outcomes)).isEmpty();
    assertThat(outcomes.stream().flatMap(outcome -> outcome.answer().stream()))
        .filteredOn(Optional::isEmpty)
        .hasSize(1);
  }

  @Test
  void whoever_lost_the_claim_can_neither_answer_nor_keep_what_it_did() {
    UUID slow = claimed(BODY, now);
    UUID heir = claimed(BODY, now.plus(IdempotencyRecords.LEASE).plus(MOMENT));
    Key doneMeanwhile = freshKey();

    assertThatThrownBy(
            () ->
                unitOfWork()
                    .execute(
                        () -> {
                          records().claim(doneMeanwhile, attempt(BODY, now));
                          records().complete(key, slow, ANSWER);
                          return ANSWER;
                        }))
        .isInstanceOf(Contention.class)
        .hasCauseInstanceOf(StaleVersion.class);

    assertThat(records().claim(doneMeanwhile, attempt(OTHER_BODY, now))).isEmpty();
    complete(heir, ANSWER);
    assertThat(claim(BODY, now).flatMap(Remembered::answer)).contains(ANSWER);
  }

  @Test
  void a_key_that_was_never_claimed_cannot_be_answered() {
    assertThatThrownBy(() -> records().complete(key, UniqueData.id(), ANSWER))
        .isInstanceOf(StaleVersion.class);
  }

  @Test
  void an_answer_is_not_kept_when_what_it_tells_of_is_undone() {
    UUID first = claimed(BODY, now);

    assertThatThrownBy(
            () ->
                unitOfWork()
                    .execute(
                        () -> {
                          records().complete(key, first, ANSWER);
                          throw new IllegalStateException("change of mind");
                        }))
        .hasMessage("change of mind");

    assertThat(claim(BODY, now)).contains(new Remembered(BODY, Optional.empty()));
  }

  @Test
  void an_answer_is_remembered_for_a_day_and_then_the_key_is_free() {
    complete(claimed(BODY, now), ANSWER);

    assertThat(claim(BODY, now.plus(IdempotencyRecords.KEPT).minus(MOMENT))).isPresent();
    assertThat(claim(OTHER_BODY, now.plus(IdempotencyRecords.KEPT).plus(MOMENT))).isEmpty();
    assertThat(claim(OTHER_BODY, now.plus(IdempotencyRecords.KEPT).plus(MOMENT)))
        .contains(new Remembered(OTHER_BODY, Optional.empty()));
  }

  @Test
  void what_is_older_than_a_day_is_forgotten_a_few_at_a_time() {
    for (int i = 0; i < 3; i++) {
      records().claim(freshKey(), attempt(BODY, now));
    }
    records().claim(key, attempt(BODY, now.plus(MOMENT)));
    Instant dayLater = now.plus(IdempotencyRecords.KEPT).plus(MOMENT);

    assertThat(records().forgetExpired(dayLater.minus(MOMENT).minus(MOMENT), 100)).isZero();
    assertThat(records().forgetExpired(dayLater, 2)).isEqualTo(2);
    assertThat(records().forgetExpired(dayLater, 2)).isEqualTo(1);
    assertThat(records().forgetExpired(dayLater, 2)).isZero();
    assertThat(claim(BODY, now.plus(MOMENT))).isPresent();
  }

  @Test
  void of_a_caller_everything_is_forgotten_and_of_others_nothing() {
    String caller = IdempotencyRecords.caller("PATIENT", UniqueData.id().toString());
    Key answered = new Key(caller, "POST /api/v1/appointments", "one");
    Key underWay = new Key(caller, "POST /api/v1/record/groups", "two");
    Claim first = attempt(BODY, now);
    records().claim(answered, first);
    unitOfWork().run(() -> records().complete(answered, first.id(), ANSWER));
    records().claim(underWay, attempt(BODY, now));
    complete(claimed(BODY, now), ANSWER);

    unitOfWork().run(() -> records().forgetAll(caller));

    assertThat(records().claim(answered, attempt(OTHER_BODY, now))).isEmpty();
    assertThat(records().claim(underWay, attempt(OTHER_BODY, now))).isEmpty();
    assertThat(claim(BODY, now)).isPresent();
  }

  private Optional<Remembered> claim(String fingerprint, Instant at) {
    return records().claim(key, attempt(fingerprint, at));
  }

  private UUID claimed(String fingerprint, Instant at) {
    Claim attempt = attempt(fingerprint, at);
    assertThat(records().claim(key, attempt)).isEmpty();
    return attempt.id();
  }

  private void complete(UUID claim, Answer answer) {
    unitOfWork()
        .execute(
            () -> {
              records().complete(key, claim, answer);
              return answer;
            });
  }

  private static Claim attempt(String fingerprint, Instant at) {
    return new Claim(UniqueData.id(), fingerprint, at);
  }

  private static Key freshKey() {
    return new Key(
        "PATIENT:" + UniqueData.id(), "POST /api/v1/appointments", "key-" + UniqueData.number());
  }
}
