package br.com.techmedicos.bootstrap;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Chromium of this machine, with a made-up camera and microphone. */
final class Chromium implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  /** Two pages on one machine meet on its own address; the rest keeps it from calling home. */
  private static final List<String> FLAGS =
      List.of(
          "--use-fake-device-for-media-stream=fps=10", // so that two pages fit on two cores
          "--allow-loopback-in-peer-connection",
          "--auto-select-desktop-capture-source=Entire screen",
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  /** Starts it; whoever is asked for camera and microphone allows them. */
  static Chromium start() {
    return start(List.of("--use-fake-ui-for-media-stream"));
  }

  /** Starts it; whoever is asked for camera and microphone has to be told what to answer. */
  static Chromium startAsking() {
    return start(List.of());
  }

  private static Chromium start(List<String> moreFlags) {
    List<String> flags = new ArrayList<>(FLAGS);
    flags.addAll(moreFlags);
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    return new Chromium(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions().setExecutablePath(executable()).setArgs(flags)));
  }

  private static Path executable() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the stories of the room need Chromium, and there is none on the PATH: install"
                        + " it (apt-get install chromium), or let .ci/run do it"));
  }

  /** Somebody with a phone, who reads Portuguese. */
  RoomPage visitor() {
    return visitor("pt-BR", 360, 740);
  }

  /** Somebody with a screen of some size. */
  RoomPage visitor(String language, int width, int height) {
    return new RoomPage(
        browser.newContext(
            new Browser.NewContextOptions().setLocale(language).setViewportSize(width, height)));
  }

  /** Somebody whose device shows the time of a zone. */
  RoomPage visitorIn(String zone) {
    return new RoomPage(
        browser.newContext(
            new Browser.NewContextOptions()
                .setLocale("pt-BR")
                .setTimezoneId(zone)
                .setViewportSize(360, 740)));
  }

  /** Somebody who once said no when a site asked for camera and microphone. */
  RoomPage visitorWhoRefusedDevicesTo(URI site) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions().setLocale("pt-BR").setViewportSize(360, 740));
    CDPSession session = browser.newBrowserCDPSession();
    for (String device : List.of("camera", "microphone")) {
      JsonObject permission = new JsonObject();
      permission.addProperty("name", device);
      JsonObject refusal = new JsonObject();
      refusal.add("permission", permission);
      refusal.addProperty("setting", "denied");
      refusal.addProperty("origin", site.resolve("/").toString());
      session.send("Browser.setPermission", refusal);
    }
    return new RoomPage(context);
  }

  @Override
  public void close() {
    playwright.close();
  }
}
