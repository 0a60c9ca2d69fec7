/// The status file on the disk: looking at it, noticing that it changed, and every way in which
/// that can fail. What its bytes mean is not known here.
package g6.summary.in.file;
