package br.com.techmedicos.application.delivery;

import br.com.techmedicos.application.shared.Page;
import br.com.techmedicos.domain.shared.StaleVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The letters that are on their way, one for each subscriber and event. An event without letters
 * has reached everyone. Nothing is skipped: whether an event has its letters is noted with the
 * event, so that one that commits late, with an earlier ID, is found as well.
 */
public interface Letters {

  /**
   * Writes letters for the earliest events that have none yet. What the vocabulary does not take is
   * passed over, and so is what waits for that. Call it in a unit of work.
   *
   * @param wishes the types that each subscriber wants, by the name of the subscriber; asked once
   *     the events are found, so that whoever was there before an event committed is among them
   * @param limit the most events
   * @return for which events
   * @throws StaleVersion if another instance wrote letters for some of them meanwhile
   */
  Addressed write(
      Supplier<Map<String, Set<String>>> wishes, Vocabulary vocabulary, Instant now, int limit);

  /**
   * Claims letters to a subscriber that are due, at most one an aggregate: the earliest that is
   * neither delivered nor dead. A claimed letter is due again when the claim lapses. What the
   * vocabulary does not take is passed over, and so is what waits for that.
   *
   * @param claim the ID of the claim
   * @param until when it lapses
   * @param limit the most letters
   * @return the letters, the longest due first
   */
  List<Letter> claim(
      String subscriber, Vocabulary vocabulary, UUID claim, Instant now, Instant until, int limit);

  /** Removes a delivered letter, if the claim still holds. */
  void delivered(Letter letter);

  /**
   * Puts a claimed letter back, if the claim still holds.
   *
   * @param dueAt when it is to be tried again
   * @param attempts how many attempts count
   * @param problem what was the matter, without personal data
   */
  void postpone(Letter letter, Instant dueAt, int attempts, String problem);

  /**
   * Gives a claimed letter up, if the claim still holds. It no longer delays later ones.
   *
   * @param problem what was the matter, without personal data
   */
  void bury(Letter letter, String problem, Instant now);

  /**
   * Returns a page of the dead letters, earliest event first.
   *
   * @param after the ID of the last one of the page before
   */
  Page<DeadLetter, UUID> dead(int limit, Optional<UUID> after);

  /**
   * Makes a dead letter due again, with no attempts counted.
   *
   * @return false if there is no such dead letter
   */
  boolean revive(UUID id, Instant now);

  /**
   * Returns what nobody has been told yet.
   *
   * @param most up to how many events, and up to how many letters, are counted
   */
  Backlog backlog(int most);

  /** {@return the subscribers that have letters, dead ones too} */
  Set<String> subscribers();

  /**
   * Removes letters of a subscriber that is no more.
   *
   * @param limit the most letters
   * @return how many were removed
   */
  int withdraw(String subscriber, int limit);

  /**
   * Removes dead letters that are old, and old events that have letters no more.
   *
   * @param deadBefore removes letters that are dead since before
   * @param writtenBefore removes events whose letters were written before
   * @param limit the most of each
   * @return how many events were removed
   */
  int forget(Instant deadBefore, Instant writtenBefore, int limit);
}
