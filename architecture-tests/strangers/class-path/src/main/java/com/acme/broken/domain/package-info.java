/** Breaks. */
@NullMarked
package com.acme.broken.domain;

import org.jspecify.annotations.NullMarked;
