package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.bootstrap.demo.RestClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that hang up before they have their answer. */
class HungUpClientsTest {

  private static final int TIMES = 100;

  /** While the next piece is on its way. */
  @Test
  void whoever_goes_in_the_middle_of_a_download_is_nothing_to_warn_of(@TempDir Path data)
      throws Exception {
    try (RunningService service = RunningService.start(data, Map.of())) {
      RestClient owner = service.as(service.addPatients(1).get(0));
      String file =
          owner
              .upload("/record/files", "grande.pdf", SampleFiles.pdf(8_000_000, 7), Map.of())
              .expect(201)
              .text("id");
      String request =
          "GET /api/v1/record/files/"
              + file
              + "/content HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
              + owner.token().orElseThrow()
              + "\r\n\r\n";

      try (LogLines lines = LogLines.record()) {
        for (int i = 0; i < TIMES; i++) {
          goAfter(service, request, 1_000 + i * 30_000);
        }
        owner.get("/record/files").expect(200);

        assertThat(lines.warningsAndErrors()).isEmpty();
      }
    }
  }

  @Test
  void whoever_goes_was_not_refused(@TempDir Path data) throws Exception {
    try (RunningService service = RunningService.start(data, Map.of())) {
      for (int i = 0; i < TIMES; i++) {
        goAfter(service, "GET /api/v1/doctors?specialty=cardiology HTTP/1.1\r\nHost: a\r\n\r\n", 0);
      }
      for (int i = 0; i < TIMES; i++) { // behind them
        service.anyone().get("/doctors?specialty=cardiology").expect(200);
      }

      assertThat(service.bean(MeterRegistry.class).find(RefusalCount.COUNTER).counters()).isEmpty();
    }
  }

  private static void goAfter(RunningService service, String request, int bytes)
      throws IOException {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(30_000);
      socket.setSoLinger(true, 0); // no word of parting
      socket.connect(new InetSocketAddress("127.0.0.1", service.uri().getPort()));
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      InputStream in = socket.getInputStream();
      assertThat(in.readNBytes(bytes)).hasSize(bytes);
    }
  }
}
