/**
 * Our own room: the page that people meet on, the WebSocket by which their browsers find each
 * other, and the logins of the relay that carries media where no direct way is.
 */
@NullMarked
package br.com.techmedicos.adapters.meetingroom;

import org.jspecify.annotations.NullMarked;
