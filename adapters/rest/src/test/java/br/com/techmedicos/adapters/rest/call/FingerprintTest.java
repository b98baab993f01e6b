package br.com.techmedicos.adapters.rest.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kept for a day, fingerprints of one version are compared with those of the next. */
class FingerprintTest {

  private static final JsonMapper JSON = JsonMapper.createDefault();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                    | {}
          {"a": []}                             | {1"a:[]}
          {"b": 1.50, "a": [true, null, "x,y"]} | {1"a:[true,null,3"x,y],1"b:1.5}
          {"a": {"d": {}, "c": -0.0}, "b": 100} | {1"a:{1"c:0,1"d:{}},1"b:1E+2}
          """)
  void a_body_has_one_canonical_form(String body, String canonical) throws IOException {
    assertThat(of(body)).isEqualTo(Fingerprint.of(canonical));
  }

  @Test
  void depth_costs_nothing() throws IOException {
    String text = "x".repeat(100_000);
    String deep = "[".repeat(400) + "\"" + text + "\"" + "]".repeat(400);

    assertThat(of("{\"a\":" + deep + "}"))
        .isEqualTo(
            Fingerprint.of("{1\"a:" + "[".repeat(400) + "100000\"" + text + "]".repeat(400) + "}"));
  }

  private static String of(String body) throws IOException {
    return Fingerprint.of(JSON.readValue(body, JsonNode.class));
  }
}
