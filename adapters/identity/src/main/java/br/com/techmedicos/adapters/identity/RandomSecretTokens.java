package br.com.techmedicos.adapters.identity;

import br.com.techmedicos.application.identity.SecretToken;
import br.com.techmedicos.application.identity.SecretTokens;
import java.security.SecureRandom;
import java.util.Base64;

/** Secret tokens from the operating system's source of randomness. */
public final class RandomSecretTokens implements SecretTokens {

  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  @Override
  public SecretToken next() {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    return new SecretToken(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }
}
