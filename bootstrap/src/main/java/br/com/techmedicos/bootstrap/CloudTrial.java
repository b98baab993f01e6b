package br.com.techmedicos.bootstrap;

import com.google.api.client.http.HttpResponseException;
import com.google.cloud.BaseServiceException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * Tries what a cloud provides before it is needed. If it is refused, the service does not start,
 * since only an operator can mend that. If it does not answer, the service starts: appointments
 * need neither bucket nor KMS, and an outage ends.
 */
final class CloudTrial {

  private static final Logger LOG = LoggerFactory.getLogger(CloudTrial.class);
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final int CAUSES = 20;

  private CloudTrial() {}

  /** Uses what is tried. */
  interface Use<T> {
    void of(T tried) throws IOException;
  }

  /**
   * Makes and tries something.
   *
   * @param named the setting and what it names, for the operator
   * @param right what the service must be allowed to do
   * @throws IllegalStateException if that is refused
   */
  static <T> T of(String named, String right, Supplier<T> factory, Use<T> use) {
    T tried;
    try {
      tried = factory.get();
    } catch (RuntimeException e) {
      throw refused(named, right, e);
    }
    try {
      use.of(tried);
    } catch (IOException | RuntimeException e) {
      if (!isOutage(e)) {
        throw refused(named, right, e);
      }
      LOG.warn("{} that does not answer now. Files cannot be read or sent until it does.", named);
    }
    return tried;
  }

  /** Without the failure around what the client said, which would be taken for a folder's. */
  private static IllegalStateException refused(String named, String right, Exception failure) {
    return new IllegalStateException(
        named
            + " that cannot be used: correct the name, the credentials or the right to "
            + right
            + "; TECHMEDICOS_LOG=DEBUG logs what was refused.",
        failure.getCause() == null ? failure : failure.getCause());
  }

  private static boolean isOutage(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(CAUSES)
        .anyMatch(
            cause ->
                cause instanceof SocketException
                    || cause instanceof SocketTimeoutException
                    || cause instanceof UnknownHostException
                    || cause instanceof ApiCallTimeoutException
                    || cause instanceof ApiCallAttemptTimeoutException
                    || isOutage(status(cause)));
  }

  private static boolean isOutage(int status) {
    return status >= SERVER_ERROR || status == TOO_MANY_REQUESTS;
  }

  private static int status(Throwable cause) {
    if (cause instanceof SdkServiceException aws) {
      return aws.statusCode();
    }
    if (cause instanceof BaseServiceException google) {
      return google.getCode();
    }
    return cause instanceof HttpResponseException kms ? kms.getStatusCode() : 0;
  }
}
