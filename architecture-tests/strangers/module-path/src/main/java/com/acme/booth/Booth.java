package com.acme.booth;

import br.com.techmedicos.adapters.memory.InMemoryClinic;
import br.com.techmedicos.application.healthrecord.access.FileRequest;
import br.com.techmedicos.application.healthrecord.file.ReadFile;
import br.com.techmedicos.application.healthrecord.sharing.ShareRecord;
import br.com.techmedicos.application.identity.AccessToken;
import br.com.techmedicos.application.directory.DoctorSearch;
import br.com.techmedicos.application.scheduling.BookAppointment;
import br.com.techmedicos.application.scheduling.ListSlots;
import br.com.techmedicos.domain.directory.Specialty;
import br.com.techmedicos.domain.healthrecord.SharedItems;
import br.com.techmedicos.domain.identity.Cpf;
import br.com.techmedicos.domain.identity.DoctorId;
import br.com.techmedicos.domain.identity.Identifier;
import br.com.techmedicos.domain.identity.Password;
import br.com.techmedicos.domain.identity.PatientId;
import br.com.techmedicos.domain.identity.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Searches, logs in, books and shares, in a runtime image of its own. */
public final class Booth {

  private Booth() {}

  public static void main(String[] arguments) {
    Clock clock = Clock.systemUTC();
    var clinic = new InMemoryClinic(clock);
    var password = Password.chosen("uma senha bem longa");
    DoctorId ana = clinic.admitDoctor("Ana Souza", "123456", "250.00", Specialty.CARDIOLOGY);
    PatientId jose = clinic.admitPatient("José Lima", "529.982.247-25", password);
    clinic.openEveryDay(ana, "08:00", "18:00");

    var search =
        new DoctorSearch(
            Optional.of(Specialty.CARDIOLOGY),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            DoctorSearch.Sort.PRICE,
            20,
            Optional.empty());
    System.out.println("found " + clinic.search(search).items().size());

    Identifier cpf = Identifier.of(Cpf.parse("529.982.247-25"));
    AccessToken access = clinic.logIn(Role.PATIENT, cpf, password).access();
    System.out.println("logged in until " + access.expiresAt().isAfter(clock.instant()));

    var slots = new ListSlots.Query(ana, Optional.empty(), Optional.empty());
    Instant startsAt = clinic.scheduling().listSlots().handle(slots).slots().get(0).startsAt();
    var booked =
        clinic
            .scheduling()
            .bookAppointment()
            .handle(new BookAppointment.Command(jose, ana, startsAt))
            .appointment();
    System.out.println(booked.status());

    var file = clinic.upload(jose, "exame.txt", new byte[] {'o', 'k'});
    var items = new SharedItems(Set.of(file.id()), Set.of());
    clinic
        .healthRecord()
        .shareRecord()
        .handle(
            new ShareRecord.Command(jose, ana, items, clock.instant().plus(Duration.ofDays(1))));
    var request = FileRequest.shared(ana, jose, file.id());
    var seen = clinic.healthRecord().readFile().handle(new ReadFile.Query(request));
    System.out.println("shared " + seen.content().size() + " bytes");
    System.out.println("modules " + ModuleLayer.boot().modules().size());
  }
}
