package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.bootstrap.demo.RestClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Someone with many accounts, each of which has the transfers of a user. */
class AddressTransferLimitTest {

  private static final int PER_USER = 6;

  @Test
  void the_accounts_of_one_address_have_a_quarter_of_the_transfers_between_them(
      @TempDir Path data) {
    List<SlowTransfer> open = new ArrayList<>();
    try (RunningService service =
        RunningService.start(
            data,
            Map.of(
                "techmedicos.rate-limits.enabled", true, "techmedicos.admission.transfers", 32))) {
      List<RestClient> accounts = service.addPatients(3).stream().map(service::as).toList();
      try {
        for (int i = 0; i < 8; i++) {
          open.add(SlowTransfer.upload(service.uri(), token(accounts.get(i / PER_USER))));
        }

        assertThat(upload(accounts.get(1)).expect(503).text("type")).isEqualTo("/problems/busy");
        assertThat(upload(accounts.get(2)).expect(503).text("type")).isEqualTo("/problems/busy");
        open.add(SlowTransfer.upload(service.uri(), token(accounts.get(2)), "127.0.0.3"));
      } finally {
        open.forEach(SlowTransfer::close);
      }
    }
  }

  private static String token(RestClient client) {
    return client.token().orElseThrow();
  }

  private static RestClient.Answer upload(RestClient client) {
    return client.upload("/record/files", "exame.pdf", SampleFiles.pdf(10_000, 3), Map.of());
  }
}
