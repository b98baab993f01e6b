package br.com.techmedicos.domain.scheduling;

/** The name of an {@link AppointmentState}, for lists and filters. */
public enum AppointmentStatus {
  /** The patient asked, the doctor has not answered; holds the slot. */
  REQUESTED,
  /** The doctor accepted; holds the slot. */
  ACCEPTED,
  /** The doctor refused. */
  REFUSED,
  /** The doctor did not answer in time. */
  EXPIRED,
  /** Called off before the start. */
  CANCELLED,
  /** It took place. */
  COMPLETED,
  /** One party did not come. */
  NO_SHOW;

  /** Whether it holds its slot: nobody else can have the doctor, or the patient, at that time. */
  public boolean live() {
    return this == REQUESTED || this == ACCEPTED;
  }
}
