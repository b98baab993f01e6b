package br.com.techmedicos.adapters.contracts.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.delivery.Addressed;
import br.com.techmedicos.application.delivery.Announcement;
import br.com.techmedicos.application.delivery.DeadLetter;
import br.com.techmedicos.application.delivery.Letter;
import br.com.techmedicos.application.delivery.Letters;
import br.com.techmedicos.application.delivery.Vocabulary;
import br.com.techmedicos.application.shared.Outbox;
import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.shared.DomainEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link Letters}. */
@Promises
public abstract class LettersContract {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant LAPSE = NOW.plusSeconds(60);

  private static final Set<String> ALL =
      Set.of("AppointmentRequested", "AppointmentAccepted", "AppointmentCancelled");

  private static final int BATCH = 100;
  private static final Vocabulary KNOWS_ALL = Vocabulary.of(ALL, NOW);
  private static final Vocabulary KNOWS_LESS = Vocabulary.of(Set.of("AppointmentRequested"), NOW);

  private final String subscriber = "s-" + UniqueData.id();
  private final UUID aggregate = UniqueData.id();
  private final UUID another = UniqueData.id();

  /** Returns the letters under test. */
  protected abstract Letters letters();

  /** Returns the outbox whose events they tell. */
  protected abstract Outbox outbox();

  /** Returns their unit of work. */
  protected abstract UnitOfWork unitOfWork();

  /** Creates an event of the type {@code AppointmentRequested}. */
  protected abstract DomainEvent begun(UUID aggregate, Instant occurredAt);

  /** Creates an event of the type {@code AppointmentAccepted}. */
  protected abstract DomainEvent continued(UUID aggregate, Instant occurredAt);

  /** Creates an event of the type {@code AppointmentCancelled}, by the patient. */
  protected abstract DomainEvent ended(UUID aggregate, Instant occurredAt);

  @BeforeEach
  void earlier_events_have_their_letters() {
    write(Map.of());
  }

  @Test
  void each_subscriber_is_told_what_it_wants() {
    String other = "o-" + UniqueData.id();
    happens(begun(aggregate, NOW));
    happens(continued(another, NOW));

    write(Map.of(subscriber, ALL, other, Set.of("AppointmentAccepted")));

    assertThat(told(claim(NOW))).containsExactlyInAnyOrder(aggregate, another);
    assertThat(told(claim(other, NOW, 10))).containsExactly(another);
  }

  @Test
  void what_nobody_was_told_is_counted_until_somebody_was_or_it_is_given_up() {
    int before = letters().backlog(Integer.MAX_VALUE).waiting();
    happens(begun(aggregate, NOW));
    happens(begun(another, NOW));
    assertThat(letters().backlog(Integer.MAX_VALUE).waiting()).isEqualTo(before + 2);
    assertThat(letters().backlog(Integer.MAX_VALUE).since())
        .hasValueSatisfying(since -> assertThat(since).isBeforeOrEqualTo(NOW));
    assertThat(letters().backlog(1).waiting()).isBetween(1, 2);

    write(Map.of(subscriber, ALL));
    assertThat(letters().backlog(Integer.MAX_VALUE).waiting()).isEqualTo(before + 2);

    List<Letter> claimed = claim(NOW);
    letters().delivered(claimed.get(0));
    assertThat(letters().backlog(Integer.MAX_VALUE).waiting()).isEqualTo(before + 1);
    letters().bury(claimed.get(1), "nobody lives there", NOW);
    assertThat(letters().backlog(Integer.MAX_VALUE).waiting()).isEqualTo(before);
  }

  @Test
  void a_letter_tells_all_that_the_event_tells() {
    happens(ended(aggregate, NOW));
    write(Map.of(subscriber, ALL));

    Announcement announcement = claim(NOW).get(0).announcement();

    assertThat(announcement.type()).isEqualTo("AppointmentCancelled");
    assertThat(announcement.aggregateId()).isEqualTo(aggregate);
    assertThat(announcement.occurredAt()).isEqualTo(NOW);
    assertThat(announcement.facts())
        .isEqualTo(
            Map.of(
                "appointment", aggregate.toString(),
                "by", "PATIENT",
                "occurredAt", NOW.toString()));
  }

  @Test
  void an_event_that_is_not_known_is_left_to_who_knows_it_and_holds_up_its_aggregate_alone() {
    happens(continued(aggregate, NOW));
    happens(begun(aggregate, NOW));
    happens(begun(another, NOW));

    write(KNOWS_LESS, Map.of(subscriber, ALL));
    assertThat(told(claim(NOW))).containsExactly(another);

    write(Map.of(subscriber, ALL));
    List<Letter> first = claim(NOW);
    assertThat(types(first)).containsExactly("AppointmentAccepted");
    first.forEach(letters()::delivered);
    assertThat(types(claim(NOW))).containsExactly("AppointmentRequested");
  }

  @Test
  void a_letter_that_is_not_known_is_left_to_who_knows_it_and_holds_up_its_aggregate_alone() {
    happens(continued(aggregate, NOW));
    happens(begun(aggregate, NOW));
    happens(begun(another, NOW));
    write(Map.of(subscriber, ALL));

    assertThat(told(claim(KNOWS_LESS))).containsExactly(another);
    assertThat(claim(Vocabulary.of(Set.of(), NOW))).isEmpty();
    assertThat(types(claim(NOW))).containsExactly("AppointmentAccepted");
  }

  @Test
  void what_nobody_knows_holds_up_its_aggregate_for_minutes_only() {
    happens(continued(aggregate, NOW.minus(Vocabulary.HELD)));
    happens(begun(aggregate, NOW));

    write(KNOWS_LESS, Map.of(subscriber, ALL));
    assertThat(types(claim(KNOWS_LESS))).containsExactly("AppointmentRequested");

    write(Map.of(subscriber, ALL));
    assertThat(types(claim(NOW))).containsExactly("AppointmentAccepted");
  }

  @Test
  void a_letter_that_nobody_knows_holds_up_its_aggregate_for_minutes_only() {
    happens(continued(aggregate, NOW.minus(Vocabulary.HELD)));
    happens(begun(aggregate, NOW));
    write(Map.of(subscriber, ALL));

    assertThat(types(claim(KNOWS_LESS))).containsExactly("AppointmentRequested");
  }

  @Test
  void what_nobody_knows_is_taken_at_last_by_whom_it_is_not_known() {
    happens(continued(aggregate, NOW.minus(Vocabulary.AWAITED).minusMillis(1)));
    write(KNOWS_LESS, Map.of(subscriber, ALL));

    assertThat(types(claim(KNOWS_LESS))).containsExactly("AppointmentAccepted");
  }

  @Test
  void many_events_that_are_not_known_do_not_stop_the_others() {
    for (int n = 0; n < 2 * BATCH + 1; n++) {
      happens(continued(UniqueData.id(), NOW));
    }
    happens(begun(aggregate, NOW));

    write(KNOWS_LESS, Map.of(subscriber, ALL));

    assertThat(told(claim(NOW))).containsExactly(aggregate);
    write(Map.of());
  }

  @Test
  void subscribers_are_asked_for_after_the_events_and_named_if_they_get_a_letter() {
    happens(begun(aggregate, NOW));

    Addressed addressed =
        unitOfWork()
            .execute(
                () ->
                    letters()
                        .write(
                            () -> Map.of(subscriber, ALL, "o", Set.of("AppointmentCancelled")),
                            KNOWS_ALL,
                            NOW,
                            BATCH));

    assertThat(addressed.subscribers()).containsExactly(subscriber);
    assertThat(addressed.more()).isFalse();
    assertThat(addressed.events()).isPositive();
    unitOfWork()
        .execute(
            () ->
                letters()
                    .write(
                        () -> {
                          throw new AssertionError("nothing happened, and someone is asked for");
                        },
                        KNOWS_ALL,
                        NOW,
                        BATCH));
  }

  @Test
  void letters_to_a_subscriber_that_is_no_more_are_withdrawn() {
    String other = "o-" + UniqueData.id();
    happens(begun(aggregate, NOW));
    happens(begun(another, NOW));
    write(Map.of(subscriber, ALL, other, ALL));
    assertThat(letters().subscribers()).contains(subscriber, other);

    assertThat(unitOfWork().<Integer>execute(() -> letters().withdraw(other, 1))).isEqualTo(1);
    assertThat(unitOfWork().<Integer>execute(() -> letters().withdraw(other, 2))).isEqualTo(1);

    assertThat(letters().subscribers()).contains(subscriber).doesNotContain(other);
    assertThat(claim(other, NOW, 10)).isEmpty();
    assertThat(claim(NOW)).hasSize(2);
  }

  @Test
  void an_event_gets_its_letters_once() {
    happens(begun(aggregate, NOW));
    write(Map.of(subscriber, ALL));
    write(Map.of(subscriber, ALL));

    assertThat(claim(NOW)).hasSize(1);
    assertThat(claim(NOW)).isEmpty();
  }

  @Test
  void a_subscriber_is_told_nothing_from_before_it_was_there() {
    happens(begun(aggregate, NOW));
    write(Map.of());
    write(Map.of(subscriber, ALL));

    assertThat(claim(NOW)).isEmpty();
  }

  @Test
  void what_happened_to_one_aggregate_is_told_in_order() {
    happens(begun(aggregate, NOW));
    happens(continued(aggregate, NOW));
    happens(begun(another, NOW));
    write(Map.of(subscriber, ALL));

    List<Letter> first = claim(NOW);
    assertThat(types(first)).containsExactly("AppointmentRequested", "AppointmentRequested");
    assertThat(claim(NOW)).isEmpty();

    first.forEach(letters()::delivered);
    assertThat(types(claim(NOW))).containsExactly("AppointmentAccepted");
  }

  @Test
  void a_later_event_waits_for_an_earlier_one_that_is_put_back() {
    happens(begun(aggregate, NOW));
    happens(continued(aggregate, NOW));
    write(Map.of(subscriber, ALL));

    Letter letter = claim(NOW).get(0);
    letters().postpone(letter, NOW.plusSeconds(5), 7, "it is closed");

    assertThat(claim(NOW.plusSeconds(4))).isEmpty();
    Letter again = claim(NOW.plusSeconds(5)).get(0);
    assertThat(again.announcement()).isEqualTo(letter.announcement());
    assertThat(again.attempts()).isEqualTo(8);
  }

  @Test
  void the_longest_due_is_first_however_old_its_event() {
    happens(begun(aggregate, NOW));
    happens(begun(another, NOW));
    write(Map.of(subscriber, ALL));
    List<Letter> both = claim(NOW);
    letters().postpone(both.get(0), NOW.plusSeconds(2), 1, "it is closed");
    letters().postpone(both.get(1), NOW.plusSeconds(1), 0, "");

    assertThat(claim(NOW.plusSeconds(2)))
        .extracting(Letter::id)
        .containsExactly(both.get(1).id(), both.get(0).id());
  }

  @Test
  void a_claim_lapses_and_then_holds_no_more() {
    happens(begun(aggregate, NOW));
    write(Map.of(subscriber, ALL));

    Letter lost = claim(NOW).get(0);
    assertThat(claim(LAPSE.minusMillis(1))).isEmpty();
    Letter taken = claim(subscriber, LAPSE, LAPSE.plusSeconds(60), 10).get(0);
    assertThat(taken.attempts()).isEqualTo(2);

    letters().delivered(lost);
    letters().postpone(lost, NOW, 0, "");
    letters().bury(lost, "", NOW);
    assertThat(claim(LAPSE)).isEmpty();
    assertThat(claim(LAPSE.plusSeconds(60))).hasSize(1);
  }

  @Test
  void no_more_are_claimed_than_wanted() {
    happens(begun(aggregate, NOW));
    happens(begun(another, NOW));
    write(Map.of(subscriber, ALL));

    assertThat(claim(subscriber, NOW, 1)).hasSize(1);
    assertThat(claim(NOW)).hasSize(1);
  }

  @Test
  void a_dead_letter_holds_up_nobody_and_can_be_revived() {
    happens(begun(aggregate, NOW));
    happens(continued(aggregate, NOW));
    write(Map.of(subscriber, ALL));
    Letter letter = claim(NOW).get(0);

    letters().bury(letter, "no such address", NOW.plusSeconds(1));

    assertThat(types(claim(LAPSE))).containsExactly("AppointmentAccepted");
    assertThat(dead())
        .containsExactly(
            new DeadLetter(
                letter.id(),
                subscriber,
                letter.announcement().id(),
                "AppointmentRequested",
                NOW,
                1,
                "no such address",
                NOW.plusSeconds(1)));
    assertThat(revive(letter.id())).isTrue();
    assertThat(revive(letter.id())).isFalse();
    assertThat(dead()).isEmpty();
    assertThat(claim(NOW).get(0).attempts()).isEqualTo(1);
  }

  @Test
  void dead_letters_are_read_by_the_page() {
    happens(begun(aggregate, NOW));
    happens(begun(another, NOW));
    write(Map.of(subscriber, ALL));
    claim(NOW).forEach(letter -> letters().bury(letter, "", NOW));

    assertThat(
            Page.<DeadLetter, UUID>all(after -> letters().dead(1, after))
                .map(DeadLetter::subscriber))
        .filteredOn(subscriber::equals)
        .hasSize(2);
  }

  @Test
  void old_dead_letters_are_forgotten_and_letters_on_their_way_are_not() {
    happens(begun(aggregate, NOW));
    happens(begun(another, NOW));
    write(Map.of(subscriber, ALL));
    letters().bury(claim(subscriber, NOW, 1).get(0), "", NOW);

    forget(NOW);
    assertThat(dead()).hasSize(1);
    forget(NOW.plusSeconds(1));

    assertThat(dead()).isEmpty();
    assertThat(claim(NOW)).hasSize(1);
  }

  private void forget(Instant before) {
    unitOfWork().execute(() -> letters().forget(before, before.plus(Duration.ofDays(1)), 1000));
  }

  private boolean revive(UUID id) {
    return unitOfWork().execute(() -> letters().revive(id, NOW));
  }

  private List<DeadLetter> dead() {
    return Page.<DeadLetter, UUID>all(after -> letters().dead(100, after))
        .filter(letter -> letter.subscriber().equals(subscriber))
        .toList();
  }

  private void happens(DomainEvent event) {
    unitOfWork().run(() -> outbox().append(event));
  }

  private void write(Map<String, Set<String>> wishes) {
    write(KNOWS_ALL, wishes);
  }

  private void write(Vocabulary vocabulary, Map<String, Set<String>> wishes) {
    while (unitOfWork()
        .execute(() -> letters().write(() -> wishes, vocabulary, NOW, BATCH).more())) {
      // the next ones
    }
  }

  private List<Letter> claim(Instant now) {
    return claim(subscriber, now, 10);
  }

  private List<Letter> claim(String by, Instant now, int limit) {
    return claim(by, now, LAPSE, limit);
  }

  private List<Letter> claim(String by, Instant now, Instant until, int limit) {
    return claim(by, KNOWS_ALL, now, until, limit);
  }

  private List<Letter> claim(Vocabulary vocabulary) {
    return claim(subscriber, vocabulary, NOW, LAPSE, BATCH);
  }

  private List<Letter> claim(
      String by, Vocabulary vocabulary, Instant now, Instant until, int limit) {
    return unitOfWork()
        .execute(() -> letters().claim(by, vocabulary, UniqueData.id(), now, until, limit));
  }

  private static List<UUID> told(List<Letter> letters) {
    return letters.stream().map(letter -> letter.announcement().aggregateId()).toList();
  }

  private static List<String> types(List<Letter> letters) {
    return letters.stream().map(letter -> letter.announcement().type()).toList();
  }
}
