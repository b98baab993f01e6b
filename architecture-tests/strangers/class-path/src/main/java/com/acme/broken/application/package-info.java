/** Breaks. */
@NullMarked
package com.acme.broken.application;

import org.jspecify.annotations.NullMarked;
