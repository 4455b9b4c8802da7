"""A campaign that outgrows one machine: the same functions under PySpark's `mapInArrow`.

    python examples/spark_campaign.py [ROWS]

Needs pyspark and pyarrow, and Java 17. Every partition comes as Arrow batches; septet reads their strings where they lie and
gives columns back, and Spark gets batches again: no row ever becomes a Python object.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pyarrow as pa
import septet
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

SCHEMA = "region string, number_error short, encoding byte, segments int"


def check(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Checks the numbers and analyses the bodies of each batch."""
    for batch in batches:
        numbers = septet.check_numbers(batch.column("to"), level="length")
        texts = septet.analyze_many(batch.column("body"))
        yield pa.record_batch(
            {
                "region": batch.column("region"),
                "number_error": pa.array(numbers.error),
                "encoding": pa.array(texts.encoding),
                "segments": pa.array(texts.segments),
            }
        )


def campaign(spark: SparkSession, rows: int) -> DataFrame:
    """Generated recipients, each with a body of their own: some numbers are wrong, some bodies are not GSM-7."""
    number = F.format_string("+1202555%04d", (F.col("id") % 10_000).cast("int"))
    body = F.concat(F.lit("Hello "), F.col("id").cast("string"), F.lit(", doors open at 7"))
    return spark.range(rows, numPartitions=4).select(
        F.when(F.col("id") % 3 == 0, "east").otherwise("west").alias("region"),
        F.when(F.col("id") % 50 == 0, "07700900100").otherwise(number).alias("to"),
        F.when(F.col("id") % 10 == 0, F.concat(body, F.lit(" — 中"))).otherwise(body).alias("body"),
    )


def main() -> int:
    """Runs the campaign and prints what it would take."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    # Workers run this interpreter, and the driver listens to this machine only.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").appName("septet")
    for name in ("spark.driver.bindAddress", "spark.driver.host"):
        builder = builder.config(name, "127.0.0.1")
    spark = builder.config("spark.ui.enabled", "false").getOrCreate()
    try:
        found = campaign(spark, rows).mapInArrow(check, SCHEMA)
        sendable = F.col("number_error") == 0
        summary = found.groupBy("region").agg(
            F.count("*").alias("recipients"),
            F.sum(F.when(sendable, 1).otherwise(0)).alias("ok"),
            F.sum(F.when(sendable, F.col("segments")).otherwise(0)).alias("segments"),
            F.sum(F.col("encoding").cast("int")).alias("ucs2"),
        )
        for row in summary.orderBy("region").collect():
            print(row.region, row.recipients, row.ok, row.segments, row.ucs2)
    finally:
        spark.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
