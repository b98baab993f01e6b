package br.com.techmedicos.application.identity;

import br.com.techmedicos.application.shared.KeyUnavailable;
import java.util.UUID;

/** Encrypts secrets that the service must have again in clear, such as those that sign. */
public interface SecretCipher {

  /**
   * Encrypts a secret.
   *
   * @param owner whose it is; it cannot be opened as another's
   * @return the secret as it may be stored
   */
  SealedSecret seal(SecretToken secret, UUID owner);

  /**
   * Decrypts a secret.
   *
   * @return the secret in clear
   * @throws KeyUnavailable if its key is not there, or it is another's
   */
  SecretToken open(SealedSecret sealed, UUID owner);
}
