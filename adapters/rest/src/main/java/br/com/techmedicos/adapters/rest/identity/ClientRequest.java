package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.adapters.rest.problem.NotInRange;
import br.com.techmedicos.adapters.rest.problem.NotOneOf;
import br.com.techmedicos.application.identity.MachineClient;
import br.com.techmedicos.application.identity.RegisterClient;
import br.com.techmedicos.domain.identity.ClientName;
import br.com.techmedicos.domain.identity.Scope;
import br.com.techmedicos.domain.shared.DomainException;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A partner's program. */
@Introspected
@Schema(name = "NewClient")
public record ClientRequest(
    @Schema(
            description = "2 to 100 characters.",
            example = "Portal da cidade",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String name,
    @ArraySchema(
            arraySchema =
                @Schema(
                    description = "What it may do, at least one.",
                    requiredMode = Schema.RequiredMode.REQUIRED),
            schema = @Schema(example = "slots:read"))
        @Nullable List<String> scopes,
    @Schema(description = "Its quota on each instance, 1 to 6000; by default 600.", example = "600")
        @Nullable Integer requestsPerMinute) {

  private static final int USUAL = 600;

  static RegisterClient.Command read(ClientRequest json, Fields fields) {
    Field<ClientName> name = fields.required("name", json.name(), ClientName::new);
    Field<List<Scope>> scopes =
        fields.list(
            "scopes",
            json.scopes() == null || json.scopes().isEmpty() ? null : json.scopes(),
            Scope.values().length,
            (token, none) -> scope(token));
    Field<Optional<Integer>> quota =
        fields.optional("requestsPerMinute", json.requestsPerMinute(), ClientRequest::quota);
    return new RegisterClient.Command(
        name.get(), new HashSet<>(scopes.get()), quota.get().orElse(USUAL));
  }

  private static Scope scope(String token) {
    return Scope.of(token)
        .orElseThrow(
            () ->
                new DomainException(
                    new NotOneOf(Arrays.stream(Scope.values()).map(Scope::token).toList())));
  }

  private static Integer quota(Integer requests) {
    if (requests < 1 || requests > MachineClient.MOST_REQUESTS) {
      throw new DomainException(new NotInRange(1, MachineClient.MOST_REQUESTS));
    }
    return requests;
  }
}
