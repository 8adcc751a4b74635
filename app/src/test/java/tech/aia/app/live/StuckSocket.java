package tech.aia.app.live;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client of a WebSocket that takes nothing until it is asked why it was closed. Frames are those of RFC 6455, section 5.2. */
final class StuckSocket implements AutoCloseable {
    private static final int CLOSE = 8;
    /** RFC 6455, section 7.4.1: never sent, but what a client reports. */
    static final int BROKEN_OFF = 1006;

    private static final int MASKED = 0x80;

    private final Socket socket = new Socket();
    private final DataInputStream in;

    StuckSocket(int port, String authorization) throws IOException {
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.setSoTimeout(60_000);
        in = new DataInputStream(socket.getInputStream());
        socket.getOutputStream()
                .write(("GET /graphql/ws HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                + "Sec-WebSocket-Protocol: graphql-transport-ws\r\n" + authorization + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.readUnsignedByte());
        }
    }

    /** With a mask of zeros, so that the text stays as it is. */
    void send(String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var frame = new byte[bytes.length + 8];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (MASKED | 126);
        frame[2] = (byte) (bytes.length >> 8);
        frame[3] = (byte) bytes.length;
        System.arraycopy(bytes, 0, frame, 8, bytes.length);
        socket.getOutputStream().write(frame);
    }

    /** Reads all that is on its way, up to the code of the close frame; {@value #BROKEN_OFF} if there is none. */
    int closedWith() throws IOException {
        try {
            return readToClose();
        } catch (EOFException end) {
            return BROKEN_OFF;
        }
    }

    private int readToClose() throws IOException {
        while (true) {
            var kind = in.readUnsignedByte() & 0x0F;
            long length = in.readUnsignedByte();
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = in.readLong();
            }
            if (kind == CLOSE) {
                return in.readUnsignedShort();
            }
            if (in.skipBytes((int) length) < length) {
                throw new EOFException();
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
