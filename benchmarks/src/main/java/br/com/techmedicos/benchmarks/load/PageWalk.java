package br.com.techmedicos.benchmarks.load;

import io.micronaut.json.tree.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Walks through a list, page by page. */
public final class PageWalk implements AutoCloseable {

  private final Caller caller;

  /** Through lists of a service. */
  public PageWalk(URI service) {
    this.caller = new Caller(service, "127.0.1.2");
  }

  /**
   * Returns the path of a page, if the list has so many.
   *
   * @param list path and query of its first page
   * @param number of the page, from 1
   */
  public Optional<String> path(String list, int number) {
    String page = list;
    for (int read = 1; read < number; read++) {
      JsonNode next = caller.get(page).expect(200).json().get("next");
      if (next == null || next.isNull()) {
        return Optional.empty();
      }
      page = list + "&cursor=" + URLEncoder.encode(next.getStringValue(), StandardCharsets.UTF_8);
    }
    return Optional.of(page);
  }

  @Override
  public void close() {
    caller.close();
  }
}
