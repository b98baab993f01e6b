package br.com.techmedicos.domain.shared;

/** An invalid value of a type that all features share. */
public sealed interface InvalidValue extends Violation {

  /**
   * Applies the function for this kind of value.
   *
   * @return the result of that function
   */
  <T> T fold(Cases<T> cases);

  /** One function for each kind of invalid value. */
  interface Cases<T> {
    T textLength(TextLength violation);

    T controlCharacters(ControlCharacters violation);

    T moneyAmount(MoneyAmount violation);

    T moneyCurrency(MoneyCurrency violation);

    T notARegion(NotARegion violation);
  }

  /**
   * A text shorter or longer than it may be, counted in characters after trimming.
   *
   * @param minimum the fewest characters allowed
   * @param maximum the most characters allowed
   */
  record TextLength(int minimum, int maximum) implements InvalidValue {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.textLength(this);
    }
  }

  /** A text with control characters, or what is no character, or not by itself. */
  record ControlCharacters() implements InvalidValue {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.controlCharacters(this);
    }
  }

  /**
   * An amount that is not a decimal number, is negative, too large, or has fractions of a cent.
   *
   * @param maximum the largest amount allowed, as a decimal string
   */
  record MoneyAmount(String maximum) implements InvalidValue {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.moneyAmount(this);
    }
  }

  /** A currency other than the Brazilian real. */
  record MoneyCurrency() implements InvalidValue {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.moneyCurrency(this);
    }
  }

  /** A time zone that is no IANA region, like a bare offset. */
  record NotARegion() implements InvalidValue {
    @Override
    public <T> T fold(Cases<T> cases) {
      return cases.notARegion(this);
    }
  }
}
