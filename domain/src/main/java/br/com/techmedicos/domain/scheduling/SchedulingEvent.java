package br.com.techmedicos.domain.scheduling;

import br.com.techmedicos.domain.shared.DomainEvent;

/** Something that happened to an agenda or to an appointment. */
public sealed interface SchedulingEvent extends DomainEvent
    permits AgendaPublished, AppointmentEvent {}
