package com.acme.broken.domain;

import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/** Breaks the rules of a domain, one a line. */
public final class Breaks {

  static final Map<String, String> NOTES = new HashMap<>();

  private Breaks() {}

  static void threads() throws InterruptedException {
    new Thread(NOTES::clear).start();
    Thread.sleep(1);
  }

  static void processes() throws IOException, ClassNotFoundException {
    Runtime.getRuntime().exec(new String[] {"true"});
    Class.forName("com.acme.Nothing");
    System.exit(1);
  }

  static String texts(String text) {
    return text.toLowerCase()
        + String.format("%s", text)
        + DateTimeFormatter.ofPattern("d MMM")
        + text.getBytes().length;
  }
}
