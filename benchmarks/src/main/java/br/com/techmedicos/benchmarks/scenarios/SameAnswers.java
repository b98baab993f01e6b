package br.com.techmedicos.benchmarks.scenarios;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the twin answers as the service does: all that it says, the service says too, and lists
 * are as long.
 */
final class SameAnswers {

  /** Of a distance that two programs compute and round to metres. */
  private static final double ROUNDING = 0.0011;

  private final HttpClient http = HttpClient.newHttpClient();
  private final JsonMapper json = JsonMapper.createDefault();
  private final URI service;
  private final URI twin;

  SameAnswers(URI service, URI twin) {
    this.service = service;
    this.twin = twin;
  }

  /**
   * Asks both. Time passes in between, so that a difference counts if it is there again.
   *
   * @return how many things are in the lists of the answer
   * @throws IllegalStateException if the answers differ
   */
  int require(String path) throws IOException, InterruptedException {
    for (int attempt = 1; ; attempt++) {
      JsonNode ours = get(service, path);
      JsonNode theirs = get(twin, path);
      if (covers(ours, theirs)) {
        return things(theirs);
      }
      if (attempt == 2) {
        throw new IllegalStateException(
            "%s: the service answers%n%s%nand the twin%n%s"
                .formatted(path, text(ours), text(theirs)));
      }
    }
  }

  private JsonNode get(URI server, String path) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        http.send(
            HttpRequest.newBuilder(server.resolve(path)).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(server + path + " answers " + answer.statusCode());
    }
    return json.readValue(answer.body(), JsonNode.class);
  }

  private String text(JsonNode node) throws IOException {
    return new String(json.writeValueAsBytes(node), StandardCharsets.UTF_8);
  }

  private static int things(JsonNode answer) {
    return Stream.of("slots", "items")
        .map(answer::get)
        .filter(list -> list != null)
        .mapToInt(JsonNode::size)
        .sum();
  }

  private static boolean covers(@Nullable JsonNode ours, JsonNode theirs) {
    if (ours == null || theirs.isNull()) {
      return theirs.isNull() && (ours == null || ours.isNull());
    }
    if (theirs.isObject()) {
      for (Map.Entry<String, JsonNode> each : theirs.entries()) {
        if (!covers(ours.get(each.getKey()), each.getValue())) {
          return false;
        }
      }
      return ours.isObject();
    }
    if (theirs.isArray()) {
      return ours.isArray()
          && ours.size() == theirs.size()
          && IntStream.range(0, theirs.size()).allMatch(i -> covers(ours.get(i), theirs.get(i)));
    }
    return theirs.isNumber() && ours.isNumber()
        ? Math.abs(ours.getDoubleValue() - theirs.getDoubleValue()) < ROUNDING
        : ours.equals(theirs);
  }
}
