package br.com.techmedicos.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.techmedicos.domain.directory.Doctor;
import br.com.techmedicos.domain.identity.Patient;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The room as one person sees it, in a browser of their own. */
final class RoomPage implements AutoCloseable {

  /** Machines that build much at once are slow. */
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /**
   * Keeps the page's connections in sight, to ask them what has arrived, its sockets, to cut them,
   * and what it has shown for a moment only.
   */
  private static final String WATCH =
      """
      window.banners = [];
      addEventListener('DOMContentLoaded', () => {
        const banner = document.getElementById('call-banner');
        new MutationObserver(() => window.banners.push(banner.textContent))
            .observe(banner, { childList: true, characterData: true, subtree: true });
      });
      window.sockets = [];
      window.WebSocket = class extends window.WebSocket {
        constructor(...parts) {
          super(...parts);
          window.sockets.push(this);
        }
      };
      window.connections = [];
      window.RTCPeerConnection = class extends window.RTCPeerConnection {
        constructor(...parts) {
          super(...parts);
          window.connections.push(this);
        }
      };
      """;

  /** A story takes its time, and the page must not give up its requests meanwhile. */
  private static final String WAIT_FOR_EVER =
      "AbortSignal.timeout = () => new AbortController().signal;";

  private static final String RECEIVED =
      """
      async () => {
        const received = { connections: window.connections.length, frames: 0, packets: 0, sound: 0, way: '' };
        const connection = window.connections.at(-1);
        if (connection === undefined) {
          return received;
        }
        const stats = await connection.getStats();
        for (const entry of stats.values()) {
          if (entry.type === 'inbound-rtp' && entry.kind === 'video') {
            received.frames = entry.framesDecoded;
          } else if (entry.type === 'inbound-rtp') {
            received.packets = entry.packetsReceived;
            received.sound = entry.totalAudioEnergy;
          } else if (entry.type === 'transport' && entry.selectedCandidatePairId) {
            const pair = stats.get(entry.selectedCandidatePairId);
            received.way = stats.get(pair.localCandidateId).candidateType;
          }
        }
        return received;
      }
      """;

  /**
   * What has arrived from the other side.
   *
   * @param connections how many the page has made since it was loaded
   * @param frames decoded on the latest of them
   * @param packets of sound
   * @param sound how much was to be heard
   * @param way of what leaves here: host, srflx, prflx or relay
   */
  record Received(int connections, long frames, long packets, double sound, String way) {}

  private static final Pattern MINUTES_AND_SECONDS = Pattern.compile("(\\d+):(\\d\\d)$");

  private final BrowserContext context;
  private final Page page;

  RoomPage(BrowserContext context) {
    this.context = context;
    context.addInitScript(WATCH);
    this.page = context.newPage();
    page.setDefaultTimeout(PATIENCE.toMillis());
  }

  /** The page itself, for what has no name here. */
  Page page() {
    return page;
  }

  /** Another tab of the same browser. */
  RoomPage anotherTab() {
    return new RoomPage(context);
  }

  /** A device whose clock is wrong. */
  void setClockAhead(Duration by) {
    context.addInitScript(
        """
        {
          const Right = Date;
          const ahead = %d;
          window.Date = class extends Right {
            constructor(...parts) {
              if (parts.length === 0) {
                super(Right.now() + ahead);
              } else {
                super(...parts);
              }
            }
            static now() {
              return Right.now() + ahead;
            }
          };
        }
        """
            .formatted(by.toMillis()));
  }

  void open(URI service, String appointment) {
    page.navigate(service.resolve("/meet/" + appointment).toString());
    await("sign-in");
  }

  void signIn(Patient patient) {
    page.fill("#login", patient.cpf().value());
    submitPassword();
  }

  void signIn(Doctor doctor) {
    page.check("#role-doctor");
    page.fill("#crm-number", doctor.crm().number().digits());
    page.selectOption("#crm-state", new SelectOption().setValue(doctor.crm().state().name()));
    submitPassword();
  }

  private void submitPassword() {
    page.fill("#password", RunningService.PASSWORD);
    page.click("#sign-in-form button[type=submit]");
  }

  /** From the link to the room, agreeing to whatever it takes. */
  RoomPage enter(URI service, Consultation consultation, Patient patient) {
    open(service, consultation.id());
    signIn(patient);
    await("consent", "devices");
    if (state().equals("consent")) {
      click("consent-give");
    }
    return enterFromDevices();
  }

  /** From the link to the room. */
  RoomPage enter(URI service, Consultation consultation, Doctor doctor) {
    open(service, consultation.id());
    signIn(doctor);
    return enterFromDevices();
  }

  RoomPage enterFromDevices() {
    await("devices");
    awaitThat(
        "no preview", () -> isTrue("document.getElementById('check-preview').videoWidth > 0"));
    click("check-join");
    await("connecting", "waiting", "in-call");
    return this;
  }

  void click(String id) {
    page.click("#" + id);
  }

  /** Clicks the button with these words. */
  void choose(String words) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words)).click();
  }

  String text(String id) {
    return page.textContent("#" + id);
  }

  /** The time that a text ends with, as a clock counts it down: {@code 9:05}. */
  Duration timeIn(String id) {
    String text = text(id);
    Matcher shown = MINUTES_AND_SECONDS.matcher(text);
    assertThat(shown.find()).as("a time at the end of %s", text).isTrue();
    return Duration.ofMinutes(Long.parseLong(shown.group(1)))
        .plusSeconds(Long.parseLong(shown.group(2)));
  }

  /** What the person reads, of all that is there. */
  String visibleText() {
    return page.innerText("main");
  }

  String state() {
    return page.getAttribute("body", "data-state");
  }

  /** A while passes for the page alone, however fast it does for everyone else. */
  void letPass(Duration time) {
    page.clock().fastForward(time.toMillis());
  }

  /** Its requests to a path wait from now on, until they are let go. */
  Held hold(String path) {
    return new Held(this, path);
  }

  /** Cuts its line to the service; it comes back once its next request to join is let go. */
  Held loseTheService() {
    Held joining = hold("**/meeting/join");
    page.evaluate("() => window.sockets.at(-1).close()");
    joining.await();
    return joining;
  }

  void await(String... states) {
    List<String> wanted = List.of(states);
    awaitThat("wanted " + wanted, () -> wanted.contains(state()));
  }

  boolean isTrue(String expression) {
    return Boolean.TRUE.equals(page.evaluate("() => Boolean(" + expression + ")"));
  }

  void awaitTrue(String expression) {
    awaitThat(expression, () -> isTrue(expression));
  }

  Received received() {
    Map<?, ?> found = (Map<?, ?>) page.evaluate(RECEIVED);
    return new Received(
        number(found, "connections").intValue(),
        number(found, "frames").longValue(),
        number(found, "packets").longValue(),
        number(found, "sound").doubleValue(),
        String.valueOf(found.get("way")));
  }

  private static Number number(Map<?, ?> found, String name) {
    return (Number) found.get(name);
  }

  /** Waits until pictures and sound arrive anew, not only some that came before. */
  Received awaitMedia() {
    await("in-call");
    Received before = received();
    awaitThat(
        "nothing arrives any more since " + before,
        () -> {
          Received now = received();
          long frames = now.connections() == before.connections() ? before.frames() : 0;
          long packets = now.connections() == before.connections() ? before.packets() : 0;
          return now.frames() > frames + 5 && now.packets() > packets + 5 && now.sound() > 0;
        });
    return received();
  }

  /** Requests of the page that are held up on their way, so that a story may overtake them. */
  static final class Held {

    private final RoomPage room;
    private final String path;
    private final List<Route> requests = new ArrayList<>();

    private Held(RoomPage room, String path) {
      this.room = room;
      this.path = path;
      room.context.addInitScript(WAIT_FOR_EVER);
      room.page.evaluate("() => {" + WAIT_FOR_EVER + "}");
      room.page.route(path, requests::add);
    }

    Held await() {
      room.awaitThat("nothing is asked of " + path, () -> !requests.isEmpty());
      return this;
    }

    /** They are sent on, and what the service says by now is the answer. */
    void letGo() {
      room.page.unroute(path);
      requests.forEach(Route::resume);
    }

    /**
     * What the service answers to the first of them now; it arrives when the story says so. The
     * others wait on.
     */
    Runnable answered() {
      Route first = requests.get(0);
      APIResponse answer = first.fetch();
      return () ->
          room.page.waitForResponse(
              response -> response.request().equals(first.request()),
              () -> first.fulfill(new Route.FulfillOptions().setResponse(answer)));
    }
  }

  void awaitThat(String otherwise, BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        throw new TimeoutError(otherwise + "; state " + state() + ": " + visibleText());
      }
      page.waitForTimeout(100);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
