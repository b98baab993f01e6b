package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.application.identity.DeviceDescription;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What clients say they are, in coarse words: a family of browsers and a kind of system. It helps
 * people to recognise their devices, and is not believed for anything else.
 */
final class UserAgents {

  private static final String OTHER = "other";

  /** What tells a browser, in this order, since most claim to be another one too. */
  private static final List<Map.Entry<String, String>> BROWSERS =
      List.of(
          Map.entry("Edg", "Edge"),
          Map.entry("OPR/", "Opera"),
          Map.entry("SamsungBrowser", "Samsung Internet"),
          Map.entry("Firefox", "Firefox"),
          Map.entry("FxiOS", "Firefox"),
          Map.entry("CriOS", "Chrome"),
          Map.entry("Chrome", "Chrome"),
          Map.entry("Safari", "Safari"));

  private static final List<Map.Entry<String, String>> SYSTEMS =
      List.of(
          Map.entry("Android", "Android"),
          Map.entry("iPhone", "iPhone"),
          Map.entry("iPad", "iPad"),
          Map.entry("Windows", "Windows"),
          Map.entry("Macintosh", "Mac"),
          Map.entry("CrOS", "Chromebook"),
          Map.entry("Linux", "Linux"));

  private UserAgents() {}

  /** The client of a request; empty if it does not say what it is. */
  static Optional<DeviceDescription> inWords(HttpRequest<?> request) {
    return request
        .getHeaders()
        .get(HttpHeaders.USER_AGENT, String.class)
        .map(UserAgents::inWords)
        .map(DeviceDescription::new);
  }

  static String inWords(String userAgent) {
    String words =
        Stream.of(BROWSERS, SYSTEMS)
            .flatMap(kinds -> first(kinds, userAgent).stream())
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? OTHER : words;
  }

  private static Optional<String> first(List<Map.Entry<String, String>> kinds, String userAgent) {
    return kinds.stream()
        .filter(kind -> userAgent.contains(kind.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
