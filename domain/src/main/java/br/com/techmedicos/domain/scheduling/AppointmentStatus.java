package br.com.techmedicos.domain.scheduling;

/** The name of an {@link AppointmentState}, for lists and filters. */
public enum AppointmentStatus {
  /** The doctor has not answered the request yet; holds the slot. */
  REQUESTED,
  /** The doctor accepted; holds the slot. */
  ACCEPTED,
  /** The doctor refused. */
  REFUSED,
  /** The doctor did not answer in time. */
  EXPIRED,
  /** Cancelled before the start. */
  CANCELLED,
  /** It took place. */
  COMPLETED,
  /** One party did not come. */
  NO_SHOW;

  /**
   * Whether the appointment holds its slot: neither the doctor nor the patient can have another one
   * at that time.
   */
  public boolean live() {
    return this == REQUESTED || this == ACCEPTED;
  }
}
