/** Reserving seats. */
@NullMarked
package com.acme.seats.application;

import org.jspecify.annotations.NullMarked;
