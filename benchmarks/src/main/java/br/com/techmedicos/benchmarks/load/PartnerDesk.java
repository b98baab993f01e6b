package br.com.techmedicos.benchmarks.load;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** Where an operator registers partners. */
public final class PartnerDesk implements AutoCloseable {

  private static final String WEBHOOKS = "/api/v1/operator/webhooks";

  private final Caller operator;

  /** At a service, which has the operator that {@link ServiceProcess} made. */
  public PartnerDesk(URI service) {
    this.operator = new Caller(service, "127.0.1.1");
  }

  /** Registers an address, and returns the ID of the webhook. */
  public String register(String url, List<String> events) {
    logIn();
    return operator.post(WEBHOOKS, Map.of("url", url, "events", events)).expect(201).text("id");
  }

  /** Removes a webhook. */
  public void remove(String webhook) {
    logIn();
    operator
        .send("DELETE", WEBHOOKS + "/" + webhook, null, "application/json", Map.of())
        .expect(204);
  }

  private void logIn() {
    operator.as(
        operator
            .post(
                "/api/v1/auth/operators",
                Map.of("login", ServiceProcess.OPERATOR, "password", ServiceProcess.PASSWORD))
            .expect(200)
            .text("access_token"));
  }

  @Override
  public void close() {
    operator.close();
  }
}
