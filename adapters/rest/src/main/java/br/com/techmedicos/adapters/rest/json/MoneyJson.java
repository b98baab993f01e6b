package br.com.techmedicos.adapters.rest.json;

import br.com.techmedicos.domain.shared.Currency;
import br.com.techmedicos.domain.shared.Money;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A price in Brazilian reais. */
@Serdeable
@Schema(name = "Money")
public record MoneyJson(
    @Schema(
            description = "A decimal number with at most two decimals, as a string.",
            example = "250.00",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String amount,
    @Schema(
            description = "ISO 4217; only BRL.",
            example = "BRL",
            requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String currency) {

  /** Converts to JSON. */
  public static MoneyJson of(Money money) {
    return new MoneyJson(money.plain(), Money.CURRENCY.name());
  }

  /** Converts from JSON; each part is validated by itself. */
  public static Money read(MoneyJson json, Fields fields) {
    Field<Currency> currency = fields.required("currency", json.currency(), Currency::parse);
    Field<Money> amount = fields.required("amount", json.amount(), Money::parse);
    currency.get();
    return amount.get();
  }
}
