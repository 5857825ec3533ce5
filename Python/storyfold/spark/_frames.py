"""Tables that a run keeps while it needs them."""

from __future__ import annotations

from typing import Any

from pyspark import StorageLevel
from pyspark.sql import DataFrame
from pyspark.sql.classic.dataframe import DataFrame as ClassicDataFrame


class Frames:
    """What is asked for more than once, in the executors' memory, and on their disks where that is short.

    What a lost executor held is computed once more.
    """

    def __init__(self) -> None:
        self._kept: list[DataFrame] = []

    def keep(self, frame: DataFrame) -> DataFrame:
        """The same rows, whose plan begins here.

        Spark describes and plans what a frame is made of for every query on it. Of frames that are made of each other, some of
        them twice, that doubles with each. So the rows are taken as a source that knows how to make a lost part again.
        They are those of the plan itself: around what `toRdd` has, Spark 4.3 describes the plan once more.
        """
        session: Any = frame.sparkSession
        rows = frame._jdf.queryExecution().executedPlan().execute()
        source = session._jsparkSession.internalCreateDataFrame(rows, frame._jdf.schema(), False)
        kept = ClassicDataFrame(source, session).persist(StorageLevel.MEMORY_AND_DISK)
        self._kept.append(kept)
        return kept

    def drop(self, frame: DataFrame) -> None:
        frame.unpersist()
        self._kept = [kept for kept in self._kept if kept is not frame]

    def drop_all(self, but: tuple[DataFrame, ...] = ()) -> None:
        for frame in self._kept:
            if not any(frame is one for one in but):
                frame.unpersist()
        self._kept = list(but)
