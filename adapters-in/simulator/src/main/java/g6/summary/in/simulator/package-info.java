/// A collector that does not exist, and the documents that it writes. Nothing here watches files or
/// decides how a file is written.
package g6.summary.in.simulator;
