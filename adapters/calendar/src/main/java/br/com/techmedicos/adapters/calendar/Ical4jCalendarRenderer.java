package br.com.techmedicos.adapters.calendar;

import br.com.techmedicos.application.scheduling.AppointmentDetails;
import br.com.techmedicos.application.scheduling.CalendarEntry;
import br.com.techmedicos.application.scheduling.CalendarRenderer;
import br.com.techmedicos.domain.identity.EmailAddress;
import br.com.techmedicos.domain.scheduling.Appointment;
import br.com.techmedicos.domain.scheduling.AppointmentStatus;
import br.com.techmedicos.domain.scheduling.Party;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableClazz;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;

/** Renders by ical4j. */
public final class Ical4jCalendarRenderer implements CalendarRenderer {

  private static final String PRODUCT = "-//techmedicos//calendar//PT";
  private static final int LONGEST_LINE = 75; // in octets, without its end
  private static final String SERVICE = "Tech Médicos";
  private static final String BUNDLE = "br.com.techmedicos.adapters.calendar.entries";
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final URI organizer;

  /**
   * A renderer.
   *
   * @param organizer the service's own address, which the parties see
   */
  public Ical4jCalendarRenderer(EmailAddress organizer) {
    this.organizer = mailto(organizer);
  }

  @Override
  public byte[] publish(CalendarEntry entry, Locale language, Instant now) {
    return written(calendar(ImmutableMethod.PUBLISH, named(entry, language, now)));
  }

  @Override
  public byte[] request(CalendarEntry entry, EmailAddress owner, Locale language, Instant now) {
    return written(calendar(ImmutableMethod.REQUEST, invitation(entry, owner, language, now)));
  }

  @Override
  public byte[] cancel(CalendarEntry entry, EmailAddress owner, Locale language, Instant now) {
    VEvent withdrawn = invitation(entry, owner, language, now);
    withdrawn.replace(ImmutableStatus.VEVENT_CANCELLED);
    return written(calendar(ImmutableMethod.CANCEL, withdrawn));
  }

  @Override
  public byte[] feed(List<CalendarEntry> entries, Locale language) {
    Calendar calendar = calendar();
    String text = text("feed", language);
    entries.stream()
        .map(entry -> event(entry, text, entry.details().appointment().requestedAt(), language))
        .forEach(calendar::add);
    return written(calendar);
  }

  private VEvent invitation(CalendarEntry entry, EmailAddress owner, Locale language, Instant now) {
    VEvent event = named(entry, language, now);
    Attendee attendee = new Attendee(mailto(owner));
    // Nobody answers by mail: the service is where an appointment is accepted or called off.
    attendee.add(Rsvp.FALSE);
    attendee.add(accepted(entry) ? PartStat.ACCEPTED : PartStat.TENTATIVE);
    event.add(attendee);
    return event;
  }

  private VEvent named(CalendarEntry entry, Locale language, Instant now) {
    VEvent event = event(entry, summary(entry, language), now, language);
    Organizer service = new Organizer(organizer);
    service.add(new Cn(SERVICE));
    event.add(service);
    return event;
  }

  private static VEvent event(CalendarEntry entry, String summary, Instant stamp, Locale language) {
    Appointment appointment = entry.details().appointment();
    VEvent event = new VEvent(false);
    event.add(new Uid(appointment.id().toString()));
    event.add(new DtStamp(stamp.truncatedTo(ChronoUnit.SECONDS)));
    event.add(new Sequence(Math.toIntExact(appointment.version() - 1)));
    event.add(new DtStart<>(appointment.slot().startsAt()));
    event.add(new DtEnd<>(appointment.slot().endsAt()));
    event.add(new Summary(summary));
    event.add(status(appointment.status()));
    event.add(ImmutableClazz.PRIVATE);
    if (accepted(entry)) {
      event.add(new Description(text("meeting", language, entry.meeting())));
      event.add(new Location(entry.meeting()));
      event.add(new Url(URI.create(entry.meeting())));
    }
    return event;
  }

  private static boolean accepted(CalendarEntry entry) {
    return entry.details().appointment().status() == AppointmentStatus.ACCEPTED;
  }

  private static String summary(CalendarEntry entry, Locale language) {
    AppointmentDetails details = entry.details();
    boolean awaited = details.appointment().status() == AppointmentStatus.REQUESTED;
    String other =
        (entry.owner() == Party.PATIENT ? details.doctorName() : details.patientName()).value();
    return text(awaited ? "requested" : "appointment", language, other);
  }

  private static Status status(AppointmentStatus status) {
    return switch (status) {
      case REQUESTED -> ImmutableStatus.VEVENT_TENTATIVE;
      case ACCEPTED, COMPLETED, NO_SHOW -> ImmutableStatus.VEVENT_CONFIRMED;
      case REFUSED, EXPIRED, CANCELLED -> ImmutableStatus.VEVENT_CANCELLED;
    };
  }

  private static String text(String key, Locale language, Object... facts) {
    String pattern = ResourceBundle.getBundle(BUNDLE, language, NO_FALLBACK).getString(key);
    return new MessageFormat(pattern, language).format(facts);
  }

  /** An address may have characters that a URI may not. */
  private static URI mailto(EmailAddress address) {
    try {
      return new URI("mailto", address.value(), null);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("an e-mail address can be quoted", e);
    }
  }

  private static Calendar calendar() {
    return new Calendar().withProdId(PRODUCT).withDefaults().getFluentTarget();
  }

  private static Calendar calendar(Method method, VEvent event) {
    Calendar calendar = calendar();
    calendar.add(method);
    calendar.add(event);
    return calendar;
  }

  private static byte[] written(Calendar calendar) {
    StringWriter text = new StringWriter();
    try {
      // The library's validation only logs, and knows no calendar without entries.
      new CalendarOutputter(false, Integer.MAX_VALUE).output(calendar, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folded(text.toString()).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Folds lines by octets (RFC 5545, section 3.1). The library counts characters and halves some.
   */
  private static String folded(String text) {
    StringBuilder folded = new StringBuilder();
    int octets = 0;
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      String character = Character.toString(text.codePointAt(i));
      int length = character.getBytes(StandardCharsets.UTF_8).length;
      boolean lineEnds = character.equals("\r") || character.equals("\n");
      if (!lineEnds && octets + length > LONGEST_LINE) {
        folded.append("\r\n ");
        octets = 1;
      }
      folded.append(character);
      octets = lineEnds ? 0 : octets + length;
    }
    return folded.toString();
  }
}
