package br.com.techmedicos.domain.shared;

/** The currencies that prices are in, by their codes of ISO 4217. */
public enum Currency {
  /** The Brazilian real. */
  BRL;

  /**
   * The currency with a code.
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
