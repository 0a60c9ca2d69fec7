/// Meters for everything that the core and its adapters tell of, and their text. Each class of
/// meters is an observer that says what it counts; nothing else is counted here.
@NullMarked
package g6.summary.out.metrics;

import org.jspecify.annotations.NullMarked;
