package com.acme.broken.bootstrap;

import com.acme.broken.application.DoNothing;

/** Puts it together. */
public final class Wiring {

  private Wiring() {}

  /** Makes the use case. */
  public static DoNothing doNothing() {
    return new DoNothing();
  }
}
