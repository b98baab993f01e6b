package br.com.techmedicos.bootstrap;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Asks a service on this machine whether it is ready, where there is no other program to ask. */
final class Probe {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String EVERYWHERE = "0.0.0.0";

  private Probe() {}

  /** Where a service with these settings tells it. */
  static URI own(Map<String, String> settings) {
    String host = settings.getOrDefault("MICRONAUT_SERVER_HOST", EVERYWHERE);
    return URI.create(
        "http://%s:%s/health/readiness"
            .formatted(
                host.equals(EVERYWHERE) ? "127.0.0.1" : host,
                settings.getOrDefault("MICRONAUT_SERVER_PORT", "8080")));
  }

  static boolean ready(URI readiness) {
    HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    HttpRequest question = HttpRequest.newBuilder(readiness).timeout(PATIENCE).build();
    try {
      return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
