package io.calltouchpoints.cli;

import java.io.Console;

/** Whether somebody is looking. */
public final class Terminal {

    private Terminal() {}

    @SuppressWarnings("SystemConsoleNull") // on the JDKs where it is never null, Console.isTerminal tells
    public static boolean present() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
