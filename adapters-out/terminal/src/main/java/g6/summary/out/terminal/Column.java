package g6.summary.out.terminal;

/// A column of a table.
///
/// @param title stands above it
/// @param side where its cells stand
/// @param importance where there is no room for all columns those with the greatest number go
///   first; 0 never goes
/// @param growth whether it takes what the others leave, and gives way to them
/// @param enough how many columns less important ones do not go for, where it gives way
record Column(String title, Side side, int importance, Growth growth, int enough) {
    private static final int USUALLY_ENOUGH = 8;

    /// Where the cells of a column stand.
    enum Side {
        LEFT,
        RIGHT
    }

    /// What a column does with room.
    enum Growth {
        /// As wide as its widest cell.
        NONE,
        /// As wide as it must be, wider where there is room.
        FILLS
    }

    static Column left(String title, int importance) {
        return new Column(title, Side.LEFT, importance, Growth.NONE, 0);
    }

    static Column right(String title, int importance) {
        return new Column(title, Side.RIGHT, importance, Growth.NONE, 0);
    }

    static Column filling(String title, int importance) {
        return filling(title, importance, USUALLY_ENOUGH);
    }

    static Column filling(String title, int importance, int enough) {
        return new Column(title, Side.LEFT, importance, Growth.FILLS, enough);
    }

    boolean fills() {
        return growth == Growth.FILLS;
    }
}
