package br.com.techmedicos.adapters.jdbc.shared;

import br.com.techmedicos.domain.shared.Money;
import java.math.BigDecimal;

/** Money as columns hold it: whole cents. */
public final class Cents {

  private static final int DIGITS = 2;

  private Cents() {}

  /** {@return an amount in cents} */
  public static int of(Money money) {
    return money.amount().movePointRight(DIGITS).intValueExact();
  }

  /** {@return the amount of so many cents} */
  public static Money money(int cents) {
    return new Money(BigDecimal.valueOf(cents, DIGITS));
  }
}
