/** Breaks. */
@NullMarked
package com.acme.broken.bootstrap;

import org.jspecify.annotations.NullMarked;
