package br.com.techmedicos.adapters.awskms;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** One key behind the two calls of AWS KMS that are made, as Amazon's reference describes them. */
final class FakeKms implements AutoCloseable {

  static final String KEY =
      "arn:aws:kms:sa-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger calls = new AtomicInteger();
  private final Aead key;
  private volatile int status = 200;

  FakeKms() throws IOException, GeneralSecurityException {
    AeadConfig.register();
    key =
        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM)
            .getPrimitive(RegistryConfiguration.get(), Aead.class);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  int calls() {
    return calls.get();
  }

  void answerAlways(int other) {
    status = other;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      calls.incrementAndGet();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      JsonObject answer = new JsonObject();
      int code = status;
      if (code == 200) {
        try {
          call(
              exchange.getRequestHeaders().getFirst("X-Amz-Target"),
              JsonParser.parseString(body).getAsJsonObject(),
              answer);
        } catch (GeneralSecurityException e) {
          code = 400;
        }
      }
      byte[] json =
          (code == 200 ? answer.toString() : "{\"__type\": \"" + fault(code) + "\"}")
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(code, json.length);
      exchange.getResponseBody().write(json);
    }
  }

  private static String fault(int code) {
    return switch (code) {
      case 400 -> "InvalidCiphertextException";
      case 403 -> "AccessDeniedException";
      case 404 -> "NotFoundException";
      case 429 -> "ThrottlingException";
      default -> "KMSInternalException";
    };
  }

  private void call(String target, JsonObject request, JsonObject answer)
      throws GeneralSecurityException {
    if (!request.get("KeyId").getAsString().equals(KEY)) {
      throw new GeneralSecurityException("no such key");
    }
    byte[] data =
        request.has("EncryptionContext")
            ? request.get("EncryptionContext").toString().getBytes(StandardCharsets.UTF_8)
            : new byte[0];
    answer.addProperty("KeyId", KEY);
    if (target.equals("TrentService.Encrypt")) {
      answer.addProperty(
          "CiphertextBlob", encoded(key.encrypt(decoded(request, "Plaintext"), data)));
    } else if (target.equals("TrentService.Decrypt")) {
      answer.addProperty(
          "Plaintext", encoded(key.decrypt(decoded(request, "CiphertextBlob"), data)));
    } else {
      throw new GeneralSecurityException("no such call: " + target);
    }
  }

  private static byte[] decoded(JsonObject request, String member) {
    return Base64.getDecoder().decode(request.get(member).getAsString());
  }

  private static String encoded(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
