package br.com.techmedicos.domain.directory;

import br.com.techmedicos.domain.identity.FederativeUnit;
import java.util.Objects;

/**
 * Where a doctor practises.
 *
 * @param location the coordinates that distances are computed from
 */
public record Practice(Street street, City city, FederativeUnit state, GeoPoint location) {

  public Practice {
    Objects.requireNonNull(street);
    Objects.requireNonNull(city);
    Objects.requireNonNull(state);
    Objects.requireNonNull(location);
  }
}
