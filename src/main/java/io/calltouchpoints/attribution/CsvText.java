package io.calltouchpoints.attribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The records of a CSV text as spreadsheets write it. */
final class CsvText {

    /** Empty lines are kept, so that records count as rows of a spreadsheet. */
    private static final CSVFormat FORMAT =
            CSVFormat.DEFAULT.builder().setIgnoreEmptyLines(false).get();

    private CsvText() {}

    static List<CSVRecord> records(String csv, List<SheetProblem> problems) {
        List<CSVRecord> records = new ArrayList<>();
        // Excel begins UTF-8 files with a byte order mark.
        String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        try (CSVParser parser = CSVParser.parse(text, FORMAT)) {
            for (Iterator<CSVRecord> i = parser.iterator(); i.hasNext(); ) {
                records.add(i.next());
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            problems.add(new SheetProblem(records.size() + 1, null, "no CSV: " + e.getMessage()));
        }
        return records;
    }
}
