package br.com.techmedicos.adapters.gcpkms;

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
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;

/**
 * One key behind the two calls of Cloud KMS that are made, as Google's reference describes them.
 */
final class FakeKms implements AutoCloseable {

  static final String KEY = "projects/p/locations/southamerica-east1/keyRings/r/cryptoKeys/k";

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
      InputStream sent = exchange.getRequestBody();
      if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
        sent = new GZIPInputStream(sent);
      }
      String body = new String(sent.readAllBytes(), StandardCharsets.UTF_8);
      JsonObject answer = new JsonObject();
      int code = status;
      if (code == 200) {
        try {
          call(
              exchange.getRequestURI().getPath(),
              JsonParser.parseString(body).getAsJsonObject(),
              answer);
        } catch (GeneralSecurityException e) {
          code = 400;
        }
      }
      byte[] json =
          (code == 200 ? answer.toString() : "{\"error\": {\"code\": " + code + "}}")
              .getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json; charset=UTF-8");
      exchange.sendResponseHeaders(code, json.length);
      exchange.getResponseBody().write(json);
    }
  }

  private void call(String path, JsonObject request, JsonObject answer)
      throws GeneralSecurityException {
    byte[] data = decoded(request, "additionalAuthenticatedData");
    if (path.equals("/v1/" + KEY + ":encrypt")) {
      answer.addProperty("name", KEY + "/cryptoKeyVersions/1");
      answer.addProperty("ciphertext", encoded(key.encrypt(decoded(request, "plaintext"), data)));
    } else if (path.equals("/v1/" + KEY + ":decrypt")) {
      answer.addProperty("plaintext", encoded(key.decrypt(decoded(request, "ciphertext"), data)));
    } else {
      throw new GeneralSecurityException("no such call: " + path);
    }
  }

  private static byte[] decoded(JsonObject request, String member) {
    String text = request.get(member).getAsString();
    return text.contains("-") || text.contains("_")
        ? Base64.getUrlDecoder().decode(text)
        : Base64.getDecoder().decode(text);
  }

  private static String encoded(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
