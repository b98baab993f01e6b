package br.com.techmedicos.adapters.identity;

import br.com.techmedicos.application.identity.RefreshSecret;
import br.com.techmedicos.application.identity.RefreshSecrets;
import java.security.SecureRandom;
import java.util.Base64;

/** Refresh tokens from the operating system's source of randomness. */
public final class RandomRefreshSecrets implements RefreshSecrets {

  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  @Override
  public RefreshSecret next() {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    return new RefreshSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }
}
