package br.com.techmedicos.twin;

import br.com.techmedicos.twin.BookingService.Appointment;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Requests for slots, by patients. */
@RestController
class BookingController {

  private final BookingService bookings;

  BookingController(BookingService bookings) {
    this.bookings = bookings;
  }

  record BookingRequest(UUID doctorId, Instant startsAt) {}

  @PostMapping("/api/v1/appointments")
  ResponseEntity<Appointment> book(
      @AuthenticationPrincipal Jwt token, @RequestBody BookingRequest asked) {
    if (asked.doctorId() == null || asked.startsAt() == null) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "doctorId and startsAt");
    }
    Appointment booked =
        bookings.book(UUID.fromString(token.getSubject()), asked.doctorId(), asked.startsAt());
    return ResponseEntity.created(URI.create("/api/v1/appointments/" + booked.id())).body(booked);
  }
}
