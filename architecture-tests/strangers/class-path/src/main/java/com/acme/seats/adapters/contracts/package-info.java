/** What seats promise. */
@NullMarked
package com.acme.seats.adapters.contracts;

import org.jspecify.annotations.NullMarked;
