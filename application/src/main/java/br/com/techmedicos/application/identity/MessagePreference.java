package br.com.techmedicos.application.identity;

import br.com.techmedicos.domain.shared.ZoneRegion;
import java.util.Optional;

/**
 * How a doctor or a patient wants to be written to.
 *
 * @param timeZone times are told in it; without, in the zone of the doctor's agenda
 */
public record MessagePreference(Language language, Optional<ZoneRegion> timeZone) {

  /** That of whoever chose nothing. */
  public static final MessagePreference DEFAULT =
      new MessagePreference(Language.PORTUGUESE, Optional.empty());
}
