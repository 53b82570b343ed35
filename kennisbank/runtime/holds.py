"""What a workbook holds: Pyodide and Python here run this to compare their answers."""

import binascii
import io
import json
import zipfile


def holds(said: str) -> str:
    """The answer, and of the workbook in it what it holds: how small that is made depends on the
    library that does so.
    """
    answer = json.loads(said)
    made = zipfile.ZipFile(io.BytesIO(binascii.a2b_base64(answer.pop("base64"))))
    answer["holds"] = [[each.filename, each.file_size, each.CRC] for each in made.infolist()]
    return json.dumps(answer, allow_nan=False, ensure_ascii=False)
