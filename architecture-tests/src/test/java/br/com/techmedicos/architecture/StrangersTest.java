package br.com.techmedicos.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two projects as strangers write them, compiled and run in processes of their own against the
 * artifacts as this build made them, with nothing else on their path but what a stranger takes.
 */
class StrangersTest {

  private static final List<String> CLINIC =
      List.of(
          artifact("domain", "domain"),
          artifact("application", "application"),
          artifact("adapters/shared", "adapter-shared"),
          artifact("adapters/memory", "adapter-memory"));

  private static final List<String> CONTRACTS_AND_RULES =
      List.of(
          artifact("adapters/port-contracts", "port-contracts"),
          artifact("architecture-tests/rules", "architecture-rules"),
          thirdParty("jspecify|archunit|slf4j-api|assertj-core|byte-buddy|opentest4j"),
          thirdParty("apiguardian-api|junit-(?:jupiter|platform)-[a-z]+"));

  @TempDir Path folder;

  @Test
  void a_stranger_on_the_class_path_visits_keeps_a_contract_and_checks_the_rules()
      throws IOException, InterruptedException {
    Path project = Path.of("strangers/class-path/src");
    Path classes = folder.resolve("target/classes");
    Path testClasses = folder.resolve("target/test-classes");
    String main = path(List.of(CLINIC, CONTRACTS_AND_RULES));
    String test = path(List.of(List.of(classes.toString()), CLINIC, CONTRACTS_AND_RULES));

    compile(project.resolve("main/java"), classes, "-classpath", main);
    compile(project.resolve("test/java"), testClasses, "-classpath", test);

    assertThat(
            java(
                "-cp",
                path(List.of(List.of(classes.toString()), CLINIC)),
                "com.acme.clinic.Program"))
        .containsExactly(
            "found Ana Souza",
            "logged in true",
            "ACCEPTED",
            "taken true true",
            "shared exame.txt",
            "agendas saved 1");

    List<String> tests =
        java(
            "-cp",
            path(List.of(List.of(testClasses.toString()), List.of(test))),
            "com.acme.clinic.Tests");
    assertThat(tests)
        .contains("SUCCESSFUL our_seats_keep_the_rules()")
        .contains("SUCCESSFUL a_seat_is_taken_once()")
        .contains("SUCCESSFUL a_doctor_who_published_none_has_none()")
        .filteredOn(line -> line.startsWith("FAILED "))
        .containsExactly("FAILED what_is_broken_is_named()");
    assertThat(String.join("\n", tests))
        .contains("EVERY_PART_IS_THERE: ", "nothing is in the feature billing")
        .contains("DOMAIN_IS_IMMUTABLE: ", "java.util.HashMap.<init>()> in (Breaks.java:")
        .contains("CORE_LEAVES_THE_PROCESS_ALONE: ")
        .contains("java.lang.Thread.<init>", "java.lang.Thread.sleep", "java.lang.Runtime.exec")
        .contains("java.lang.Class.forName", "java.lang.System.exit")
        .contains("DOMAIN_ASKS_FOR_NO_DEFAULT: ")
        .contains("java.lang.String.toLowerCase()", "java.lang.String.format")
        .contains("DateTimeFormatter.ofPattern", "java.lang.String.getBytes()");
  }

  @Test
  void a_stranger_on_the_module_path_visits_in_an_image_of_its_own()
      throws IOException, InterruptedException {
    Path project = Path.of("strangers/module-path/src");
    Path classes = folder.resolve("classes");
    Path image = folder.resolve("image");
    compile(project.resolve("main/java"), classes, "--module-path", path(List.of(CLINIC)));

    if (ToolProvider.findFirst("jlink").isEmpty()) {
      System.out.println("NOT RUN: this JDK has no jlink");
      return;
    }
    run(
        "jlink",
        "--module-path",
        path(List.of(List.of(classes.toString()), CLINIC)),
        "--add-modules",
        "com.acme.booth",
        "--output",
        image.toString());

    assertThat(process(image.resolve("bin/java"), "-m", "com.acme.booth/com.acme.booth.Booth"))
        .containsExactly(
            "found 1", "logged in until true", "REQUESTED", "shared 2 bytes", "modules 6");
  }

  /** The class path's entry of an artifact of this build: its jar, or its classes before that. */
  private static String artifact(String module, String name) {
    return entries(
        ".*/" + module + "/target/classes|.*/techmedicos-" + name + "-\\d[^/]*\\.jar", 1);
  }

  private static String thirdParty(String names) {
    return entries(".*/(?:" + names + ")-\\d[^/]*\\.jar", names.split("\\|").length);
  }

  private static String entries(String pattern, int atLeast) {
    List<String> found =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.replace(File.separatorChar, '/').matches(pattern))
            .toList();
    assertThat(found).as(pattern).hasSizeGreaterThanOrEqualTo(atLeast);
    return String.join(File.pathSeparator, found);
  }

  private static String path(List<List<String>> entries) {
    return entries.stream().flatMap(List::stream).collect(Collectors.joining(File.pathSeparator));
  }

  private static void compile(Path sources, Path classes, String... path) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(path));
    arguments.addAll(
        List.of("--release", "17", "-encoding", "UTF-8", "-proc:none", "-d", classes.toString()));
    try (Stream<Path> files = Files.walk(sources)) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    run("javac", arguments.toArray(String[]::new));
  }

  private static void run(String tool, String... arguments) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int exit = ToolProvider.findFirst(tool).orElseThrow().run(out, out, arguments);
    assertThat(exit).as("%s said: %s", tool, said).isZero();
  }

  private static List<String> java(String... arguments) throws IOException, InterruptedException {
    return process(Path.of(System.getProperty("java.home"), "bin/java"), arguments);
  }

  private static List<String> process(Path program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.add("-Dfile.encoding=UTF-8");
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      List<String> said = process.inputReader(StandardCharsets.UTF_8).lines().toList();
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).as("%s said: %s", program, said).isZero();
      return said;
    } finally {
      process.destroyForcibly();
    }
  }
}
