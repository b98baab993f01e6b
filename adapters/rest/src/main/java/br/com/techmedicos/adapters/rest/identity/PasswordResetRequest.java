package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.adapters.rest.json.Formats;
import br.com.techmedicos.application.identity.RequestPasswordReset;
import br.com.techmedicos.application.shared.ClientAddress;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.Role;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whose password is forgotten. */
@Introspected
@Schema(name = "PasswordResetRequest")
public record PasswordResetRequest(
    @Schema(
            example = "PATIENT",
            implementation = Role.class,
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String role,
    @Schema(
            description =
                "A patient’s e-mail or CPF, with or without punctuation; a doctor’s e-mail, or CRM"
                    + " like 123456/SP; an operator’s login.",
            example = "529.982.247-25",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String login) {

  static RequestPasswordReset.Command read(
      PasswordResetRequest json, ClientAddress address, Fields fields) {
    Field<Role> role =
        fields.required("role", json.role(), text -> Formats.choice(Role.class, text));
    Field<Identifier> login =
        fields.required("login", json.login(), text -> Logins.parse(role.get(), text));
    return new RequestPasswordReset.Command(role.get(), login.get(), address);
  }
}
