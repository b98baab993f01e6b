/**
 * Our own meeting room: its page, the signalling WebSocket, and the credentials of the TURN relay.
 */
@NullMarked
package br.com.techmedicos.adapters.meetingroom;

import org.jspecify.annotations.NullMarked;
