package br.com.techmedicos.adapters.rest.scheduling;

import br.com.techmedicos.adapters.rest.json.MoneyJson;
import br.com.techmedicos.application.scheduling.ListSlots;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** What is free at a doctor's, in order. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Slots")
public record SlotsResponse(
    @Schema(description = "The zone of the doctor's calendar.", example = "America/Sao_Paulo")
        String timeZone,
    MoneyJson consultationPrice,
    List<SlotResponse> slots) {

  /** Fifty minutes that can be booked. */
  @Serdeable
  @Schema(name = "Slot")
  public record SlotResponse(
      @Schema(example = "2027-03-01T12:00:00Z") Instant startsAt,
      @Schema(example = "2027-03-01T12:50:00Z") Instant endsAt) {}

  static SlotsResponse of(ListSlots.Answer answer) {
    return new SlotsResponse(
        answer.zone().id(),
        MoneyJson.of(answer.consultationPrice()),
        answer.slots().stream()
            .map(slot -> new SlotResponse(slot.startsAt(), slot.endsAt()))
            .toList());
  }
}
