package br.com.techmedicos.domain.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * A price in Brazilian reais, from {@code 0.00} to {@code 99999.99}, always with two decimals.
 *
 * @param amount the amount in reais
 */
public record Money(BigDecimal amount) {

  /** The currency of all prices. */
  public static final Currency CURRENCY = Currency.BRL;

  private static final BigDecimal MAXIMUM = new BigDecimal("99999.99");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,5}(\\.[0-9]{1,2})?");

  /**
   * Checks the range and sets the amount to two decimals.
   *
   * @throws DomainException with {@link InvalidValue.MoneyAmount} if negative, too large or with
   *     fractions of a cent
   */
  public Money {
    if (amount.signum() < 0
        || amount.compareTo(MAXIMUM) > 0
        || amount.stripTrailingZeros().scale() > 2) {
      throw new DomainException(new InvalidValue.MoneyAmount(MAXIMUM.toPlainString()));
    }
    amount = amount.setScale(2, RoundingMode.UNNECESSARY);
  }

  /**
   * Parses an amount like {@code "250.00"}.
   *
   * @param amount a plain decimal in reais, up to five digits and two decimals
   * @return the price
   * @throws DomainException with {@link InvalidValue.MoneyAmount}
   */
  public static Money parse(String amount) {
    if (!DECIMAL.matcher(amount).matches()) {
      throw new DomainException(new InvalidValue.MoneyAmount(MAXIMUM.toPlainString()));
    }
    return new Money(new BigDecimal(amount));
  }

  /** {@return the amount with two decimals and a point, like {@code 250.00}} */
  public String plain() {
    return amount.toPlainString();
  }

  @Override
  public String toString() {
    return CURRENCY + " " + plain();
  }
}
