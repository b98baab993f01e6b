package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.bootstrap.PopulatedService.Caller;
import br.com.techmedicos.bootstrap.RawHttp.Reply;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is sent to whichever call of the reference by whomever, the service stands, and says
 * what is wrong as it says everything that is wrong. {@code -Dfuzz.seed} makes other calls, {@code
 * -Dfuzz.calls} more of them.
 */
class FuzzTest {

  private static final long SEED = Long.getLong("fuzz.seed", 20_270_301);

  /** For each call of the reference and each kind of caller. */
  private static final int CALLS = Integer.getInteger("fuzz.calls", 14);

  /** What the network takes of a request, in bytes, though nobody reads it. */
  private static final int BUFFERED = 65_536;

  /** What would tell of the inside. */
  private static final Pattern INSIDE =
      Pattern.compile(
          "Exception|\\bat [a-z]+(\\.[A-Za-z$]+)+\\(|java\\.|jakarta\\.|micronaut|netty|jackson"
              + "|br\\.com\\.|\\bSQL|org\\.h2|/tmp/|\\.java\\b");

  @Test
  void nothing_that_is_sent_brings_the_service_down_or_is_told_of_its_inside(@TempDir Path data)
      throws IOException {
    List<String> faults = new ArrayList<>();
    int sent = 0;
    try (PopulatedService visited = PopulatedService.open("fuzz", data)) {
      JsonMapper json = visited.service().bean(JsonMapper.class);
      for (Reference.Call call : inOrder(Reference.calls(visited.service()))) {
        visited.replaceWhoeverIsGone();
        for (Caller caller : Caller.values()) {
          for (int i = 0; i < CALLS; i++) {
            long seed = Arrays.hashCode(new Object[] {SEED, call.toString(), caller.name(), i});
            byte[] request =
                HostileCall.of(call, visited.filled(call.path()), visited.token(caller), seed);
            fault(visited, json, request)
                .map(fault -> "%s as %s (call seed %d): %s".formatted(call, caller, seed, fault))
                .ifPresent(faults::add);
            sent++;
          }
        }
      }
      visited.replaceWhoeverIsGone();
      visited.service().anyone().at(visited.service().uri()).get("/specialties").expect(200);
      assertThat(
              RawHttp.exchange(
                      visited.service().uri(),
                      "GET /health/readiness HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                          .getBytes(StandardCharsets.US_ASCII))
                  .status())
          .isEqualTo(200);
    }
    assertThat(faults).as("with -Dfuzz.seed=%d", SEED).isEmpty();
    assertThat(sent).isGreaterThan(150 * CALLS);
  }

  /** What takes things away comes last, and who leaves comes after all others. */
  private static List<Reference.Call> inOrder(List<Reference.Call> calls) {
    List<Reference.Call> ordered = new ArrayList<>(calls);
    ordered.sort(
        Comparator.comparing((Reference.Call call) -> call.path().endsWith("/erasure"))
            .thenComparing(call -> call.method().equals("DELETE")));
    return ordered;
  }

  private static Optional<String> fault(PopulatedService visited, JsonMapper json, byte[] request) {
    try {
      Reply reply = RawHttp.exchange(visited.service().uri(), request);
      return wrong(reply, json, isHead(request))
          .map(wrong -> wrong + "\n→ " + shown(reply.body()) + "\n← " + shown(request));
    } catch (IOException e) {
      if (e instanceof SocketException && request.length > BUFFERED) {
        return Optional.empty(); // refused while it was sent; the answer was lost with the rest
      }
      return Optional.of("no answer: " + e + "\n← " + shown(request));
    }
  }

  private static Optional<String> wrong(Reply reply, JsonMapper json, boolean head)
      throws IOException {
    if (reply.status() >= 500 && reply.status() != 503) {
      return Optional.of("status " + reply.status());
    }
    if (reply.status() < 400 || head) {
      return Optional.empty();
    }
    if (!reply.header("content-type").orElse("").startsWith("application/problem+json")) {
      return Optional.of("no problem but " + reply.header("content-type"));
    }
    if (INSIDE.matcher(reply.text()).find()) {
      return Optional.of("tells of the inside");
    }
    Map<String, Object> problem =
        json.readValue(reply.body(), Argument.mapOf(String.class, Object.class));
    boolean whole =
        String.valueOf(problem.get("type")).startsWith("/problems/")
            && Integer.valueOf(reply.status()).equals(problem.get("status"))
            && problem.get("title") instanceof String title
            && !title.isBlank()
            && problem.get("detail") instanceof String detail
            && !detail.isBlank();
    boolean patient = reply.status() != 503 || reply.header("retry-after").isPresent();
    return whole && patient ? Optional.empty() : Optional.of("a problem that lacks something");
  }

  private static boolean isHead(byte[] request) {
    return new String(request, 0, 5, StandardCharsets.ISO_8859_1).equals("HEAD ");
  }

  private static String shown(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String brief = text.replaceAll("Bearer [^\r]{40,}", "Bearer ...");
    return brief.substring(0, Math.min(brief.length(), 900)).replaceAll("[^\\x20-\\x7e\\n]", "·");
  }
}
