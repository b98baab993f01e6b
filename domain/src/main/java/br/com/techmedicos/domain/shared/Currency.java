package br.com.techmedicos.domain.shared;

/** The currencies of prices, by their ISO 4217 codes. */
public enum Currency {
  /** The Brazilian real. */
  BRL;

  /**
   * Finds a currency by its code.
   *
   * @param code like {@code BRL}
   * @return the currency
   * @throws DomainException with {@link InvalidValue.MoneyCurrency}
   */
  public static Currency parse(String code) {
    if (!BRL.name().equals(code)) {
      throw new DomainException(new InvalidValue.MoneyCurrency());
    }
    return BRL;
  }
}
