package br.com.techmedicos.adapters.jdbc.shared;

import br.com.techmedicos.domain.shared.Money;
import java.math.BigDecimal;

/** Converts money to and from columns with whole cents. */
public final class Cents {

  private static final int DIGITS = 2;

  private Cents() {}

  /** {@return an amount in cents} */
  public static int of(Money money) {
    return money.amount().movePointRight(DIGITS).intValueExact();
  }

  /** {@return the amount for a number of cents} */
  public static Money money(int cents) {
    return new Money(BigDecimal.valueOf(cents, DIGITS));
  }
}
