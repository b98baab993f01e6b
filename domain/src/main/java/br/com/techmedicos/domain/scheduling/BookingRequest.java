package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.directory.VerificationStatus;
import java.time.Instant;

/**
 * The facts that a {@link BookingPolicy} checks when a patient requests a slot, for a new or a
 * moved appointment.
 *
 * @param doctor how the doctor stands
 * @param slot what is asked for
 * @param requester how the patient stands
 */
public record BookingRequest(
    VerificationStatus doctor, Agenda agenda, Slot slot, Requester requester, Instant now) {}
