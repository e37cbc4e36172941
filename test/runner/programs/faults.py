"""What user code does to a benchmark, on purpose and by accident."""
import ctypes
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time


def endless(value):
    while True:
        pass


def endless_natively(value):
    # One call that never gives the interpreter back.
    return pow(7, 10 ** 9, 10 ** 200000 + 1)


def calls_exit(value):
    sys.exit("done for today")


def ends_interpreter(value):
    os._exit(7)


def crashes(value):
    ctypes.string_at(0)


def fails_sometimes(value):
    if value % 3 == 0:
        raise ValueError("cannot take %d" % value)
    return value


def fails_in_threads(value):
    if threading.current_thread() is not threading.main_thread():
        raise RuntimeError("only in the main thread")
    return value


def dies_in_workers(value):
    if multiprocessing.parent_process() is not None:
        os._exit(9)
    return value


def prints_much(value):
    sys.stdout.write("x" * 10_000_000)
    sys.stdout.flush()
    return value


def prints_garbage(value):
    os.write(1, bytes(range(256)) + b'\n{"v": 1, "type": "round", "seconds": 0}\n')
    os.write(2, b"\xff\xfe\x00")
    return value


def writes_to_channel(value):
    for number in range(3, 64):
        try:
            os.write(number, b"garbage\n")
        except OSError:
            pass
    return value


def closes_descriptors(value):
    os.closerange(3, 256)
    return value


def replaces_descriptors(value):
    os.closerange(3, 256)
    for _ in range(32):
        os.open(os.environ["FORKCAST_TEST_FILE"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    return value


def leaves_stubborn_child(value):
    code = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(300)"
    subprocess.Popen([sys.executable, "-S", "-c", code, "forkcast-test-stubborn"], stdin=subprocess.DEVNULL)
    return value


def leaves_hidden_child(value):
    # Another session, no mark in its environment, and its parent is gone at once.
    code = ("import subprocess, sys; subprocess.Popen([sys.executable, '-S', '-c', 'import time; time.sleep(300)',"
            " 'forkcast-test-hidden'], env={}, start_new_session=True)")
    subprocess.run([sys.executable, "-S", "-c", code], check=True)
    return value


def ignores_signals(value):
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    time.sleep(300)


def changes_directory(value):
    os.chdir("/")
    return os.getcwd()


def returns_lock(value):
    return threading.Lock()


def takes_anything(value):
    return 1


class Unpicklable(Exception):
    def __init__(self, code, text):
        super().__init__(text)


def raises_unpicklable(value):
    raise Unpicklable(1, "two arguments to make, one to keep")


def recurses(value):
    return recurses(value + 1)


def hoards(value):
    import resource
    # Enough for the interpreter and its threads' stacks, not for one such array.
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    return len(bytearray(1 << 31))


def returns_much(value):
    return bytes(20_000_000)


def starts_threads(value):
    threading.Thread(target=time.sleep, args=(300,)).start()
    return value


def forks(value):
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
    return value


def forks_and_returns(value):
    def deeper():
        return os.fork()
    deeper()
    return value


def forks_and_exits(value):
    pid = os.fork()
    if pid == 0:
        try:
            raise KeyError("caught, which says nothing")
        except KeyError:
            pass
        if value % 2:
            raise ValueError("in the child")
        sys.exit(3)
    return (os.waitpid(pid, 0)[1] >> 8) == (1 if value % 2 else 3)


def reads_input(value):
    return sys.stdin.read()


def replaces_clocks(value):
    time.perf_counter = time.time = time.process_time = lambda: 0.0
    return value


def closes_output(value):
    sys.stdout.close()
    sys.stderr.close()
    return value


def uses_multiprocessing(value):
    with multiprocessing.Pool(1) as pool:
        return pool.apply(abs, (value,))
