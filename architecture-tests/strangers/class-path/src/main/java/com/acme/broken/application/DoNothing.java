package com.acme.broken.application;

/** Does nothing. */
public final class DoNothing {

  /** Nothing. */
  public record Command() {}

  /** Does it. */
  public boolean handle(Command command) {
    return command.equals(new Command());
  }
}
