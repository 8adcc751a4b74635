package tech.aia.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;

/** Answers of the server passed on as they came, for scripts. */
final class Output {
    private Output() {}

    static void json(PrintStream out, byte[] answer) {
        out.write(answer, 0, answer.length);
        if (answer.length == 0 || answer[answer.length - 1] != '\n') {
            out.print('\n');
        }
    }

    /** Copies as it arrives, so that a reader downstream need not wait for the end. */
    static void stream(PrintStream out, InputStream answer) throws IOException {
        var buffer = new byte[1 << 14];
        for (var read = answer.read(buffer); read >= 0; read = answer.read(buffer)) {
            out.write(buffer, 0, read);
            out.flush();
            if (out.checkError()) {
                return;
            }
        }
    }
}
