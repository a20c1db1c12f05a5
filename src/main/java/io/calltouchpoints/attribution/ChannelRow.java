package io.calltouchpoints.attribution;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/**
 * A row of a channel sheet.
 *
 * @param number counted as a spreadsheet does: the header is row 1
 * @param cells the filled ones; without any the row fits every visit
 */
record ChannelRow(int number, Channel channel, ImmutableList<Cell> cells) {

    /** The first cell from the left that does not fit, or null when the row fits. */
    @Nullable
    Cell misfit(Visit visit) {
        for (Cell cell : cells) {
            if (!cell.fits(visit)) {
                return cell;
            }
        }
        return null;
    }

    /** Whether every visit that the other row fits is already this row's. */
    boolean covers(ChannelRow other) {
        return cells.stream().allMatch(own -> other.cells.stream().anyMatch(own::covers));
    }
}
