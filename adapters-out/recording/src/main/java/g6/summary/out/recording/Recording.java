package g6.summary.out.recording;

final class Recording {}
