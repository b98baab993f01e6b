package br.com.techmedicos.domain.scheduling;

/** The commands on an existing appointment. */
public enum AppointmentCommand {
  /** The doctor accepts it. */
  ACCEPT,
  /** The doctor refuses it. */
  REFUSE,
  /** A party cancels it. */
  CANCEL,
  /** The patient moves it to another slot. */
  RESCHEDULE,
  /** The doctor reports that it took place. */
  COMPLETE,
  /** A party reports that the other did not come. */
  REPORT_NO_SHOW,
  /** The patient rates it. */
  RATE
}
