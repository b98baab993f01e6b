/**
 * The way into a meeting, and what the two in it send each other until their browsers are
 * connected.
 *
 * <p>Joining is in two steps, since a WebSocket carries no header of ours: {@link
 * br.com.techmedicos.application.teleconsultation.JoinMeeting} checks who and when, and gives a
 * ticket; {@link br.com.techmedicos.application.teleconsultation.EnterMeeting} takes it, once, and
 * seats the connection that brought it. Connections of one meeting may hang on different instances:
 * who sits where is a {@link br.com.techmedicos.application.teleconsultation.Presence}, and {@link
 * br.com.techmedicos.application.teleconsultation.Signals} are kept until the instance of the
 * addressee collects them.
 */
@NullMarked
package br.com.techmedicos.application.teleconsultation;

import org.jspecify.annotations.NullMarked;
