package dev.callwright.agent.cli;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Runs something whenever the process gets SIGHUP. The JDK's only way to hear a signal is {@code sun.misc.Signal} of the module
 * {@code jdk.unsupported}; it is reached by name, since the compiler warns of every mention of it. Where there is no such class or
 * no such signal, nothing happens. The JVM runs each signal on a thread of its own.
 */
final class ReloadSignal {

    private ReloadSignal() {}

    /** Listens from now on. Whether that is possible here. */
    static boolean listen(Runnable reload) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            MethodHandle run = MethodHandles.lookup().bind(reload, "run", MethodType.methodType(void.class));
            Object listener =
                    MethodHandleProxies.asInterfaceInstance(handler, MethodHandles.dropArguments(run, 0, signal));
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), listener);
            return true;
        } catch (ReflectiveOperationException _) {
            return false;
        }
    }
}
