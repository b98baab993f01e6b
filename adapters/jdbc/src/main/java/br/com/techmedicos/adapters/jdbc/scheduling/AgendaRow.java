package br.com.techmedicos.adapters.jdbc.scheduling;

import br.com.techmedicos.adapters.jdbc.shared.UuidColumn;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

/** A row of the table {@code agenda}; windows and overrides are JSON. */
@MappedEntity("agenda")
record AgendaRow(
    @Id @UuidColumn UUID doctorId,
    String zone,
    long minimumNoticeMinutes,
    int horizonDays,
    String windows,
    long version) {}
