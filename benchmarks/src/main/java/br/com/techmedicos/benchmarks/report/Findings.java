package br.com.techmedicos.benchmarks.report;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * What a benchmark found.
 *
 * @param name the word that runs it
 * @param title what it is about
 * @param method what was done, in a sentence or two
 * @param command that repeats it
 * @param machine where it ran
 * @param version of the service
 * @param lines what was found
 * @param remark why a target is missed, as far as it is known; empty if none is missed
 */
public record Findings(
    String name,
    String title,
    String method,
    String command,
    String machine,
    String version,
    List<Finding> lines,
    String remark) {

  private static final JsonMapper JSON = JsonMapper.createDefault();

  /**
   * What was found here and now.
   *
   * @param whyMissed what is to be said if a target is missed
   */
  public static Findings of(
      String name,
      String title,
      String method,
      String command,
      List<Finding> lines,
      String whyMissed) {
    return new Findings(
        name,
        title,
        method,
        command,
        Machine.describe(),
        Machine.version(),
        List.copyOf(lines),
        lines.stream().allMatch(Finding::met) ? "" : whyMissed);
  }

  /** Whether every target is met. */
  public boolean met() {
    return lines.stream().allMatch(Finding::met);
  }

  /** Keeps them, in the place of those of the last run. */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name);
    json.put("title", title);
    json.put("method", method);
    json.put("command", command);
    json.put("machine", machine);
    json.put("version", version);
    List<Map<String, Object>> array = new ArrayList<>();
    for (Finding line : lines) {
      Map<String, Object> each = new LinkedHashMap<>();
      each.put("what", line.what());
      each.put("against", line.against());
      each.put("figure", line.figure());
      each.put("target", line.target());
      each.put("met", line.met());
      array.add(each);
    }
    json.put("remark", remark);
    json.put("lines", array);
    Files.writeString(
        folder.resolve(name + ".json"),
        new String(JSON.writeValueAsBytes(json), StandardCharsets.UTF_8)
                .replace("{\"what\"", "\n{\"what\"")
            + "\n");
  }

  /** Reads what a run kept. */
  public static Findings read(Path file) throws IOException {
    JsonNode json = JSON.readValue(Files.readAllBytes(file), JsonNode.class);
    return new Findings(
        json.get("name").getStringValue(),
        json.get("title").getStringValue(),
        json.get("method").getStringValue(),
        json.get("command").getStringValue(),
        json.get("machine").getStringValue(),
        json.get("version").getStringValue(),
        StreamSupport.stream(json.get("lines").values().spliterator(), false)
            .map(
                line ->
                    new Finding(
                        line.get("what").getStringValue(),
                        line.get("against").getStringValue(),
                        line.get("figure").getStringValue(),
                        line.get("target").getStringValue(),
                        line.get("met").getBooleanValue()))
            .toList(),
        json.get("remark").getStringValue());
  }

  /** A table for people. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("\n" + title + "\n" + machine + "\n");
    for (Finding line : lines) {
      text.append(
          "%-6s %s: %s%s%s%n"
              .formatted(
                  line.target().isEmpty() ? "" : line.met() ? "met" : "MISSED",
                  line.what(),
                  line.figure(),
                  line.target().isEmpty() ? "" : " (" + line.target() + ")",
                  line.against().isEmpty() ? "" : ", against " + line.against()));
    }
    return text.toString();
  }
}
