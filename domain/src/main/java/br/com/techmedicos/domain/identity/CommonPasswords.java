package br.com.techmedicos.domain.identity;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Scanner;
import java.util.Set;
import java.util.stream.Collectors;

/** The passwords that attackers try first. */
final class CommonPasswords {

  private static final String LIST = "common-passwords.txt";
  private static final Set<String> PASSWORDS = read();

  private CommonPasswords() {}

  static boolean contain(String lowerCase) {
    return PASSWORDS.contains(lowerCase);
  }

  private static Set<String> read() {
    try (Scanner list =
        new Scanner(
            Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(LIST), LIST),
            StandardCharsets.UTF_8)) {
      return list.useDelimiter("\\R")
          .tokens()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    }
  }
}
