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
                sys.setprofile(lambda frame, event, _: came_back() if event == "return" and frame is last else None)
        return result
    return fork_and_watch


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
