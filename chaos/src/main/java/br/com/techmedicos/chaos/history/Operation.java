package br.com.techmedicos.chaos.history;

import java.util.OptionalLong;

/**
 * A call and its answer.
 *
 * @param what was asked for and answered
 * @param calledNanos it took effect after this, by {@link System#nanoTime()}
 * @param answeredNanos and before this; if nobody knows whether it took effect, it may do so at any
 *     time later, or never
 */
public record Operation<O>(O what, long calledNanos, OptionalLong answeredNanos) {

  /** A call whose effect is known. */
  public static <O> Operation<O> known(O what, long calledNanos, long answeredNanos) {
    return new Operation<>(what, calledNanos, OptionalLong.of(answeredNanos));
  }

  /** A call whose effect is not known. */
  public static <O> Operation<O> unknown(O what, long calledNanos) {
    return new Operation<>(what, calledNanos, OptionalLong.empty());
  }
}
