package io.loyaltystreams.launcher;

/** The exit codes that scripts can rely on. */
public final class ExitCode {

    public static final int FINE = 0;
    public static final int WORK_FAILED = 1;
    public static final int WRONG_USE = 2;

    private ExitCode() {}
}
