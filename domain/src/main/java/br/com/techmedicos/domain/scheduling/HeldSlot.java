package br.com.techmedicos.domain.scheduling;

import java.time.Instant;
import java.util.Objects;

/**
 * A slot that a live appointment holds.
 *
 * @param until when the appointment stops holding it if nobody does anything: the deadline of a
 *     request, or of the report on a consultation
 */
public record HeldSlot(Slot slot, Instant until) {

  public HeldSlot {
    Objects.requireNonNull(slot);
    Objects.requireNonNull(until);
  }
}
