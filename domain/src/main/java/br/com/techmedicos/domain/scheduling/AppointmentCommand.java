package br.com.techmedicos.domain.scheduling;

/** What can be asked of an appointment that exists. */
public enum AppointmentCommand {
  /** The doctor takes it. */
  ACCEPT,
  /** The doctor declines it. */
  REFUSE,
  /** A party calls it off. */
  CANCEL,
  /** The patient moves it. */
  RESCHEDULE,
  /** The doctor says that it took place. */
  COMPLETE,
  /** A party says that the other did not come. */
  REPORT_NO_SHOW,
  /** The patient rates it. */
  RATE
}
