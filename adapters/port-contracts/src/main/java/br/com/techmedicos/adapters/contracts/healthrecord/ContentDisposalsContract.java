package br.com.techmedicos.adapters.contracts.healthrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.adapters.contracts.shared.ConcurrentAttempts;
import br.com.techmedicos.adapters.contracts.shared.Promises;
import br.com.techmedicos.adapters.contracts.shared.UniqueData;
import br.com.techmedicos.application.healthrecord.content.ContentDisposals;
import br.com.techmedicos.application.shared.UnitOfWork;
import br.com.techmedicos.domain.healthrecord.ContentName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link ContentDisposals}. */
@Promises
public abstract class ContentDisposalsContract {

  private static final int ALL = 1000;
  private static final Duration MICROSECOND = Duration.ofNanos(1000);

  private final Instant now = UniqueData.noon();
  private final Instant until = now.plus(Duration.ofHours(6));
  private final ContentName content = someContent();

  /** Returns the disposals under test. */
  protected abstract ContentDisposals disposals();

  /** Returns their unit of work. */
  protected abstract UnitOfWork unitOfWork();

  @AfterEach
  void leave_nothing_to_be_removed() {
    due(until).forEach(this::removed);
  }

  @Test
  void an_expected_content_is_left_alone_until_its_time_is_over() {
    expect(content);

    assertThat(due(until.minus(MICROSECOND))).doesNotContain(content);
    assertThat(due(until)).contains(content);
  }

  @Test
  void an_expected_content_that_got_a_file_is_never_removed() {
    expect(content);

    assertThat(keep(content)).isTrue();

    assertThat(due(until)).doesNotContain(content);
  }

  @Test
  void a_content_gets_one_file_only() {
    expect(content);
    keep(content);

    assertThat(keep(content)).isFalse();
  }

  @Test
  void a_content_that_was_given_up_gets_no_file() {
    expect(content);
    due(until);

    assertThat(keep(content)).isFalse();
    assertThat(due(now)).contains(content);
  }

  @Test
  void a_content_that_nobody_expected_gets_no_file() {
    assertThat(keep(content)).isFalse();
    assertThat(due(until)).doesNotContain(content);
  }

  @Test
  void an_expected_content_can_be_given_up_before_its_time() {
    expect(content);

    giveUp(content);

    assertThat(due(now)).contains(content);
    assertThat(keep(content)).isFalse();
  }

  @Test
  void the_content_of_a_file_is_to_be_removed_once_it_is_given_up() {
    expect(content);
    keep(content);

    giveUp(content);

    assertThat(due(now)).contains(content);
    assertThat(keep(content)).isFalse();
  }

  @Test
  void a_content_can_be_given_up_twice() {
    expect(content);
    giveUp(content);
    giveUp(content);

    assertThat(due(now)).containsOnlyOnce(content);
  }

  @Test
  void what_is_to_be_removed_stays_so_until_it_is_gone() {
    expect(content);
    giveUp(content);

    assertThat(due(now)).contains(content);
    assertThat(due(now)).contains(content);

    removed(content);
    assertThat(due(until)).doesNotContain(content);
    assertThat(keep(content)).isFalse();
  }

  @Test
  void what_cannot_be_removed_now_is_due_again_later() {
    expect(content);
    giveUp(content);

    unitOfWork().run(() -> disposals().postpone(content, until));

    assertThat(due(until.minus(MICROSECOND))).doesNotContain(content);
    assertThat(keep(content)).isFalse();
    assertThat(due(until)).contains(content);
  }

  @Test
  void an_expected_content_that_the_store_did_not_keep_is_forgotten() {
    expect(content);

    removed(content);

    assertThat(due(until)).doesNotContain(content);
    assertThat(keep(content)).isFalse();
  }

  @Test
  void no_more_are_told_than_are_wanted_and_the_rest_comes_when_those_are_gone() {
    List<ContentName> all = List.of(someContent(), someContent(), someContent());
    all.forEach(this::expect);
    due(until.minus(MICROSECOND)).forEach(this::removed); // left by other tests

    List<ContentName> first = due(until, 2);
    first.forEach(this::removed);
    List<ContentName> rest = due(until, 2);

    assertThat(first).hasSize(2);
    assertThat(rest).hasSize(1).doesNotContainAnyElementsOf(first);
    assertThat(all).containsAll(first).containsAll(rest);
  }

  @Test
  void a_content_whose_file_was_undone_is_still_expected() {
    expect(content);

    assertThatThrownBy(
            () ->
                unitOfWork()
                    .run(
                        () -> {
                          disposals().keep(content);
                          throw new IllegalStateException("change of mind");
                        }))
        .hasMessage("change of mind");

    assertThat(due(until)).contains(content);
  }

  @Test
  void a_content_is_either_kept_or_given_up_whoever_comes_at_the_same_time() {
    for (int i = 0; i < 20; i++) {
      ContentName contested = someContent();
      expect(contested);
      Callable<Boolean> keep = () -> keep(contested);
      Callable<Boolean> giveUp = () -> due(until).contains(contested);

      var outcomes = ConcurrentAttempts.atOnce(List.of(keep, giveUp, keep, giveUp));

      assertThat(ConcurrentAttempts.failures(outcomes)).isEmpty();
      long keepers =
          Stream.of(outcomes.get(0), outcomes.get(2))
              .filter(outcome -> outcome.answer().orElse(false))
              .count();
      assertThat(keepers).isEqualTo(due(until).contains(contested) ? 0 : 1);
    }
  }

  private static ContentName someContent() {
    return new ContentName(UniqueData.id());
  }

  private void expect(ContentName name) {
    unitOfWork().run(() -> disposals().expect(name, until));
  }

  private boolean keep(ContentName name) {
    return unitOfWork().execute(() -> disposals().keep(name));
  }

  private void giveUp(ContentName name) {
    unitOfWork().run(() -> disposals().giveUp(name));
  }

  private void removed(ContentName name) {
    unitOfWork().run(() -> disposals().removed(name));
  }

  private List<ContentName> due(Instant present) {
    return due(present, ALL);
  }

  private List<ContentName> due(Instant present, int limit) {
    return unitOfWork().execute(() -> disposals().due(present, limit));
  }
}
