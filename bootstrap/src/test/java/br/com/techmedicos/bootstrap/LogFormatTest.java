package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** What a line of the log looks like. */
class LogFormatTest {

  private static String logged(String format) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(MDC.getMDCAdapter());
    try (MDC.MDCCloseable request = MDC.putCloseable(RequestNames.KEY, "7")) {
      context.putProperty("techmedicos.log.form", format);
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(context);
      configurator.doConfigure(LogFormatTest.class.getResource("/logback.xml"));
      context.getLogger("a").warn("{} calls \"fail\"", 3, new IllegalStateException("so"));
    } finally {
      context.stop();
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void as_json_a_line_is_an_object_with_the_id_of_the_request() throws Exception {
    String line = logged("JSON");

    assertThat(line.lines()).hasSize(1);
    Map<String, Object> object =
        JsonMapper.createDefault().readValue(line, Argument.mapOf(String.class, Object.class));
    assertThat(object)
        .containsEntry("level", "WARN")
        .containsEntry("formattedMessage", "3 calls \"fail\"")
        .containsEntry("mdc", Map.of("request", "7"));
    assertThat(object.get("throwable").toString()).contains("IllegalStateException", "so");
  }

  @Test
  void a_format_has_any_case_and_no_other_name() {
    assertThat(LogOutput.format("json")).contains("JSON");
    assertThat(LogOutput.format(" Text")).contains("TEXT");
    assertThat(LogOutput.format("xml")).isEmpty();
    assertThat(LogOutput.FORMATS)
        .allMatch(
            format -> LogFormatTest.class.getResource("/log-format-" + format + ".xml") != null);
  }

  @Test
  void as_text_it_is_a_sentence() throws Exception {
    assertThat(logged("TEXT")).contains("WARN  a 3 calls \"fail\"");
  }

  @Test
  void the_id_of_a_request_is_the_proxys_only_if_it_can_name_nobody() {
    String given = "0198c5a0-7c2e-7d3a-9b1f-2a6f0c1d2e3f";

    assertThat(RequestNames.id(given)).isEqualTo(given);
    assertThat(RequestNames.id("0198c5a07c2e7d3a9b1f2a6f0c1d2e3f")).hasSize(32);
    for (String other : new String[] {"52998224725", "jose@example.com", "a\nb", "", given + "0"}) {
      assertThat(RequestNames.id(other)).isNotEqualTo(other).hasSize(36);
    }
    assertThat(RequestNames.id(null)).hasSize(36);
  }
}
