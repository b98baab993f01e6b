package br.com.techmedicos.application.partnership;

import br.com.techmedicos.domain.directory.DirectoryEvent;
import br.com.techmedicos.domain.scheduling.AppointmentEvent;
import br.com.techmedicos.domain.shared.DomainException;
import java.util.List;

/**
 * A type of event that partners can be told: what happens to appointments and to doctors. What
 * happens to health records and accounts is nobody else's.
 *
 * @param type the simple name of its class
 */
public record WebhookEvent(String type) {

  /** All types, by name. */
  public static final List<String> TYPES =
      EventTypes.of(AppointmentEvent.class, DirectoryEvent.class);

  /**
   * Checks that there is such a type.
   *
   * @throws DomainException with {@link PartnershipViolation.EventUnknown}
   */
  public WebhookEvent {
    if (!TYPES.contains(type)) {
      throw new DomainException(new PartnershipViolation.EventUnknown());
    }
  }
}
