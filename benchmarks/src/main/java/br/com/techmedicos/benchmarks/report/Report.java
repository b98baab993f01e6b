package br.com.techmedicos.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page that says what the last runs found. */
public final class Report {

  private final List<Findings> all;
  private final List<String> missing;

  private Report(List<Findings> all, List<String> missing) {
    this.all = List.copyOf(all);
    this.missing = List.copyOf(missing);
  }

  /**
   * A report of what is kept in a folder.
   *
   * @param order names of benchmarks, which come first; those without results are named
   */
  public static Report of(Path folder, List<String> order) throws IOException {
    List<Findings> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).sorted().toList()) {
        all.add(Findings.read(file));
      }
    }
    all.sort(Comparator.comparingInt(each -> place(order, each.name())));
    List<String> missing = new ArrayList<>(order);
    all.forEach(each -> missing.remove(each.name()));
    return new Report(all, missing);
  }

  private static int place(List<String> order, String name) {
    int place = order.indexOf(name);
    return place < 0 ? order.size() : place;
  }

  /** {@return the page} */
  public String markdown() {
    StringBuilder page =
        new StringBuilder(
            """
            # Benchmarks

            Each command starts what it measures and what it compares it with: a MariaDB that is forced to disk at every
            commit, the packaged service with 512 MB of heap where nothing else is said, and the control, all on one machine with the load. Things that
            are compared take turns, and figures are medians of the turns, with their range in parentheses. Where calls come at a rate, latencies
            count from the moment at which a call was due, so that no wait hides another. All calls come from a few addresses, so the quotas and
            shares of users and addresses are off. Where many connect, the limit of connections is raised to fit. The database has a buffer
            pool of 5 GB.
            Absolute figures depend on the machine, ratios less so. Service, database and load share its cores.

            ```bash
            mvn -q -DskipTests package
            mvn -q -f benchmarks/spring-twin package   # what `twin` and `twin-start` compare with; no part of the build
            benchmarks/run all        # or one of the words below
            benchmarks/run report     # makes this page of the last results, in benchmarks/results
            ```

            The page is made from these files and nothing in it is written by hand. Each section names its command, machine and
            commit.
            """);
    page.append("\n").append(summary()).append("\n");
    if (!missing.isEmpty()) {
      page.append("\nNot measured yet: ")
          .append(missing.stream().map("`%s`"::formatted).collect(Collectors.joining(", ")))
          .append(".\n");
    }
    all.forEach(each -> page.append("\n").append(section(each)));
    return page.toString();
  }

  private String summary() {
    List<Finding> withTarget =
        all.stream()
            .flatMap(each -> each.lines().stream())
            .filter(line -> !line.target().isEmpty())
            .toList();
    long met = withTarget.stream().filter(Finding::met).count();
    return "%d of %d targets are met.".formatted(met, withTarget.size());
  }

  private static String section(Findings findings) {
    StringBuilder section =
        new StringBuilder(
            "## %s%n%n%s%n%n```bash%n%s%n```%n%n| | figure | target | |%n|---|---|---|---|%n"
                .formatted(findings.title(), findings.method(), findings.command()));
    for (Finding line : findings.lines()) {
      section.append(
          "| %s | %s | %s | %s |%n"
              .formatted(
                  cell(
                      line.against().isEmpty()
                          ? line.what()
                          : line.what() + ", against " + line.against()),
                  cell(line.figure()),
                  cell(line.target()),
                  line.target().isEmpty() ? "" : line.met() ? "met" : "**not met**"));
    }
    section.append("\n").append(findings.machine());
    if (!findings.version().isEmpty()) {
      section.append(", at `").append(findings.version()).append("`");
    }
    section.append(".\n");
    if (!findings.remark().isEmpty()) {
      section.append("\n").append(findings.remark()).append("\n");
    }
    return section.toString().replace(" |  |", " | |").replace("|  |", "| |");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }
}
