/** Seats. */
@NullMarked
package com.acme.seats.domain;

import org.jspecify.annotations.NullMarked;
