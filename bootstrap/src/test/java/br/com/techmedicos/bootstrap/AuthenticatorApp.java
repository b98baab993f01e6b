package br.com.techmedicos.bootstrap;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;

/** An authenticator app of somebody else's making: {@code oathtool}, where it is installed. */
final class AuthenticatorApp {

  private static final String TOOL = "oathtool";

  private AuthenticatorApp() {}

  /** The code that the app shows. */
  static String code(String secret, Instant at) throws IOException, InterruptedException {
    if (!isInstalled()) {
      System.out.println("NOT RUN: oathtool; the library that the service has makes the codes");
      return ofLibrary(secret, at);
    }
    Process tool =
        new ProcessBuilder(TOOL, "--totp", "--base32", "--now=@" + at.getEpochSecond(), "-")
            .redirectErrorStream(true)
            .start();
    tool.getOutputStream().write(secret.getBytes(StandardCharsets.US_ASCII));
    tool.getOutputStream().close();
    String code = new String(tool.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    if (tool.waitFor() != 0) {
      throw new IllegalStateException(code);
    }
    return code.strip();
  }

  private static boolean isInstalled() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> new File(folder, TOOL).canExecute());
  }

  private static String ofLibrary(String secret, Instant at) {
    try {
      return new TimeBasedOneTimePasswordGenerator()
          .generateOneTimePasswordString(
              new SecretKeySpec(new Base32().decode(secret), "HmacSHA1"), at);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }
}
