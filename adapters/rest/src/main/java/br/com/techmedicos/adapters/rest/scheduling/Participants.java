package br.com.techmedicos.adapters.rest.scheduling;

import br.com.techmedicos.adapters.rest.identity.Caller;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.scheduling.Participant;
import io.micronaut.http.HttpRequest;

/** Callers as parties of appointments. */
public final class Participants {

  private Participants() {}

  /** The caller, a doctor or a patient. */
  public static Participant of(HttpRequest<?> request) {
    Caller caller = Caller.of(request);
    return caller.role() == Role.DOCTOR
        ? Participant.of(caller.doctor())
        : Participant.of(caller.patient());
  }
}
