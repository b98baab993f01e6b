package br.com.techmedicos.adapters.gcpkms;

import br.com.techmedicos.application.shared.KeyUnavailable;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpResponseException;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.cloudkms.v1.CloudKMS;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.integration.gcpkms.GcpKmsAead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;

/**
 * A master key that never leaves Google Cloud KMS. Wrapping and unwrapping is one call to KMS for
 * each content that is written or opened. The key is also rotated in KMS: the primary version
 * wraps, all enabled versions unwrap.
 */
public final class GcpKmsMasterKey implements Aead {

  private static final int BAD_REQUEST = 400;
  private static final int PATIENCE_MS = 10_000;
  private static final String SCOPE = "https://www.googleapis.com/auth/cloudkms";

  private final Aead key;

  private GcpKmsMasterKey(CloudKMS service, String name) {
    try {
      this.key = GcpKmsAead.builder().setKeyName(name).setCloudKms(service).build();
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("not the name of a Cloud KMS key: " + name, e);
    }
  }

  /**
   * Creates a master key with the credentials of the environment.
   *
   * @param name {@code projects/…/locations/…/keyRings/…/cryptoKeys/…}
   * @return the key; KMS has not been called yet
   */
  public static GcpKmsMasterKey named(String name) {
    try {
      GoogleCredentials credentials = GoogleCredentials.getApplicationDefault().createScoped(SCOPE);
      return at(CloudKMS.DEFAULT_ROOT_URL, name, new HttpCredentialsAdapter(credentials));
    } catch (IOException e) {
      throw new UncheckedIOException("the environment has no credentials", e);
    }
  }

  /** As {@link #named}, at another address. */
  static GcpKmsMasterKey at(String url, String name, HttpRequestInitializer credentials) {
    HttpRequestInitializer patient =
        request -> {
          credentials.initialize(request);
          request.setConnectTimeout(PATIENCE_MS);
          request.setReadTimeout(PATIENCE_MS);
        };
    CloudKMS service =
        new CloudKMS.Builder(new NetHttpTransport(), GsonFactory.getDefaultInstance(), patient)
            .setRootUrl(url)
            .setApplicationName("techmedicos")
            .build();
    return new GcpKmsMasterKey(service, name);
  }

  @Override
  public byte[] encrypt(byte[] plaintext, byte[] associatedData) {
    try {
      return key.encrypt(plaintext, associatedData);
    } catch (GeneralSecurityException e) {
      throw new KeyUnavailable("Cloud KMS could not wrap a key", e);
    }
  }

  @Override
  public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
    try {
      return key.decrypt(ciphertext, associatedData);
    } catch (GeneralSecurityException e) {
      // A ciphertext of another key or for other data is a bad request; other errors may be
      // temporary.
      if (e.getCause() instanceof HttpResponseException answer
          && answer.getStatusCode() == BAD_REQUEST) {
        throw e;
      }
      throw new KeyUnavailable("Cloud KMS could not unwrap a key", e);
    }
  }
}
