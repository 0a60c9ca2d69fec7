package g6.summary.out.terminal;

/// How one role looks: parameters of the control sequence that selects it (ECMA-48, SGR).
///
/// @param foreground the colour of the palette of 256; [#OWN] for the terminal's own
/// @param ground the same for what lies behind; [#OWN] for the terminal's own
/// @param basic the parameter for the foreground where there are sixteen colours
/// @param basicGround the same for what lies behind
record Paint(int foreground, int ground, int basic, int basicGround, boolean isBold) {
    static final int OWN = -1;
    static final Paint PLAIN = new Paint(OWN, OWN, 39, 49, false);

    private static final String ESCAPE = "\u001b[";

    static Paint ink(int foreground, int basic) {
        return new Paint(foreground, OWN, basic, 49, false);
    }

    static Paint badge(int foreground, int ground, int basic, int basicGround) {
        return new Paint(foreground, ground, basic, basicGround, false);
    }

    Paint bold() {
        return new Paint(foreground, ground, basic, basicGround, true);
    }

    private boolean hasGround() {
        return ground != OWN;
    }

    private boolean hasInk(ColorDepth depth) {
        return switch (depth) {
            case NONE -> false;
            case SIXTEEN -> basic != 39;
            case PALETTE -> foreground != OWN;
        };
    }

    /// The sequence that turns the pen from another paint to this one; empty where nothing is to be
    /// turned.
    String from(Paint before, ColorDepth depth) {
        String own = parameters(depth);
        if (own.equals(before.parameters(depth))) {
            return "";
        }
        if (own.isEmpty()) {
            return ESCAPE + "m";
        }
        boolean addsAlone =
                hasInk(depth) && (isBold || !before.isBold) && (hasGround() || !before.hasGround());
        return ESCAPE + (addsAlone ? "" : "0;") + own + "m";
    }

    /// Empty for the terminal's own look.
    private String parameters(ColorDepth depth) {
        return switch (depth) {
            case NONE -> joined("", hasGround() ? "7" : "");
            case SIXTEEN ->
                    joined(
                            hasInk(depth) ? String.valueOf(basic) : "",
                            hasGround() ? String.valueOf(basicGround) : "");
            case PALETTE ->
                    joined(
                            hasInk(depth) ? "38;5;" + foreground : "",
                            hasGround() ? "48;5;" + ground : "");
        };
    }

    private String joined(String ink, String behind) {
        StringBuilder all = new StringBuilder(isBold ? "1" : "");
        for (String part : new String[] {ink, behind}) {
            if (!part.isEmpty()) {
                all.append(all.isEmpty() ? "" : ";").append(part);
            }
        }
        return all.toString();
    }
}
