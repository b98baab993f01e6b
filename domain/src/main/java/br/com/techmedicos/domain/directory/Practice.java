package br.com.techmedicos.domain.directory;

import br.com.techmedicos.domain.identity.FederativeUnit;
import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Texts;
import java.util.Objects;

/**
 * Where a doctor practises.
 *
 * @param street street and number, 1 to 200 characters
 * @param city 1 to 100 characters
 * @param state the federative unit
 * @param location the coordinates that distances are computed from
 */
public record Practice(String street, String city, FederativeUnit state, GeoPoint location) {

  /**
   * Checks the texts.
   *
   * @throws DomainException with an {@link br.com.techmedicos.domain.shared.InvalidValue}
   */
  public Practice {
    street = Texts.line(street, 1, 200);
    city = Texts.line(city, 1, 100);
    Objects.requireNonNull(state);
    Objects.requireNonNull(location);
  }
}
