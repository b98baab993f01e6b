package br.com.techmedicos.bootstrap;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * The direct memory that Netty may take: three quarters of what the JVM has. At its own limit Netty
 * refuses at once, which ends one connection. The JVM, at its limit, first collects the heap and
 * stops the event loop for half a second, each time: that ends the service.
 */
final class DirectMemory {

  private static final String NETTY = "io.netty.maxDirectMemory";

  private DirectMemory() {}

  /** Tells Netty its limit unless the operator did; must be called before Netty is loaded. */
  static void limit() {
    if (System.getProperty(NETTY) == null) {
      System.setProperty(NETTY, Long.toString(ofJvm() / 4 * 3));
    }
  }

  private static long ofJvm() {
    long set =
        Long.parseLong(
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .getVMOption("MaxDirectMemorySize")
                .getValue());
    return set == 0 ? Runtime.getRuntime().maxMemory() : set;
  }
}
