"""Answers that grow while somebody looks.

A desk has worker processes that do single runs of everybody's questions; first pairs come before
later ones. What it tells has the same bytes as `experiments.runs.run.run_scenarios`:

    from experiments.child.story import same_child
    from experiments.comparison.compare import compare
    from experiments.live import Desk, Question
    from experiments.live.worker import watch
    from scenarios import load

    def told(progress):
        print(progress.stage, progress.done, "of", progress.total, progress.seconds_left)
        if progress.runs is not None:
            print(compare(progress.runs).answer("en"))

    with Desk(workers=2) as desk:
        question = Question((load("current"), load("integrated-teams")), "jeugdregio:Eemland")
        ticket = desk.ask(question, told)   # returns at once
        ...
        ticket.cancel()                     # a lever was moved: nobody needs this any more
        story = desk.call(same_child, "current", "integrated-teams",
                          region="municipality:Bunnik", progress=watch)
        print(story.share)                  # how far it is, at any time
        print(story.result().text("en"))    # or story.cancel(), at any time

Workers are processes of their own, without any part of the dashboard in them, and end when their
parent does.
"""

from experiments.live.call import Call, Share
from experiments.live.desk import Desk
from experiments.live.progress import Failure, Progress
from experiments.live.question import Question
from experiments.live.ticket import Ticket

__all__ = ["Call", "Desk", "Failure", "Progress", "Question", "Share", "Ticket"]
