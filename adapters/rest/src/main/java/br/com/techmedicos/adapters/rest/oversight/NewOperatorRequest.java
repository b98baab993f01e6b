package br.com.techmedicos.adapters.rest.oversight;

import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.application.oversight.AskForOperator;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.domain.identity.OperatorId;
import br.com.techmedicos.domain.identity.OperatorLogin;
import br.com.techmedicos.domain.identity.Password;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Another operator. */
@Introspected
@Schema(name = "NewOperator")
public record NewOperatorRequest(
    @Schema(
            description = "3 to 64 letters, digits or . _ @ + -.",
            example = "segunda",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String login,
    @Schema(
            description = "The first one: 8 to 128 characters, not a common password.",
            example = "um cavalo azul dança",
            format = "password",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String password) {

  static AskForOperator.Command read(
      NewOperatorRequest json, OperatorId operator, ClientAddress address, Fields fields) {
    Field<OperatorLogin> login = fields.required("login", json.login(), OperatorLogin::parse);
    Field<Password> password = fields.required("password", json.password(), Password::chosen);
    return new AskForOperator.Command(
        operator, "createOperator", login.get(), password.get(), address);
  }
}
