package br.com.techmedicos.bootstrap;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the document that the service gives out says of its calls. */
final class Reference {

  private Reference() {}

  /**
   * A call.
   *
   * @param method in capitals
   * @param path with its variables in braces
   * @param operation the rest
   */
  record Call(String method, String path, Operation operation) {

    boolean isPublic() {
      return operation.getSecurity() != null
          && (operation.getSecurity().isEmpty()
              || operation.getSecurity().stream().anyMatch(Map::isEmpty));
    }

    boolean takes(String header) {
      return operation.getParameters() != null
          && operation.getParameters().stream()
              .anyMatch(parameter -> header.equals(parameter.getName()));
    }

    boolean consumes(String type) {
      return operation.getRequestBody() != null
          && operation.getRequestBody().getContent().containsKey(type);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  /** All calls, in the order of the document. */
  static List<Call> calls(RunningService service) throws IOException {
    byte[] request =
        "GET /openapi.yml HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    ParseOptions options = new ParseOptions();
    options.setResolveFully(true);
    OpenAPI document =
        new OpenAPIV3Parser()
            .readContents(RawHttp.exchange(service.uri(), request).text(), null, options)
            .getOpenAPI();
    List<Call> calls = new ArrayList<>();
    document
        .getPaths()
        .forEach(
            (path, item) ->
                item.readOperationsMap()
                    .forEach((method, how) -> calls.add(new Call(method.name(), path, how))));
    return calls;
  }
}
