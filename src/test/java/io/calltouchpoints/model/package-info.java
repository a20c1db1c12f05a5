/** What must come out, written a second time, plainly and from the specification alone; and histories to ask it of. */
package io.calltouchpoints.model;
