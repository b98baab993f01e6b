package br.com.techmedicos.application.healthrecord.access;

import br.com.techmedicos.domain.healthrecord.GrantId;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.PersonName;
import java.time.Instant;

/**
 * With whom a group is shared.
 *
 * @param doctorName the doctor's name today
 * @param expiresAt until when
 */
public record GroupSharing(
    GrantId grant, DoctorId doctor, PersonName doctorName, Instant expiresAt) {}
