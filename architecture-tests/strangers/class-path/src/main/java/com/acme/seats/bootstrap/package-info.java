/** The program. */
@NullMarked
package com.acme.seats.bootstrap;

import org.jspecify.annotations.NullMarked;
