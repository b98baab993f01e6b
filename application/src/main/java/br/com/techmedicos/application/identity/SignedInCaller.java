package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.domain.identity.AccountId;
import java.util.Objects;

/**
 * A caller who is logged in.
 *
 * @param origin of the caller's token
 * @param address from where
 */
public record SignedInCaller(AccountId account, TokenOrigin origin, ClientAddress address) {

  public SignedInCaller {
    Objects.requireNonNull(account);
    Objects.requireNonNull(origin);
    Objects.requireNonNull(address);
  }
}
