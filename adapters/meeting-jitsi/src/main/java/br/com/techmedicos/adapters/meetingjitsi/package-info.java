/** Rooms that a Jitsi provides, of one's own or as a service (JaaS). */
@NullMarked
package br.com.techmedicos.adapters.meetingjitsi;

import org.jspecify.annotations.NullMarked;
