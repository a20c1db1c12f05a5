package io.calltouchpoints.attribution;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong, or odd, in a channel sheet.
 *
 * @param row counted as a spreadsheet does: the header is row 1
 * @param column its title, null when the whole row is meant
 */
public record SheetProblem(int row, @Nullable String column, String reason) {

    @Override
    public String toString() {
        return "row " + row + (column == null ? "" : ", column " + column) + ": " + reason;
    }
}
