/// Meters for everything that the core and its adapters tell of, and their text. One class of
/// meters for each observer's port; nothing else is counted here.
@NullMarked
package g6.summary.out.metrics;

import org.jspecify.annotations.NullMarked;
