/**
 * Access to health records: the access decision, the access log, the lists, and the lock on a
 * patient's record.
 */
@NullMarked
package br.com.techmedicos.application.healthrecord.access;

import org.jspecify.annotations.NullMarked;
