package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.directory.VerificationStatus;
import java.time.Instant;

/**
 * What a {@link BookingPolicy} looks at when a patient asks for a slot, new or instead of another.
 *
 * @param doctor how the doctor stands
 * @param agenda the doctor's agenda
 * @param slot what is asked for
 * @param requester how the patient stands
 * @param now the present
 */
public record BookingRequest(
    VerificationStatus doctor, Agenda agenda, Slot slot, Requester requester, Instant now) {}
