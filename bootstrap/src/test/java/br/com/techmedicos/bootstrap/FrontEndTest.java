package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import br.com.techmedicos.bootstrap.demo.RestClient;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A front end at an origin of its own, in a real browser, and one that nobody has listed. */
class FrontEndTest {

  /** Reads a version, writes with it, and is refused without it. */
  private static final String CHANGES_ITS_NAME =
      """
      async ([service, token]) => {
        const me = service + '/api/v1/patients/me';
        const headers = { Authorization: 'Bearer ' + token };
        const profile = await fetch(me, { headers });
        const patch = (more) => fetch(me, {
          method: 'PATCH',
          headers: { ...headers, ...more, 'Content-Type': 'application/merge-patch+json' },
          body: JSON.stringify({ name: 'Joana Lima' }),
        });
        const refused = await patch({});
        const changed = await patch({ 'If-Match': profile.headers.get('ETag') });
        const anonymous = await fetch(me);
        return [
          profile.status, refused.status, (await refused.json()).type, changed.status,
          changed.headers.get('ETag') !== profile.headers.get('ETag'), anonymous.status,
        ];
      }
      """;

  private static HttpServer frontEnd() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    byte[] page = "<!doctype html><title>App</title>".getBytes(StandardCharsets.US_ASCII);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static String origin(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Test
  void the_pages_of_a_listed_origin_use_the_service_and_those_of_another_do_not(@TempDir Path data)
      throws Exception {
    HttpServer listed = frontEnd();
    HttpServer other = frontEnd();
    try (RunningService service =
            RunningService.start(data, Map.of("techmedicos.cors-origins", origin(listed)));
        Chromium chromium = Chromium.start();
        RoomPage visitor = chromium.visitor()) {
      RestClient patient = service.signUp();
      List<String> call = List.of(service.uri().toString(), patient.token().orElseThrow());
      Page page = visitor.page();

      page.navigate(origin(listed));
      assertThat(page.evaluate(CHANGES_ITS_NAME, call))
          .isEqualTo(List.of(200, 428, "/problems/version-required", 200, true, 401));

      page.navigate(origin(other));
      assertThatThrownBy(() -> page.evaluate(CHANGES_ITS_NAME, call))
          .isInstanceOf(PlaywrightException.class)
          .hasMessageContaining("Failed to fetch");
    } finally {
      listed.stop(0);
      other.stop(0);
    }
  }
}
