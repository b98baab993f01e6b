package br.com.techmedicos.adapters.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import br.com.techmedicos.adapters.contracts.healthrecord.FormatDetectorContract;
import br.com.techmedicos.application.healthrecord.content.FormatDetector;
import br.com.techmedicos.domain.healthrecord.FileFormat;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TikaFormatDetectorTest extends FormatDetectorContract {

  private final FormatDetector detector = new TikaFormatDetector();

  @Override
  protected FormatDetector detector() {
    return detector;
  }

  /** Each word once took a part of the stack; blanks could take minutes, by giving back each. */
  @ParameterizedTest
  @ValueSource(strings = {"a ", " ", "\t", "call ", "\u00c5call a "})
  void text_without_end_is_read(String text) {
    String sleep = "rem sleep\r\ncall " + text.repeat(60_000 / text.length());

    assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          assertThat(detect(sleep)).isPresent();
          assertThat(detect("rem x\r\ncall " + text.repeat(3) + " x.bat")).isEmpty();
        });
  }

  private Optional<FileFormat> detect(String text) {
    return detector.detect(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void nothing_that_a_document_names_is_fetched() throws IOException {
    AtomicInteger fetched = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          fetched.incrementAndGet();
          exchange.sendResponseHeaders(404, -1);
          exchange.close();
        });
    server.start();
    try {
      String there = "http://127.0.0.1:" + server.getAddress().getPort();
      for (String types :
          List.of(
              "<!DOCTYPE a [\u0001>",
              "<!DOCTYPE ClinicalDocument SYSTEM '" + there + "/a.dtd'>",
              "<!DOCTYPE ClinicalDocument [<!ENTITY a SYSTEM '" + there + "/a'>]>",
              "<!DOCTYPE ClinicalDocument [<!ENTITY % a SYSTEM '" + there + "/a'> %a;]>")) {
        String document =
            "<?xml version='1.0'?>"
                + types
                + "<ClinicalDocument xmlns='urn:hl7-org:v3'>&a;</ClinicalDocument>";
        assertThat(detector.detect(document.getBytes(StandardCharsets.UTF_8))).isEmpty();
      }
      String styled =
          "<?xml version='1.0'?><?xml-stylesheet type='text/xsl' href='%s/a.xsl'?>".formatted(there)
              + "<ClinicalDocument xmlns='urn:hl7-org:v3'/>";
      assertThat(detector.detect(styled.getBytes(StandardCharsets.UTF_8))).isPresent();
    } finally {
      server.stop(0);
    }
    assertThat(fetched).hasValue(0);
  }
}
