package br.com.techmedicos.adapters.rest.identity;

import br.com.techmedicos.adapters.rest.json.Field;
import br.com.techmedicos.adapters.rest.json.Fields;
import br.com.techmedicos.domain.identity.Crm;
import br.com.techmedicos.domain.identity.CrmNumber;
import br.com.techmedicos.domain.identity.FederativeUnit;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A registration with a regional council of medicine. */
@Serdeable
@Schema(name = "Crm")
public record CrmJson(
    @Schema(
            description = "1 to 10 digits.",
            example = "123456",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String number,
    @Schema(
            description = "The abbreviation of the federative unit.",
            example = "SP",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String state) {

  /** Converts to JSON. */
  public static CrmJson of(Crm crm) {
    return new CrmJson(crm.number().digits(), crm.state().name());
  }

  /** Converts from JSON; each part is validated by itself. */
  public static Crm read(CrmJson json, Fields fields) {
    Field<CrmNumber> number = fields.required("number", json.number(), CrmNumber::parse);
    Field<FederativeUnit> state = fields.required("state", json.state(), FederativeUnit::parse);
    return new Crm(number.get(), state.get());
  }
}
