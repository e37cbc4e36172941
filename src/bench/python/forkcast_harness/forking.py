"""A task that forks, and whose child comes back from the function: it would go on as a second harness, and fork once more in every task to come."""

import os
import sys

from .failures import HARNESS_FOLDER, Failure, is_ours


def watch(channel):
    """From here on such a child says so, in the place of its parent's next answer, and ends."""
    harness = os.getpid()

    def came_back():
        # The child of a worker has no line to the outside; its worker goes on.
        if os.getppid() == harness:
            channel.send(Failure("child-came-back").as_message())
        os._exit(0)

    for name in ("fork", "forkpty"):
        if hasattr(os, name):
            setattr(os, name, watched(getattr(os, name), came_back))


def watched(fork, came_back):
    def fork_and_watch():
        result = fork()
        pid = result[0] if isinstance(result, tuple) else result
        if pid == 0:
            last = outermost_of_user(sys._getframe(1))
            if last is not None:
                end_with(last, came_back)
        return result
    return fork_and_watch


def end_with(last, came_back):
    """Ends this process as soon as the frame does. What is raised out of it would end a program that nobody runs under a harness; what returns goes on."""
    raised = None

    def trace(frame, event, argument):
        nonlocal raised
        if event == "return":
            if raised is None:
                came_back()
            end_by(*raised)
        raised = argument if event == "exception" else None
        return trace

    last.f_trace = trace
    # Frames to come are of no interest, but only where something traces are those that run.
    sys.settrace(lambda frame, event, argument: None)


def end_by(kind, error, where):
    code = error.code if isinstance(error, SystemExit) else 1
    if not isinstance(error, SystemExit):
        sys.__excepthook__(kind, error, where)
    os._exit(code if isinstance(code, int) else 0 if code is None else 1)


def outermost_of_user(frame):
    """The frame of the function that the harness called; None where a library forks, which ends its child itself."""
    if is_ours(frame.f_code.co_filename):
        return None
    last = None
    while frame is not None and not os.path.abspath(frame.f_code.co_filename).startswith(HARNESS_FOLDER + os.sep):
        if not is_ours(frame.f_code.co_filename):
            last = frame
        frame = frame.f_back
    return last
