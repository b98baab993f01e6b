package br.com.techmedicos.domain.identity;

import br.com.techmedicos.domain.shared.DomainException;
import br.com.techmedicos.domain.shared.Texts;

/** The 26 states of Brazil and its Federal District, by their postal abbreviation. */
public enum FederativeUnit {
  /** Acre. */
  AC,
  /** Alagoas. */
  AL,
  /** Amazonas. */
  AM,
  /** Amapá. */
  AP,
  /** Bahia. */
  BA,
  /** Ceará. */
  CE,
  /** Distrito Federal. */
  DF,
  /** Espírito Santo. */
  ES,
  /** Goiás. */
  GO,
  /** Maranhão. */
  MA,
  /** Minas Gerais. */
  MG,
  /** Mato Grosso do Sul. */
  MS,
  /** Mato Grosso. */
  MT,
  /** Pará. */
  PA,
  /** Paraíba. */
  PB,
  /** Pernambuco. */
  PE,
  /** Piauí. */
  PI,
  /** Paraná. */
  PR,
  /** Rio de Janeiro. */
  RJ,
  /** Rio Grande do Norte. */
  RN,
  /** Rondônia. */
  RO,
  /** Roraima. */
  RR,
  /** Rio Grande do Sul. */
  RS,
  /** Santa Catarina. */
  SC,
  /** Sergipe. */
  SE,
  /** São Paulo. */
  SP,
  /** Tocantins. */
  TO;

  /**
   * Reads an abbreviation as people write it, or paste it: case, spaces and what does not show
   * aside.
   *
   * @param abbreviation two letters, like {@code SP}
   * @return the unit
   * @throws DomainException with {@link IdentityViolation.UnknownFederativeUnit}
   */
  public static FederativeUnit parse(String abbreviation) {
    String shown = Texts.asShown(abbreviation);
    for (FederativeUnit unit : values()) {
      if (unit.name().equalsIgnoreCase(shown)) {
        return unit;
      }
    }
    throw new DomainException(new IdentityViolation.UnknownFederativeUnit());
  }
}
