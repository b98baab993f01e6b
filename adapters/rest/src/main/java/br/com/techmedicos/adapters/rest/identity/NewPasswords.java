package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.domain.identity.Password;
import java.util.List;

/** Passwords that someone chooses. */
public final class NewPasswords {

  private NewPasswords() {}

  /**
   * A password that is acceptable by itself; whether it contains personal data is checked by the
   * use case.
   *
   * @throws br.com.techmedicos.domain.shared.DomainException if it may not be chosen
   */
  public static Password read(String text) {
    Password password = Password.of(text);
    password.requireFitFor(List.of());
    return password;
  }
}
