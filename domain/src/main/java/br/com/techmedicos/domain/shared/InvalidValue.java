package br.com.techmedicos.domain.shared;

/** A value that every feature uses and that cannot be. */
public sealed interface InvalidValue extends Violation {

  /**
   * Answers by kind.
   *
   * @param <T> what the answer is
   * @param cases one function a kind
   * @return the answer of the kind that this is
   */
  <T> T fold(Cases<T> cases);

  /**
   * One function for each kind of invalid value.
   *
   * @param <T> what the answer is
   */
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
   * An amount that is no decimal number, is negative, too large, or finer than a cent.
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
