package br.com.techmedicos.adapters.rest;

/** Valid CPFs of nobody. */
final class Cpfs {

  private Cpfs() {}

  static String of(int number) {
    String digits = "%09d".formatted(number);
    digits += checkDigit(digits);
    return digits + checkDigit(digits);
  }

  private static int checkDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (digits.charAt(i) - '0') * (digits.length() + 1 - i);
    }
    return sum * 10 % 11 % 10;
  }
}
