/** Seats in memory. */
@NullMarked
package com.acme.seats.adapters.memory;

import org.jspecify.annotations.NullMarked;
