/**
 * Joining a meeting, and signalling between the two browsers until they are connected.
 *
 * <p>Joining takes two steps, because browsers cannot send a token with a WebSocket: {@link
 * br.com.techmedicos.application.teleconsultation.JoinMeeting} authorises and issues a ticket;
 * {@link br.com.techmedicos.application.teleconsultation.EnterMeeting} redeems it and gives a seat
 * to the connection. Connections of one meeting may be on different instances: who is connected is
 * a {@link br.com.techmedicos.application.teleconsultation.Presence}, and {@link
 * br.com.techmedicos.application.teleconsultation.Signals} are stored until the addressee's
 * instance collects them.
 */
@NullMarked
package br.com.techmedicos.application.teleconsultation;

import org.jspecify.annotations.NullMarked;
