/// From the command line to a running service and back to an exit code. No reading, showing or
/// computing of figures is done here.
package g6.summary.bootstrap;
