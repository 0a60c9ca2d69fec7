/// The cycle from a status document to every output, and the ports through which it happens. No
/// format, file, terminal, socket or setting is known here.
package g6.summary.application;
