"""Writes rows.json through the C++ writers and reads both files back with pyarrow and Python's csv module."""

import csv
import datetime
import io
import json
import pathlib
import subprocess
import sys
import tempfile

import pyarrow as pa
import pyarrow.parquet as pq

ARROW_TYPES = {
    "integer": pa.int64(),
    "real": pa.float64(),
    "date": pa.date32(),
    "boolean": pa.bool_(),
    "text": pa.dictionary(pa.int32(), pa.string()),
}
FROM_JSON = {"real": float, "date": datetime.date.fromisoformat}
FROM_CSV = {
    "integer": int,
    "real": float,
    "date": datetime.date.fromisoformat,
    "boolean": {"true": True, "false": False}.__getitem__,
    "text": str,
}


def cells(row, types, read, is_gap):
    return [None if is_gap(cell, kind) else read.get(kind, lambda it: it)(cell) for cell, kind in zip(row, types)]


def check_parquet(path, content, types, wanted):
    table = pq.read_table(path)
    assert table.column_names == [column["name"] for column in content["columns"]]
    assert [field.type for field in table.schema] == [ARROW_TYPES[kind] for kind in types], table.schema
    assert [list(row.values()) for row in table.to_pylist()] == wanted
    assert table.schema.metadata[b"synthetic"] == b"true"
    for field in table.schema:
        assert field.metadata[b"meaning"].decode() == "meaning of " + field.name
        assert field.metadata[b"unit"].decode() == "unit of " + field.name
    facts = pq.ParquetFile(path).metadata
    assert facts.created_by.startswith("osmanthus"), facts.created_by
    assert facts.row_group(0).column(0).compression == "ZSTD"


def check_csv(path, content, types, wanted):
    raw = path.read_bytes()
    assert raw.endswith(b"\r\n") and b"#" not in raw
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8"), newline=""), strict=True))
    assert rows[0] == [column["name"] for column in content["columns"]]
    # The csv module reads an empty text and a gap alike; the raw check below tells them apart.
    read = [cells(row, types, FROM_CSV, lambda cell, kind: cell == "" and kind != "text") for row in rows[1:]]
    alike = [["" if cell is None and kind == "text" else cell for cell, kind in zip(row, types)] for row in wanted]
    assert read == alike, (read, alike)
    assert b'2,2020-12-31,"",-2.5,true\r\n' in raw
    assert b"\r\n,,,,\r\n6,,cn,,\r\n" in raw
    for number in (b",1400000,", b",0.1,", b",1e-07,", b",0.30000000000000004,", b",1e+15,"):
        assert number in raw, number


def main(program, rows):
    content = json.loads(pathlib.Path(rows).read_text(encoding="utf-8"))
    types = [column["type"] for column in content["columns"]]
    wanted = [cells(row, types, FROM_JSON, lambda cell, kind: cell is None) for row in content["rows"]]
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        for folder in (one, other):
            subprocess.run([program, rows, folder], check=True, env={"LC_ALL": "de_DE.UTF-8"})
        check_parquet(pathlib.Path(one, "rows.parquet"), content, types, wanted)
        check_csv(pathlib.Path(one, "rows.csv"), content, types, wanted)
        for name in ("rows.parquet", "rows.csv"):
            assert pathlib.Path(one, name).read_bytes() == pathlib.Path(other, name).read_bytes(), name
        assert sorted(path.name for path in pathlib.Path(one).iterdir()) == ["rows.csv", "rows.parquet"]


main(*sys.argv[1:])
