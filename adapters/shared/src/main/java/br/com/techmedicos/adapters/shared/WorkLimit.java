package br.com.techmedicos.adapters.shared;

/** The limit of one kind of work, and how much of it is in flight, for metrics. */
public interface WorkLimit {

  /** {@return the kind of work, as metrics name it} */
  String kind();

  /** {@return how much was admitted and has not ended; some of it may wait for a thread} */
  int inFlight();

  /** {@return how much may be in flight now} */
  int limit();
}
