/// Streams, snapshots and health for other programs, over HTTP. A client of the stream is the last
/// frame that it was sent.
package g6.summary.out.http;
