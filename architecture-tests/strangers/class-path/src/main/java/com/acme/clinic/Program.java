package com.acme.clinic;

import br.com.techmedicos.adapters.memory.InMemoryClinic;
import br.com.techmedicos.application.directory.DoctorListing;
import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.healthrecord.access.FileRequest;
import br.com.techmedicos.application.healthrecord.file.ReadFile;
import br.com.techmedicos.application.healthrecord.sharing.ShareRecord;
import br.com.techmedicos.application.identity.AuthenticateCaller;
import br.com.techmedicos.application.scheduling.AcceptAppointment;
import br.com.techmedicos.application.scheduling.BookAppointment;
import br.com.techmedicos.application.scheduling.ListSlots;
import br.com.techmedicos.domain.directory.Specialty;
import br.com.techmedicos.domain.healthrecord.RecordFile;
import br.com.techmedicos.domain.healthrecord.SharedItems;
import br.com.techmedicos.domain.identity.Cpf;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Role;
import br.com.techmedicos.domain.scheduling.AppointmentId;
import br.com.techmedicos.domain.scheduling.SchedulingViolation.SlotAlreadyTaken;
import br.com.techmedicos.domain.shared.DomainException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A visit, told by a program that embeds the clinic. */
public final class Program {

  private static OurAgendas agendas;

  private Program() {}

  public static void main(String[] arguments) {
    Clock clock = Clock.systemUTC();
    InMemoryClinic clinic =
        new InMemoryClinic(
            clock, parts -> parts.agendas(agendas = new OurAgendas(parts.unitOfWork())));
    Password password = Password.chosen("uma senha bem longa");
    DoctorId ana = clinic.admitDoctor("Ana Souza", "123456", "250.00", Specialty.CARDIOLOGY);
    PatientId jose = clinic.admitPatient("José Lima", "529.982.247-25", password);
    PatientId rita = clinic.admitPatient("Rita Reis", "111.444.777-35");
    clinic.openEveryDay(ana, "08:00", "18:00");

    DoctorListing found =
        clinic
            .search(
                new DoctorSearch(
                    Optional.of(Specialty.CARDIOLOGY),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    DoctorSearch.Sort.AVAILABILITY,
                    20,
                    Optional.empty()))
            .items()
            .get(0);
    System.out.println("found " + found.profile().name());

    var tokens =
        clinic.logIn(Role.PATIENT, Identifier.of(Cpf.parse("529.982.247-25")), password);
    var caller =
        clinic
            .identity()
            .authenticateCaller()
            .handle(new AuthenticateCaller.Query(tokens.access().value()))
            .orElseThrow();
    System.out.println("logged in " + caller.value().equals(jose.value()));

    var query = new ListSlots.Query(ana, Optional.empty(), Optional.empty());
    Instant startsAt =
        clinic.scheduling().listSlots().handle(query).slots().get(0).startsAt();
    AppointmentId id =
        clinic
            .scheduling()
            .bookAppointment()
            .handle(new BookAppointment.Command(jose, ana, startsAt))
            .appointment()
            .id();
    System.out.println(
        clinic
            .scheduling()
            .acceptAppointment()
            .handle(new AcceptAppointment.Command(id, ana))
            .appointment()
            .status());

    try {
      clinic
          .scheduling()
          .bookAppointment()
          .handle(new BookAppointment.Command(rita, ana, startsAt));
    } catch (DomainException refused) {
      if (refused.violation() instanceof SlotAlreadyTaken taken) {
        System.out.println(
            "taken " + taken.doctor().equals(ana) + " " + taken.startsAt().equals(startsAt));
      }
    }

    RecordFile file =
        clinic.upload(
            jose, "exame.txt", "Hemoglobina 13,5 g/dL".getBytes(StandardCharsets.UTF_8));
    clinic
        .healthRecord()
        .shareRecord()
        .handle(
            new ShareRecord.Command(
                jose,
                ana,
                new SharedItems(Set.of(file.id()), Set.of()),
                clock.instant().plus(Duration.ofDays(1))));
    RecordFile seen =
        clinic
            .healthRecord()
            .readFile()
            .handle(new ReadFile.Query(FileRequest.shared(ana, jose, file.id())));
    System.out.println("shared " + seen.details().name());
    System.out.println("agendas saved " + agendas.saved());
  }
}
