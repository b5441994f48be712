package io.loyaltystreams.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Runs another main class and ends with the process that started it.
 *
 * <p>Standard input is a pipe from the parent. The kernel closes it when the parent ends, however that happens, so not even
 * {@code kill -9} of the parent leaves this process behind.
 */
public final class Leash {

    /** Exit code of a process whose parent ended. */
    static final int PARENT_ENDED = 143;

    private Leash() {}

    /**
     * Runs the main class that the arguments name.
     *
     * @param args the main class to run, then its own arguments
     */
    public static void main(String[] args) throws ReflectiveOperationException {
        var watch = new Thread(() -> endWith(System.in), "leash");
        watch.setDaemon(true);
        watch.start();
        Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                Arrays.copyOfRange(args, 1, args.length));
    }

    private static void endWith(InputStream parent) {
        try {
            parent.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // a broken pipe means the same as a closed one
        }
        Runtime.getRuntime().halt(PARENT_ENDED);
    }
}
