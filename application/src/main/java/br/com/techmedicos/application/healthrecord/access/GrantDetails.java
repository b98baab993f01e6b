package br.com.techmedicos.application.healthrecord.access;

import br.com.techmedicos.domain.healthrecord.SharingGrant;
import br.com.techmedicos.domain.identity.PersonName;

/**
 * A grant, as shown to the patient.
 *
 * @param doctorName the doctor's name today
 */
public record GrantDetails(SharingGrant grant, PersonName doctorName) {}
