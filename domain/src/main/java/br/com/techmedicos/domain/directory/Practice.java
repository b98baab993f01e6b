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

  /** The longest street, in characters. */
  public static final int MAXIMUM_STREET = 200;

  /** The longest name of a city, in characters. */
  public static final int MAXIMUM_CITY = 100;

  /**
   * Checks the texts.
   *
   * @throws DomainException with an {@link br.com.techmedicos.domain.shared.InvalidValue}
   */
  public Practice {
    street = Texts.line(street, 1, MAXIMUM_STREET);
    city = Texts.line(city, 1, MAXIMUM_CITY);
    Objects.requireNonNull(state);
    Objects.requireNonNull(location);
  }
}
